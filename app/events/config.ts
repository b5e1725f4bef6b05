import { z } from 'zod';
import { readSecret, secret } from '../../connectors/secret.ts';

const NAME = /^[a-z][a-z0-9-]{0,39}$/;

const name = z
  .string()
  .regex(NAME, 'A name has up to 40 lower-case letters, digits and "-", and begins with a letter.');

/** The section `events` of the configuration: who may send events, and which. */
export const eventsConfig = z
  .strictObject({
    secrets: z
      .record(name, z.union([secret, z.array(secret).min(1).max(5)]))
      .default({})
      .describe('Of each source, the secret that signs its events; several while one takes the place of another.'),
    allow: z
      .record(name, z.array(z.string().min(1)))
      .default({})
      .describe(
        'Of each source, the events that it may send, `*` for any letters; without it those that begin with its name.',
      ),
    maxSize: z.int().min(1_024).max(10_485_760).default(262_144).describe('Of one event, in bytes.'),
  })
  .refine(({ secrets, allow }) => Object.keys(allow).every((name) => Object.hasOwn(secrets, name)), {
    path: ['allow'],
    message: 'A source that may send events needs a secret: name it in events.secrets, too.',
  });
export type EventsConfig = z.output<typeof eventsConfig>;

/** Somebody who may send events. */
export interface Sender {
  readonly name: string;
  readonly secrets: readonly string[];
  allows(event: string): boolean;
}

/** Who may send events, and how large they may be. @throws SecretError where a secret is not where the configuration says */
export const doorOf = (config: EventsConfig) => ({ senders: sendersOf(config), maxSize: config.maxSize });

/** @throws SecretError */
export function sendersOf({ secrets, allow }: EventsConfig): readonly Sender[] {
  return Object.entries(secrets).map(([name, where]) => {
    const patterns = (allow[name] ?? [`${name}.*`]).map(patternOf);
    return {
      name,
      secrets: [where].flat().map(readSecret),
      allows: (event) => patterns.some((pattern) => pattern.test(event)),
    };
  });
}

const patternOf = (text: string) =>
  new RegExp(
    `^${text
      .split('*')
      .map((part) => part.replaceAll(/[\\^$.+?()[\]{}|]/g, '\\$&'))
      .join('.*')}$`,
  );
