import type { Known } from '../../plan/known.ts';
import type { Likeness } from '../likeness/likeness.ts';
import { Likenesses } from '../likeness/likeness.ts';
import { FREE_MAIL } from '../links/services.ts';
import type { Mail } from '../mail.ts';
import type { Address } from '../mime/address.ts';
import { accountsIn } from '../money/accounts.ts';
import { comparable, type Disguise, disguisesOf } from '../text/disguise.ts';
import { ASKS, type Ask } from './asks.ts';
import { BRAND_DOMAINS, type Brand, brandsIn, isOfBrand } from './brands.ts';

/** What is longer is not read for what it asks. */
const LONGEST = 12_000;
const LONGEST_SUBJECT = 500;
const LONGEST_NAME = 200;

/** A mail, as a judge of its risk looks at it: each thing is worked out once, and only when some signal asks. */
export class Case {
  readonly mail: Mail;
  readonly known: Known;
  readonly #asked = new Map<Ask, string | undefined>();
  #from: Address | undefined;
  #disguises: readonly Disguise[] | undefined;
  #text: string | undefined;
  #named: readonly Brand[] | undefined;

  constructor(mail: Mail) {
    this.mail = mail;
    this.known = mail.known;
  }

  /** Its name cut to what anybody would read. */
  get from(): Address {
    this.#from ??= { ...this.mail.from, name: this.mail.from.name.slice(0, LONGEST_NAME) };
    return this.#from;
  }

  get subject(): string {
    return this.mail.subject.slice(0, LONGEST_SUBJECT);
  }

  get disguises(): readonly Disguise[] {
    this.#disguises ??= disguisesOf(`${this.subject}\n${this.mail.body.text.slice(0, LONGEST * 4)}`);
    return this.#disguises;
  }

  get replyTo(): Address | undefined {
    return this.mail.addresses('reply-to')[0];
  }

  /** Subject and new text, to look for what it asks. */
  get text(): string {
    this.#text ??= comparable(`${this.subject}\n${this.mail.text.slice(0, LONGEST)}`);
    return this.#text;
  }

  get isFreeMail(): boolean {
    return FREE_MAIL.has(this.from.root);
  }

  /** Domains of those who received it, as far as they are not everybody's: most likely our own. */
  get own(): readonly string[] {
    const { own } = this.known;
    if (own.length) return own;
    const receivers = [
      ...this.mail.addresses('to'),
      ...this.mail.addresses('delivered-to'),
      ...this.mail.addresses('cc'),
    ];
    return [...new Set(receivers.slice(0, 20).map(({ root }) => root))].filter((root) => root && !FREE_MAIL.has(root));
  }

  get isOwn(): boolean {
    return this.known.own.includes(this.from.root) || this.known.own.includes(this.from.domain);
  }

  /** Somebody whom the company knows, by the address that he writes from. That it is his is for the signatures to say. */
  get isPartner(): boolean {
    return this.known.partners.some((domain) => domain === this.from.domain || domain === this.from.root);
  }

  /** The words that ask for something, as they stand; undefined where it does not ask for that. */
  asks(what: Ask): string | undefined {
    if (!this.#asked.has(what)) {
      ASKS[what].lastIndex = 0;
      this.#asked.set(what, ASKS[what].exec(this.text)?.[0]);
    }
    return this.#asked.get(what);
  }

  /** Brands in whose name it comes: by the sender's name, else by the subject. */
  get named(): readonly Brand[] {
    this.#named ??= brandsIn(comparable(this.from.name), true);
    return this.#named;
  }

  /** Named brands that the sender does not belong to. */
  get pretended(): readonly Brand[] {
    return this.named.filter((brand) => !isOfBrand(this.from.root, brand));
  }

  /** Which domain that matters another one looks like: our own, a partner's, a brand's. */
  likeness(host: string): Likeness | undefined {
    return likenessesOf(this.known, this.own).of(host);
  }

  /** The likeness to our own, a partner's or a brand's of our list: not to brands of the world, whose neighbours are most often nobody's. */
  likenessToOurs(host: string): string | undefined {
    const found = this.likeness(host)?.of;
    const { own, partners, brands } = this.known;
    return found !== undefined && [...this.own, ...own, ...partners, ...brands].includes(found) ? found : undefined;
  }

  /** Those that `lists/known.csv` has of the sender. */
  get knownAccounts(): readonly string[] {
    const { root, domain } = this.from;
    return this.known.accounts.filter(({ of }) => of === root || of === domain).map(({ number }) => number);
  }

  /** Those that it names and that money could be paid to by a bank. */
  get payableAccounts(): readonly string[] {
    return this.mail.accounts.filter(({ kind, isValid }) => kind !== 'wallet' && isValid).map(({ number }) => number);
  }

  /** Accounts in the mails that it quotes, which were agreed on earlier. */
  get quotedAccounts(): readonly string[] {
    return accountsIn(this.mail.newPart.quoted.slice(0, LONGEST * 4)).map(({ number }) => number);
  }
}

const made = new WeakMap<Known, Map<string, Likenesses>>();

/** Made once for all mails of the same receiver. */
function likenessesOf(known: Known, own: readonly string[]): Likenesses {
  const byOwn = made.get(known) ?? new Map<string, Likenesses>();
  made.set(known, byOwn);
  const key = own.join(' ');
  const ready = byOwn.get(key);
  if (ready) return ready;
  if (byOwn.size >= MOST_KEPT) byOwn.clear();
  const fresh = new Likenesses([...own, ...known.own, ...known.partners, ...known.brands, ...BRAND_DOMAINS]);
  byOwn.set(key, fresh);
  return fresh;
}

const MOST_KEPT = 50;
