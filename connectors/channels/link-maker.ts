import type { Alert } from '../../engine/arbiter/alert.ts';
import { DIGEST } from '../../engine/interpreter/gathering.ts';
import { replyToken } from '../links/reply-token.ts';
import { type Action, sealGrant } from '../links/token.ts';
import type { Mailbox } from './address.ts';
import type { Links } from './channel.ts';

/** The keys that links are signed with, each derived for its purpose alone. */
export interface LinkKeys {
  readonly links: Uint8Array;
  readonly replies: Uint8Array;
}

export interface LinkConfig {
  readonly keys: LinkKeys;
  /** Where people reach the page from outside: `https://posthorn.ours.example`. Without it no link is made. */
  readonly url?: string | undefined;
  /** How long links and answers are good for, in ms after the alert. */
  readonly expireAfter: number;
}

/** Where a channel has answers sent to, and where they carry their token: servers that know no `name+detail@` keep a subject. */
export interface ReplyTo {
  readonly mailbox: Mailbox;
  readonly tokenIn: 'address' | 'subject';
}

/** Makes the links of one alert, right before it is sent. */
export type LinkMaker = (alert: Alert, channel: { readonly replyTo?: ReplyTo | undefined }) => Links | undefined;

export function linkMaker({ keys, url, expireAfter }: LinkConfig): LinkMaker {
  return (alert, { replyTo }) => {
    const links = { ...(url && actLinks(alert, url)), ...(replyTo && replyLinks(alert, replyTo)) };
    return Object.keys(links).length ? links : undefined;
  };

  function actLinks(alert: Alert, base: string): Links {
    const { event, key, person, at, verdict } = alert;
    const to = (action: Action) => {
      const grant = { action, event, alert: key, person, expires: at + expireAfter };
      return `${base}/a/${sealGrant(grant, keys.links)}`;
    };
    const said = verdict ? { fine: to('fine'), bad: to('bad') } : {};
    return { acknowledge: to('acknowledge'), resolve: to('resolve'), ...said, open: `${base}${pageOf(alert)}` };
  }

  /** A summary is of many events, which stand on the first page. */
  function pageOf({ event, person, policies }: Alert): string {
    if (policies.includes(DIGEST)) return '/';
    return `/why/${encodeURIComponent(event)}?person=${encodeURIComponent(person)}`;
  }

  /** Where the policy asks who acts, an answer cannot tell: anybody may have written it. */
  function replyLinks({ key, identity }: Alert, { mailbox: { address }, tokenIn }: ReplyTo): Links {
    const token = identity ? undefined : replyToken(key, keys.replies);
    if (token === undefined) return {};
    if (tokenIn === 'subject') return { reply: address, replyTag: `[#${token}]` };
    const at = address.lastIndexOf('@');
    return { reply: `${address.slice(0, at)}+${token}${address.slice(at)}` };
  }
}
