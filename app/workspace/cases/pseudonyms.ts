/** Locals that stand for an office and tell of nobody; policies and the facts go by some of them. */
const OFFICE =
  /^(?:no-?reply|do-?not-?reply|postmaster|mailer-daemon|bounces?|abuse|info|office|sales|support|service|kontakt|contact|admin|billing|accounts?|newsletter|notifications?|orders?)$/i;

const ADDRESS = /[^\s<>"'(),;:@[\]]+@[^\s<>"'(),;:@[\]]*[^\s<>"'(),;:@[\].!?]/gu;
const LINK = /\b(https?:\/\/)(?:[^\s/@<>"']*@)?([^\s/?#<>"']+)[^\s<>"']*/giu;
const PHONE = /\+\d[\d\s().\-/]{5,22}\d/g;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?\b/g;
const NUMBER = /\d{6,}/g;

/**
 * Puts other words in the place of what tells who somebody is: addresses (their domains stay, for policies go by them), names that
 * stand beside addresses, telephone numbers, accounts and other long numbers (their form stays), and what addresses of web
 * pages say beyond the host. The same always becomes the same.
 */
export class Pseudonyms {
  readonly #persons = new Map<string, number>();
  readonly #names = new Map<string, string>();

  /** An address of a header, with the name that stands beside it. */
  address({ address, name }: { readonly address: string; readonly name: string }): { address: string; name: string } {
    const other = this.#address(address);
    const person = `Person ${this.#number(address)}`;
    if (Array.from(name).length > 1 && name !== address) this.#names.set(name, person);
    return { address: other, name: name ? person : '' };
  }

  text(text: string): string {
    let changed = text.replace(LINK, (_, scheme: string, host: string) => `${scheme}${host}/`);
    changed = changed.replace(ADDRESS, (address) => this.#address(address));
    const longestFirst = [...this.#names].sort(([a], [b]) => b.length - a.length);
    for (const [name, person] of longestFirst) changed = changed.replace(asWord(name), person);
    for (const shape of [PHONE, IBAN, NUMBER]) changed = changed.replace(shape, otherDigits);
    return changed;
  }

  #address(address: string): string {
    const at = address.lastIndexOf('@');
    const local = address.slice(0, at);
    return at < 1 || OFFICE.test(local) || PSEUDONYM.test(local)
      ? address
      : `person${this.#number(address)}${address.slice(at)}`;
  }

  #number(address: string): number {
    const key = address.toLowerCase();
    if (!this.#persons.has(key)) this.#persons.set(key, this.#persons.size + 1);
    return this.#persons.get(key)!;
  }
}

/** A short name is part of many words, unless it is written in a script that has no blanks. */
function asWord(name: string): RegExp {
  const text = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const isHan = /^\p{Script=Han}+$/u.test(name);
  return new RegExp(isHan ? text : `(?<![\\p{L}\\p{N}])${text}(?![\\p{L}\\p{N}])`, 'gu');
}

const PSEUDONYM = /^person\d+$/;

function otherDigits(text: string): string {
  let count = 0;
  return text.replace(/\d/g, () => String(++count % 10));
}
