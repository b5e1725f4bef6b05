import { createHmac } from 'node:crypto';
import type { Channel } from '../channel.ts';
import { call } from '../chat/call.ts';
import { type Codes, never, refusal } from '../chat/codes.ts';
import { signingSecret } from '../chat/config.ts';
import { robotChannel } from '../chat/robot.ts';
import { alertCard } from './card.ts';
import type { FeishuConfig } from './config.ts';

const OFFICIAL = ['open.feishu.cn', 'open.larksuite.com'];

const tooFast = {
  kind: 'temporary',
  words: 'too many messages in too short a time',
  retryAfter: 5_000,
} as const;

const CODES: Codes = {
  9499: never('it does not understand the message'),
  11232: tooFast,
  11233: tooFast,
  19001: never("the bot's webhook is not valid, or the bot was removed from its group"),
  19002: never('it does not understand the message'),
  19021: never("the signature does not fit; check the secret and this machine's clock"),
  19022: never("this machine's address is not on the bot's list; add it"),
  19024: never('no keyword of the bot stands in the message; add the keyword Posthorn'),
};

/**
 * A custom bot of Feishu or Lark (https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot): a card whose buttons are links.
 *
 * @throws where a secret is missing, or the webhook leads elsewhere
 */
export function feishuChannel(name: string, config: FeishuConfig): Channel {
  const secret = signingSecret(config.secret);
  return robotChannel({ name, config, webhook: config.robot, official: OFFICIAL }, async (alert, links, to) => {
    const body = { ...signature(secret, Date.now()), msg_type: 'interactive', card: alertCard(alert, links) };
    const { host, json } = await call({ ...to, body });
    if (json.code !== 0) throw refusal('Feishu', host, json.code, CODES);
  });
}

/** HMAC-SHA256 of nothing, under a key of time (s) and secret: the bot takes it for an hour. */
function signature(secret: string | undefined, now: number): object {
  if (secret === undefined) return {};
  const timestamp = String(Math.floor(now / 1_000));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64') };
}
