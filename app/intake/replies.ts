import { readReplyToken, replyTokensIn } from '../../connectors/links/reply-token.ts';
import type { Action } from '../../connectors/links/token.ts';
import type { LoggedAlert, NotificationLog } from '../../connectors/store/store.ts';
import type { Envelope, Facts } from '../../engine/facts/facts.ts';
import type { Deeds } from '../acts/deeds.ts';

/** An answer to an alert, and what it does. */
export interface Reply {
  readonly logged: LoggedAlert;
  /** Absent: it was written by a machine, and does nothing. */
  readonly action?: Action | undefined;
}

export interface ReplyParts {
  readonly log: Pick<NotificationLog, 'get'>;
  readonly deeds: Deeds;
  readonly key: Uint8Array;
  /** How long after the alert an answer acts, in ms. */
  readonly expireAfter: number;
  /** Told of answers that are taken for ordinary mail, without a word of them. */
  warn(message: string): void;
}

/**
 * Answers to alerts. The secret in the address or in the subject decides; From proves nothing. Somebody who is away has
 * not taken a matter on, so what machines write does nothing, and starts no policy either.
 */
export class Replies {
  readonly #parts: ReplyParts;

  constructor(parts: ReplyParts) {
    this.#parts = parts;
  }

  /**
   * @param isKnown this very mail was taken for an answer before, so that its token may be used by now
   * @returns undefined for ordinary mail, and for answers whose token has done its work, has expired or is none of ours
   */
  async read(facts: Facts, envelope: Envelope, isKnown: boolean): Promise<Reply | undefined> {
    const tokens = replyTokensIn(addressesOf(facts, envelope), String(facts.get('mail.subject')));
    const trouble: string[] = [];
    for (const token of tokens) {
      const reply = await this.#read(token, facts, envelope, isKnown);
      if (typeof reply === 'object') return reply;
      trouble.push(reply);
    }
    if (trouble.length) this.#parts.warn(`An answer to an alert is taken for ordinary mail: its token ${trouble[0]}.`);
    return undefined;
  }

  /** Does what an answer asks for. Resolves once it is on disk; a repeat changes nothing. */
  async act({ logged, action }: Reply, receivedAt: number): Promise<void> {
    if (!action) return;
    const { key, at } = logged.alert;
    const permit = { action, nonce: `reply-${action}-${key}`, expires: at + this.#parts.expireAfter };
    await this.#parts.deeds.act(logged, permit, receivedAt);
  }

  async #read(token: string, facts: Facts, { receivedAt }: Envelope, isKnown: boolean): Promise<Reply | string> {
    const { key, log, expireAfter, deeds } = this.#parts;
    const alert = readReplyToken(token, key);
    const logged = alert === undefined ? undefined : await log.get(alert);
    if (!logged) return 'is none of ours';
    if (logged.alert.identity) return 'belongs to an alert that asks who acts';
    if (facts.get('mail.isAutomatic')) return { logged };
    if (receivedAt >= logged.alert.at + expireAfter) return 'has expired';
    const action = actionIn(String(facts.get('mail.text')));
    if (!isKnown && (await deeds.before(logged, action))) return 'was used';
    return { logged, action };
  }
}

function addressesOf(facts: Facts, { rcptTo = [] }: Envelope): string[] {
  const named = ['mail.to', 'mail.cc'].flatMap((path) => facts.get(path) as unknown as { address: string }[]);
  return [...rcptTo, ...named.map(({ address }) => address)];
}

/** "Done." settles the matter, "done?" asks. */
const SETTLED =
  /^[^\p{L}\p{N}]*(?:(?:done|resolved|erledigt)(?![\p{L}\p{N}]|\s*\?)|已(?:处理|處理|解决|解決)(?!\s*[吗嗎么?？]))/iu;

/** @param text what was written anew, without what it quotes */
const actionIn = (text: string): Action => (SETTLED.test(text.normalize('NFKC')) ? 'resolve' : 'acknowledge');
