import { z } from 'zod';
import { allowedTarget, type TargetRules } from '../http/target.ts';
import { readSecret, secret } from '../secret.ts';

/** What every webhook's configuration holds, whether it carries alerts or tasks. */
export const webhookTarget = {
  /** Where to post. A URL that is a secret itself, as chat services give them, is named like one. */
  url: z.union([z.url(), secret]),
  /** Signs what is sent (Standard Webhooks). While one is exchanged for another: both, the new one first. */
  secret: z.union([secret, z.array(secret).min(1).max(4)]).optional(),
  /** Allows plain http to another machine. */
  insecure: z.boolean().default(false),
  /** The host is a machine of one's own: its address may be private. */
  internal: z.boolean().default(false),
  /** For one exchange, in ms: less than the minute after which the durable side takes it for lost. */
  timeout: z.int().min(100).max(50_000).default(10_000),
};

export interface Target {
  readonly url: URL;
  readonly rules: TargetRules;
}

/** The URL that a configuration names; a host that stands there is one that the administrator chose. @throws where it cannot be used. */
export function targetOf(
  name: string,
  url: z.infer<(typeof webhookTarget)['url']>,
  { insecure, internal }: { readonly insecure: boolean; readonly internal: boolean },
): Target {
  const text = typeof url === 'string' ? url : readSecret(url);
  const rules = { hosts: URL.canParse(text) ? [new URL(text).host] : [], insecure, internal };
  const target = allowedTarget(text, rules);
  if (typeof target === 'string') throw new Error(`The URL of the webhook ${name} cannot be used. ${target}`);
  return { url: target, rules };
}

/** The secrets of a configuration, the newest first. @throws SecretError */
export const secretsOf = (given: z.infer<(typeof webhookTarget)['secret']>): string[] =>
  [given ?? []].flat().map(readSecret);
