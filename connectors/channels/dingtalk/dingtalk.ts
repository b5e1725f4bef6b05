import { createHmac } from 'node:crypto';
import type { Channel } from '../channel.ts';
import { call } from '../chat/call.ts';
import { type Codes, never, refusal } from '../chat/codes.ts';
import { signingSecret } from '../chat/config.ts';
import { robotChannel } from '../chat/robot.ts';
import type { DingtalkConfig } from './config.ts';
import { dingtalkMessage } from './message.ts';

const OFFICIAL = ['oapi.dingtalk.com'];

/** Who sends more than 20 messages within a minute is shut out for ten. */
const tooFast = {
  kind: 'temporary',
  words: 'more than 20 messages in a minute; it takes no more for some minutes',
  retryAfter: 600_000,
} as const;
const gone = never("the robot's webhook is not valid, or the robot was removed from its group");

const CODES: Codes = {
  '-1': { kind: 'temporary', words: 'it is busy' },
  40035: never('it does not understand the message'),
  130101: tooFast,
  300001: gone,
  300005: gone,
  310000: never(
    "its security setting refuses the message; check the secret and this machine's clock, its address, or add the keyword Posthorn",
  ),
  400013: never('the group was dissolved'),
  400101: gone,
  400102: never('the robot was stopped'),
  400106: gone,
  410100: tooFast,
  430101: never('it takes a link in the message for unsafe'),
  430102: never('it takes a word of the message for improper'),
  460101: never('the message is too long'),
};

/**
 * A custom robot of DingTalk (https://open.dingtalk.com/document/orgapp/custom-robot-access).
 *
 * @throws where a secret is missing, or the webhook leads elsewhere
 */
export function dingtalkChannel(name: string, config: DingtalkConfig): Channel {
  const secret = signingSecret(config.secret);
  return robotChannel({ name, config, webhook: config.robot, official: OFFICIAL }, async (alert, links, to) => {
    const url = signed(to.url, secret, Date.now());
    const { host, json } = await call({ ...to, url, body: dingtalkMessage(alert, links) });
    if (json.errcode !== 0) throw refusal('DingTalk', host, json.errcode, CODES);
  });
}

/** Time (ms) and its HMAC-SHA256 under the secret, which the robot takes for an hour. */
function signed(webhook: URL, secret: string | undefined, now: number): URL {
  const url = new URL(webhook);
  if (secret === undefined) return url;
  url.searchParams.set('timestamp', String(now));
  url.searchParams.set('sign', createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64'));
  return url;
}
