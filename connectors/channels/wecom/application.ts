import type { Alert } from '../../../engine/arbiter/alert.ts';
import { readSecret } from '../../secret.ts';
import { type Became, type Channel, ChannelFailure, type Links, type Sent } from '../channel.ts';
import { bearingOf, chatRules } from '../chat/config.ts';
import { plainMessage } from '../chat/plain-message.ts';
import { chatWords } from '../chat/words.ts';
import { wecomUser } from './address.ts';
import { alertCard, fitsCard } from './card.ts';
import type { WecomConfig } from './config.ts';
import { WecomToken } from './token.ts';

const API = 'https://qyapi.weixin.qq.com';
const TEXT_BYTES = 2_048;
/** The longest that WeCom compares with, in seconds. */
const DUPLICATES_S = 14_400;

/** Messages of an application to one member (https://developer.work.weixin.qq.com/document/path/90236). @throws where the secret is missing */
export function wecomChannel(name: string, config: WecomConfig): Channel {
  const { api = API, corpId, agentId: agentid, timeout } = config;
  const rules = chatRules('wecom', config.api, [new URL(API).host]);
  const token = new WecomToken({ api, rules, corpId, secret: readSecret(config.secret).trim(), timeout });
  return {
    name,
    kind: 'wecom',
    ...bearingOf(config),
    async send(alert, links = {}): Promise<Sent> {
      const message = {
        touser: wecomUser(alert),
        agentid,
        ...contents(alert, links),
        enable_duplicate_check: 1,
        duplicate_check_interval: DUPLICATES_S,
      };
      const { host, json } = await token.call('/cgi-bin/message/send', message, { 'idempotency-key': alert.key });
      const { invaliduser, unlicenseduser, msgid, response_code } = json;
      if (invaliduser || unlicenseduser) throw notReached(host, alert, unlicenseduser ? UNLICENSED : INVALID);
      return typeof msgid === 'string' ? { receipt: [msgid, response_code].filter(isText).join(':') } : {};
    },
    async update(alert: Alert, receipt: string, { state, by }: Became) {
      const code = receipt.slice(receipt.indexOf(':') + 1);
      if (!receipt.includes(':')) return;
      const replace_name = chatWords(alert.language).became[state](by);
      const change = { userids: [wecomUser(alert)], agentid, response_code: code, button: { replace_name } };
      await token.call('/cgi-bin/message/update_template_card', change);
    },
    async check() {
      try {
        await token.check();
        return [];
      } catch (error) {
        return [(error as ChannelFailure).message];
      }
    },
    close: async () => {},
  };
}

/** A card needs a button, and must not be where the text ends; else the alert is text. */
function contents(alert: Alert, links: Links): object {
  const { acknowledge, resolve, open } = links;
  return (acknowledge || resolve || open) && fitsCard(alert)
    ? { msgtype: 'template_card', template_card: alertCard(alert, links) }
    : { msgtype: 'text', text: { content: plainMessage(alert, links, { bytes: TEXT_BYTES }) } };
}

const INVALID = 'does not know, or may not show the application to';
const UNLICENSED = 'has no licence for';

const notReached = (host: string, { person }: Alert, why: string) =>
  new ChannelFailure(`The WeCom service ${host} ${why} the address of ${person}.`, { temporary: false });

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
