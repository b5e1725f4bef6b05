import { z } from 'zod';
import { readSecret, secret } from '../secret.ts';
import { allowedTarget } from './target.ts';

/** What every webhook's configuration holds, whether it carries alerts or tasks. */
export const webhookTarget = {
  /** Where to post. A URL that is a secret itself, as chat services give them, is named like one. */
  url: z.union([z.url(), secret]),
  /** Signs what is sent (Standard Webhooks). */
  secret: secret.optional(),
  /** Allows plain http to another machine. */
  insecure: z.boolean().default(false),
  /** For one exchange, in ms: less than the minute after which the durable side takes it for lost. */
  timeout: z.int().min(100).max(50_000).default(10_000),
};

/** The URL that a configuration names; a host that stands there is one that the administrator chose. @throws where it cannot be used. */
export function targetOf(name: string, url: z.infer<(typeof webhookTarget)['url']>, insecure: boolean): URL {
  const text = typeof url === 'string' ? url : readSecret(url);
  const hosts = URL.canParse(text) ? [new URL(text).host] : [];
  const target = allowedTarget(text, { hosts, insecure });
  if (typeof target === 'string') throw new Error(`The URL of the webhook ${name} cannot be used. ${target}`);
  return target;
}
