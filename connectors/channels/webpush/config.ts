import { z } from 'zod';
import { parseDuration } from '../../../engine/plan/duration.ts';
import { allowedTarget, type TargetRules } from '../../http/target.ts';
import { isAddress } from '../address.ts';
import { channelLimits } from '../rate.ts';

export const webpushConfig = z.strictObject({
  kind: z.literal('webpush'),
  /** Whom a push service may write to about what we send (RFC 8292 §2.1). */
  contact: z.string().refine(isAddress, 'Write the mail address of whoever runs Posthorn.'),
  /** How long a push service keeps an alert for a device that is off. */
  keep: z
    .string()
    .default('24h')
    .transform((text, context) => {
      const ms = parseDuration(text);
      if (ms === undefined) context.addIssue(`${JSON.stringify(text)} is no duration such as "12h".`);
      return ms ?? 0;
    }),
  /** Hosts of further push services, beside those of the browsers' makers. */
  hosts: z.array(z.string().min(1)).default([]),
  insecure: z.boolean().default(false),
  /** Those hosts are machines of one's own: their addresses may be private. */
  internal: z.boolean().default(false),
  /** For one exchange, in ms. */
  timeout: z.int().min(100).max(50_000).default(10_000),
  ...channelLimits,
});
export type WebpushConfig = z.output<typeof webpushConfig>;

/** Push services of Chrome and Edge, Firefox, Safari, and Edge on Windows: a browser's subscription names one of them. */
const SERVICES = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.push.services.mozilla.com',
  '*.push.apple.com',
  '*.notify.windows.com',
];

/** The usual ones are public, whatever `internal` says of the configured ones. */
export function serviceRules({ hosts, insecure, internal }: WebpushConfig, endpoint: string): TargetRules {
  const host = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const own = host !== undefined && (hosts.includes(host.host) || hosts.includes(host.hostname));
  return own ? { hosts, insecure, internal } : { hosts: SERVICES };
}

/** Why a subscription's endpoint cannot be used; undefined where it can. A browser says it, so anybody may have written it. */
export function refusedEndpoint(config: WebpushConfig, endpoint: string): string | undefined {
  const target = allowedTarget(endpoint, serviceRules(config, endpoint));
  return typeof target === 'string' ? target : undefined;
}

/** What `check` knocks at: the configured services, else those of which one at least must be there. */
export const knockAt = ({ hosts }: WebpushConfig) =>
  hosts.length
    ? hosts.filter((host) => !host.startsWith('*.'))
    : ['fcm.googleapis.com', 'updates.push.services.mozilla.com'];
