import type { SenderMail, Senders, Store, Verdicts } from '../../connectors/store/store.ts';
import type { Authenticity } from '../../engine/facts/authenticity.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import type { SenderHistory } from '../../engine/facts/history.ts';
import { Likenesses } from '../../engine/facts/likeness/likeness.ts';
import { FREE_MAIL } from '../../engine/facts/links/services.ts';
import type { Address } from '../../engine/facts/mime/address.ts';
import type { Account } from '../../engine/facts/money/accounts.ts';
import type { Level, Reason } from '../../engine/facts/risk/reason.ts';
import { comparable } from '../../engine/facts/text/disguise.ts';

/** From so many sound mails on, a domain is one from which mails come regularly. */
const REGULAR = 3;
/** Of so many domains it is looked which one another is close to. */
const MOST_REGULARS = 5_000;
/** How long these are remembered, in ms: who is a regular correspondent does not change within minutes. */
const KEEP_MS = 600_000;
const MOST_ACCOUNTS = 20;
const LONGEST_NAME = 200;

/** What earlier mails say of the sender of one that came in, and what that one says for later ones. */
export class Histories {
  readonly #senders: Senders;
  readonly #verdicts: Verdicts;
  readonly #now: () => number;
  #regulars: { readonly domains: Likenesses; readonly until: number } | undefined;

  constructor({ senders, verdicts }: Pick<Store, 'senders' | 'verdicts'>, now: () => number = Date.now) {
    this.#senders = senders;
    this.#verdicts = verdicts;
    this.#now = now;
  }

  /** @param event the mail's own, so that a copy of it is no earlier mail */
  async of(facts: Facts, event: string): Promise<SenderHistory> {
    const asked = askedFor(facts, event);
    const [{ firstSeen, ...past }, said] = await Promise.all([this.#senders.past(asked), this.#verdicts.about(asked)]);
    const alike = past.domainMails ? undefined : (await this.#regular()).of(String(facts.get('mail.from.domain')));
    return {
      isKnown: true,
      firstSeen: firstSeen === undefined ? undefined : new Date(firstSeen).toISOString(),
      ...past,
      resembles: alike?.of ?? '',
      isLookAlike: alike?.isClear ?? false,
      said: said && { ...said, at: new Date(said.at).toISOString() },
    };
  }

  /** @param at when it came, in epoch ms */
  async note(facts: Facts, event: string, at: number): Promise<void> {
    const replyTo = (facts.get('mail.replyTo') as Address | undefined)?.address;
    const accounts = (facts.get('mail.accounts') as readonly Account[]).filter(
      ({ kind, isValid }) => kind !== 'wallet' && isValid,
    );
    const asked = askedFor(facts, event);
    await this.#senders.note({
      ...asked,
      replyTo: replyTo || asked.sender,
      accounts: accounts.slice(0, MOST_ACCOUNTS).map(({ number }) => number),
      reasons: (facts.get('mail.risk.reasons') as readonly Reason[]).map(({ code }) => code),
      isSound: isSound(facts),
      at,
    });
  }

  async #regular(): Promise<Likenesses> {
    const now = this.#now();
    if (this.#regulars && this.#regulars.until > now) return this.#regulars.domains;
    const domains = new Likenesses(await this.#senders.regulars(REGULAR, MOST_REGULARS));
    this.#regulars = { domains, until: now + KEEP_MS };
    return domains;
  }
}

/** A thief must not be able to make his account the usual one by naming it twice. */
function isSound(facts: Facts): boolean {
  const { dmarc } = facts.get('mail.auth') as Authenticity;
  const level = facts.get('mail.risk.level') as Level;
  return dmarc !== 'fail' && (level === 'none' || level === 'low');
}

function askedFor(facts: Facts, event: string): Pick<SenderMail, 'event' | 'sender' | 'root' | 'name'> {
  const { address, root, name } = facts.get('mail.from') as Address;
  const isEverybodys = FREE_MAIL.has(root) || !root;
  return { event, sender: address, root: isEverybodys ? address : root, name: nameIn(name) };
}

/** Names of one word are those of roles, and many have them: "Support". */
function nameIn(name: string): string {
  const said = comparable(name.slice(0, LONGEST_NAME))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return said.includes(' ') || /^\p{Script=Han}{2,}$/u.test(said) ? said : '';
}
