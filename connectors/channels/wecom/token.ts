import type { TargetRules } from '../../http/target.ts';
import { ChannelFailure } from '../channel.ts';
import { type Called, call } from '../chat/call.ts';
import { refusal } from '../chat/codes.ts';
import { isStaleToken, WECOM_CODES } from './codes.ts';

export interface WecomParty {
  readonly api: string;
  readonly rules: TargetRules;
  readonly corpId: string;
  readonly secret: string;
  readonly timeout: number;
}

/** A token is given up so long before its end, in ms. */
const EARLY_MS = 60_000;

/**
 * The access token of an application (https://developer.work.weixin.qq.com/document/path/91039): fetched once for all calls, kept in
 * memory for as long as WeCom says, and fetched anew where a call finds it stale.
 */
export class WecomToken {
  readonly #party: WecomParty;
  #held: { readonly token: Promise<string>; until: number } | undefined;

  constructor(party: WecomParty) {
    this.#party = party;
  }

  /** Calls with the token, once more with a new one where it was stale. @param path `/cgi-bin/message/send` @throws ChannelFailure */
  async call(path: string, body: object, headers: { readonly [name: string]: string } = {}): Promise<Called> {
    const first = this.#valid();
    const answer = await this.#callWith(await first, path, body, headers);
    if (!isStaleToken(answer.json.errcode)) return accepted(answer);
    if (this.#held?.token === first) this.#held = undefined;
    return accepted(await this.#callWith(await this.#valid(), path, body, headers));
  }

  /** @throws ChannelFailure where WeCom gives none */
  async check(): Promise<void> {
    this.#held = undefined;
    await this.#valid();
  }

  #callWith(token: string, path: string, body: object, headers: { readonly [name: string]: string }): Promise<Called> {
    const { api, rules, timeout } = this.#party;
    const url = new URL(path, api);
    url.searchParams.set('access_token', token);
    return call({ url, rules, timeout, headers, body });
  }

  #valid(): Promise<string> {
    if (this.#held && Date.now() < this.#held.until) return this.#held.token;
    const held = { token: this.#fetch(), until: Number.POSITIVE_INFINITY };
    this.#held = held;
    held.token.catch(() => {
      if (this.#held === held) this.#held = undefined;
    });
    return held.token;
  }

  async #fetch(): Promise<string> {
    const { api, rules, timeout, corpId, secret } = this.#party;
    const url = new URL('/cgi-bin/gettoken', api);
    url.searchParams.set('corpid', corpId);
    url.searchParams.set('corpsecret', secret);
    const { host, json } = accepted(await call({ url, rules, timeout }));
    const { access_token: token, expires_in: seconds } = json;
    if (typeof token !== 'string' || typeof seconds !== 'number') {
      throw new ChannelFailure(`The WeCom service ${host} gave no access token.`, { kind: 'temporary' });
    }
    if (this.#held) this.#held.until = Date.now() + seconds * 1_000 - EARLY_MS;
    return token;
  }
}

/** @throws ChannelFailure for any `errcode` but 0 */
export function accepted(answer: Called): Called {
  const { errcode } = answer.json;
  if (errcode === 0) return answer;
  throw refusal('WeCom', answer.host, errcode, WECOM_CODES);
}
