import { z } from 'zod';
import type { Alert } from '../../engine/arbiter/alert.ts';
import type { Priority } from '../../engine/plan/priority.ts';
import { oneLine } from '../clean-text.ts';
import { type Answer, exchange, type Request } from '../http/exchange.ts';
import { refused } from '../http/failure.ts';
import { allowedTarget } from '../http/target.ts';
import { readSecret, secret } from '../secret.ts';
import { type Became, type Channel, ChannelFailure, type Links, type Sent } from './channel.ts';
import { fitBytes } from './chat/fit.ts';
import { chatWords } from './chat/words.ts';
import { viaHttp } from './http-failure.ts';
import { linkLines } from './link-lines.ts';
import { presentable } from './presentable.ts';
import { channelLimits } from './rate.ts';

export const ntfyConfig = z.strictObject({
  kind: z.literal('ntfy'),
  server: z.url().default('https://ntfy.sh'),
  /** An access token of the server: `tk_…` */
  token: secret.optional(),
  insecure: z.boolean().default(false),
  /** The server is a machine of one's own: its address may be private. */
  internal: z.boolean().default(false),
  /** For one exchange, in ms. */
  timeout: z.int().min(100).max(50_000).default(10_000),
  ...channelLimits,
});
export type NtfyConfig = z.output<typeof ntfyConfig>;

/** Longer messages become attachments (https://docs.ntfy.sh/publish/#limitations: 4,096 bytes). */
const MESSAGE_BYTES = 3_900;
const TITLE_BYTES = 400;

/** What phones do with each: https://docs.ntfy.sh/publish/#message-priority. 2 makes no sound. */
const PRIORITY: { readonly [priority in Priority]: number } = { urgent: 5, high: 4, normal: 3, low: 2 };
const SILENT = 2;

const TOPIC = /^[-_A-Za-z0-9]{1,64}$/;

export const isTopic = (address: string) => TOPIC.test(address);

/** Notifications on phones and desktops by a ntfy server. @throws where the token is missing or the server cannot be used */
export function ntfyChannel(name: string, config: NtfyConfig): Channel {
  const rules = { hosts: [new URL(config.server).host], insecure: config.insecure, internal: config.internal };
  const base = allowedTarget(config.server, rules);
  if (typeof base === 'string') throw new Error(`The server of the channel ${name} cannot be used. ${base}`);
  const authorization = config.token && { authorization: `Bearer ${readSecret(config.token)}` };
  const ask = async (url: URL, request: Pick<Request, 'method' | 'body'>) => {
    const { timeout } = config;
    const answer = await viaHttp(exchange({ ...request, url, headers: { ...authorization }, rules, timeout }));
    return taken(answer);
  };
  const publish = (message: object) => ask(base, { method: 'POST', body: JSON.stringify(message) });
  return {
    name,
    kind: 'ntfy',
    async send(alert, links): Promise<Sent> {
      const receipt = idIn(await publish(messageOf(alert, topicOf(alert), links)));
      return receipt === undefined ? {} : { receipt };
    },
    async update(alert, _receipt, became) {
      await publish(afterwards(alert, topicOf(alert), became));
    },
    async check() {
      try {
        await ask(new URL('/v1/health', base), { method: 'GET' });
        return [];
      } catch (error) {
        if (error instanceof ChannelFailure) return [error.message];
        throw error;
      }
    },
    close: async () => {},
  };
}

function topicOf({ person, address }: Alert): string {
  if (isTopic(address)) return address;
  const words = `The ntfy topic of ${person} is none: write up to 64 letters, digits, - and _.`;
  throw new ChannelFailure(words, { kind: 'permanent' });
}

/**
 * Published as JSON (https://docs.ntfy.sh/publish/#publish-as-json). A message with the same `sequence_id` takes the place of the
 * earlier one (https://docs.ntfy.sh/publish/#updating-deleting-notifications, server 2.16 on), so a repeat shows once.
 */
function messageOf(alert: Alert, topic: string, links: Links = {}) {
  const { key, subject, body, language, priority, danger, silent } = presentable(alert);
  return {
    topic,
    sequence_id: key,
    title: fitBytes(subject, TITLE_BYTES),
    message: fitBytes(body.trim() || subject || 'Posthorn', MESSAGE_BYTES),
    priority: silent ? SILENT : PRIORITY[priority],
    tags: danger ? ['warning'] : [],
    ...(links.open !== undefined && { click: links.open }),
    actions: linkLines(links, language).map(({ words, url }) => ({ action: 'view', label: words, url, clear: true })),
  };
}

/** In the place of the alert, without a sound. */
function afterwards(alert: Alert, topic: string, { state, by }: Became) {
  const { key, subject, language } = presentable(alert);
  const message = chatWords(language).became[state](by === undefined ? undefined : oneLine(by, 100));
  return {
    topic,
    sequence_id: key,
    title: fitBytes(subject, TITLE_BYTES),
    message,
    priority: SILENT,
    tags: [],
    actions: [],
  };
}

function taken(answer: Answer): Answer {
  if (answer.status >= 200 && answer.status < 300) return answer;
  const failure = refused(answer.host, answer);
  throw new ChannelFailure(failure.message, failure);
}

function idIn({ body, whole }: Answer): string | undefined {
  try {
    const { id } = whole ? JSON.parse(body) : {};
    return typeof id === 'string' && TOPIC.test(id) ? id : undefined;
  } catch {
    return undefined;
  }
}
