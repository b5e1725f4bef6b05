import { z } from 'zod';
import { priority } from '../../../engine/plan/priority.ts';
import { allowedTarget, type TargetRules } from '../../http/target.ts';
import { readSecret, type Secret, secret } from '../../secret.ts';
import { channelLimits } from '../rate.ts';

/** What every chat's configuration holds. */
export const chatSettings = {
  /** Base URL of a private deployment, or of a test, instead of the service's own. */
  api: z.url().optional(),
  /** Whether the channel counts as one that makes itself heard, so that quiet hours keep it out. */
  rings: z.boolean().default(false),
  /** The least pressing priority that it carries. */
  least: priority.optional(),
  /** For one exchange, in ms: less than the minute after which the durable side takes it for lost. */
  timeout: z.int().min(100).max(50_000).default(10_000),
  ...channelLimits,
};

/** What the configuration of a group's robot holds that signs its posts. */
export const robotSettings = {
  /** Its webhook, as the service shows it. */
  robot: secret,
  /** Of its signature, where its settings ask for one. */
  secret: secret.optional(),
  ...chatSettings,
};

type Chat = z.output<z.ZodObject<typeof chatSettings>>;

/** What a chat's channel says of itself to the arbiter. */
export const bearingOf = ({ rings, least }: Pick<Chat, 'rings' | 'least'>) => ({ rings, ...(least && { least }) });

/** The secret that a robot signs with, where it has one. @throws SecretError */
export const signingSecret = (where: Secret | undefined) => where && readSecret(where).trim();

/**
 * Where a chat's requests may go: to the service's own hosts, or to the one that the administrator names instead.
 *
 * @throws where that one cannot be used
 */
export function chatRules(kind: string, api: string | undefined, official: readonly string[]): TargetRules {
  if (api === undefined) return { hosts: official };
  const rules = { hosts: [new URL(api).host], internal: true };
  const target = allowedTarget(api, rules);
  if (typeof target === 'string') throw new Error(`The api of the channel of kind ${kind} cannot be used. ${target}`);
  return rules;
}

/** The webhook of a group's robot, which is a secret as a whole. @throws where there is none, or it leads elsewhere than to the service */
export function robotWebhook(kind: string, where: Secret, rules: TargetRules): URL {
  const target = allowedTarget(readSecret(where).trim(), rules);
  if (typeof target === 'string') throw new Error(`The webhook of the robot of kind ${kind} cannot be used. ${target}`);
  return target;
}
