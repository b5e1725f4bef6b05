import { z } from 'zod';
import type { Alert } from '../../engine/arbiter/alert.ts';
import { oneLine } from '../clean-text.ts';
import { reach } from '../http/reach.ts';
import { allowedTarget } from '../http/target.ts';
import { secretsOf, type Target, targetOf, webhookTarget } from '../webhook/config.ts';
import { post } from '../webhook/post.ts';
import { type Channel, ChannelFailure, type Sent } from './channel.ts';
import { viaHttp } from './http-failure.ts';
import { presentable } from './presentable.ts';
import { channelLimits } from './rate.ts';

const RECEIPT_CHARS = 200;

export const webhookConfig = z
  .strictObject({
    kind: z.literal('webhook'),
    ...webhookTarget,
    /** Without it, each person's address in the directory is the URL. */
    url: webhookTarget.url.optional(),
    /** Hosts that such addresses may name: `hooks.example.com`, `127.0.0.1:8080`. */
    hosts: z.array(z.string().min(1)).default([]),
    ...channelLimits,
  })
  .refine(({ url, hosts }) => url !== undefined || hosts.length > 0, {
    path: ['url'],
    message: 'Give the url that all alerts are posted to, or the hosts that addresses of persons may name.',
  });
export type WebhookConfig = z.output<typeof webhookConfig>;

/** @throws where the secret is missing or the URL cannot be used. */
export function webhookChannel(name: string, config: WebhookConfig): Channel {
  const secrets = secretsOf(config.secret);
  const fixed = config.url === undefined ? undefined : targetOf(name, config.url, config);

  function target({ person, address }: Alert): Target {
    if (fixed) return fixed;
    const url = allowedTarget(address, config);
    if (typeof url !== 'string') return { url, rules: config };
    throw new ChannelFailure(`The webhook address of ${person} cannot be used. ${url}`, { temporary: false });
  }

  return {
    name,
    kind: 'webhook',
    async send(alert): Promise<Sent> {
      const { timeout } = config;
      const answer = await viaHttp(post({ ...target(alert), id: alert.key, body: payload(alert), secrets, timeout }));
      const receipt = receiptIn(answer);
      return receipt === undefined ? {} : { receipt };
    },
    async check() {
      const problem = fixed && (await reach(fixed.url, fixed.rules, config.timeout));
      return problem === undefined ? [] : [problem];
    },
    close: async () => {},
  };
}

/** `{ type, timestamp, data }` as Standard Webhooks has it; `data` is the alert, its person's address as `to`. */
function payload(alert: Alert): string {
  const { address, channel: _, items: __, at, ...data } = presentable(alert);
  return JSON.stringify({ type: 'alert', timestamp: new Date(at).toISOString(), data: { ...data, to: address } });
}

/** What the other side calls the message: `id` of the JSON that it answered, where it did. */
function receiptIn(answer: string): string | undefined {
  try {
    const { id } = JSON.parse(answer) as { id?: unknown };
    return typeof id === 'string' ? oneLine(id, RECEIPT_CHARS) : undefined;
  } catch {
    return undefined;
  }
}
