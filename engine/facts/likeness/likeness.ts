import { getDomainWithoutSuffix } from 'tldts';
import { rootOf } from '../domain.ts';
import { plainLook } from './confusable.ts';
import { shownDomain } from './idn.ts';

/** How a domain is made to look like another one. */
export type Trick =
  /** Letters that look alike: of other alphabets, with accents, `rn` for `m`, `1` for `l`. */
  | 'letters'
  /** The whole other domain stands before its own: `bank.example.elsewhere.example`. */
  | 'subdomain'
  /** One letter is missing, added, another one, or two have changed places. */
  | 'edit'
  /** A hyphen or a dot more or less, or the ending as part of the name: `pay-pal.com`, `paypalcom.net`. */
  | 'hyphen'
  /** The same name with another ending. */
  | 'ending'
  /** The name with words around it: `paypal-secure.com`. */
  | 'words';

/** A domain that looks like one that is known. A type, not an interface, so that it is a plain value too. */
export type Likeness = {
  readonly domain: string;
  readonly of: string;
  readonly trick: Trick;
  /** No honest domain looks so by chance. Of the other tricks real neighbours are the usual cause, and more must be wrong. */
  readonly isClear: boolean;
};

/** Shorter names are in too many others. */
const LEAST_IN_WORDS = 5;
/** Letters that two labels may differ in where other alphabets are mixed in. */
const MOST_STRANGE = 3;

/**
 * Known domains, ready to be compared with. To ask costs the same however many they are: names are kept by what is left of
 * them when a letter or two are taken away (a look-alike leaves the same), by their look, and by the words in them.
 */
export class Likenesses {
  readonly #roots = new Set<string>();
  readonly #byLabel = new Map<string, string>();
  readonly #byLook = new Map<string, string>();
  readonly #byRemainder = new Map<string, string[]>();

  /** Domains; what is below a registrable one counts as that. */
  constructor(known: Iterable<string>) {
    for (const domain of known) this.#add(rootOf(domain.toLowerCase()));
  }

  #add(root: string): void {
    if (!root || !mayExist(root) || this.#roots.has(root)) return;
    this.#roots.add(root);
    const label = nameOf(root);
    if (!label) return;
    if (!this.#byLabel.has(label)) this.#byLabel.set(label, root);
    const look = lookOf(label);
    if (!this.#byLook.has(look)) this.#byLook.set(look, root);
    // Of a crowd of neighbours the first few will do: one is enough to be warned.
    for (const rest of remainders(look, look.length > 6 ? 2 : 1)) {
      const others = this.#byRemainder.get(rest) ?? [];
      if (others.length < MOST_NEIGHBOURS) this.#byRemainder.set(rest, [...others, root]);
    }
  }

  isKnown(domain: string): boolean {
    return this.#roots.has(rootOf(domain));
  }

  /** Which known domain another one looks like; undefined for one that is known itself, and for most. */
  of(host: string): Likeness | undefined {
    const domain = host.toLowerCase();
    const root = rootOf(domain);
    if (!root || this.#roots.has(root) || !this.#roots.size || !mayExist(domain)) return undefined;
    const found = this.#strange(root) ?? this.#before(domain, root) ?? this.#alike(root);
    return found && { domain, ...found };
  }

  /** Letters that are not what they seem. */
  #strange(root: string): Found | undefined {
    const label = nameOf(shownDomain(root));
    const look = lookOf(label);
    const same = this.#byLook.get(look);
    if (same && nameOf(same) !== label) return { of: same, trick: 'letters', isClear: true };
    if (/^\p{ASCII}*$/u.test(label)) return undefined;
    // What nobody knows the look of may be any letter.
    const bare = [...look].filter((char) => char < '\x80').join('');
    const near = this.#near(bare, MOST_STRANGE + [...look].length - bare.length) ?? this.#near(look, MOST_STRANGE);
    return near === undefined ? undefined : { of: near, trick: 'letters', isClear: true };
  }

  /** A known domain that stands whole before the one that counts. */
  #before(domain: string, root: string): Found | undefined {
    if (domain.length <= root.length) return undefined;
    const labels = domain
      .slice(0, -root.length - 1)
      .split('.')
      .slice(-MOST_LABELS);
    for (let from = 0; from < labels.length; from++) {
      for (let to = from + 2; to <= labels.length; to++) {
        const part = labels.slice(from, to).join('.');
        if (this.#roots.has(part)) return { of: part, trick: 'subdomain', isClear: true };
      }
    }
    // The name alone is often an honest customer's: `paypal.shop.example`.
    const joined = this.#byLabel.get(labels.at(-1)! + nameOf(root));
    return joined ? { of: joined, trick: 'hyphen', isClear: false } : undefined;
  }

  #alike(root: string): Found | undefined {
    const label = nameOf(root);
    const found = (of: string | undefined, trick: Trick): Found | undefined =>
      of === undefined ? undefined : { of, trick, isClear: false };
    const bare = label.replaceAll('-', '');
    const ended = [...this.#endings(label)];
    return (
      found(this.#byLabel.get(label), 'ending') ??
      found(this.#byLabel.get(bare) ?? ended[0], 'hyphen') ??
      found(this.#near(lookOf(bare), 1), 'edit') ??
      found(this.#near(lookOf(label), 1), 'edit') ??
      found(this.#near(label, 1), 'edit') ??
      found(this.#inWords(label), 'words')
    );
  }

  /** `paypalcom`: a known domain without its dots. */
  *#endings(label: string): Iterable<string> {
    for (let at = label.length - 2; at > 0 && at >= label.length - 6; at--) {
      const known = `${label.slice(0, at).replace(/-$/, '')}.${label.slice(at)}`;
      if (this.#roots.has(known)) yield known;
    }
  }

  #inWords(label: string): string | undefined {
    for (const word of label.split('-')) {
      const known = word.length >= 3 && word !== label ? this.#byLabel.get(word) : undefined;
      if (known) return known;
    }
    for (let from = 0; from + LEAST_IN_WORDS <= label.length; from++) {
      if (from && label.length - from < LEAST_IN_WORDS) break;
      // At the start or the end: in the middle it is chance.
      const ends = from ? [label.length] : range(LEAST_IN_WORDS, label.length);
      for (const end of ends) {
        const known = this.#byLabel.get(label.slice(from, end));
        if (known) return known;
      }
    }
    return undefined;
  }

  #near(look: string, distance: number): string | undefined {
    const deep = Math.min(2, distance);
    for (const rest of remainders(look, look.length > MOST_DEEP ? 1 : deep)) {
      const found = this.#byRemainder.get(rest)?.find((root) => {
        const other = lookOf(nameOf(root));
        return other !== look && distanceOf(other, look) <= Math.min(distance, Math.max(1, other.length - 2));
      });
      if (found) return found;
    }
    return undefined;
  }
}

type Found = Omit<Likeness, 'domain'>;

const MOST_NEIGHBOURS = 8;
const MOST_LABELS = 12;
/** A label is 63 letters long at most, and has two thousand remainders then. */
const MOST_DEEP = 24;

/** What is longer is no domain (RFC 1035, section 2.3.4), but a mail may say so, and its remainders would fill the memory. */
const mayExist = (domain: string) => domain.length <= 253 && domain.split('.').every(({ length }) => length <= 63);

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

/** What somebody has chosen of a registrable domain: `forwarder` of `forwarder.co.uk`. */
const nameOf = (root: string): string =>
  getDomainWithoutSuffix(root, { allowPrivateDomains: true, extractHostname: false }) || root.split('.')[0] || root;

/** {@link plainLook}, and what ASCII itself confuses. */
const lookOf = (label: string): string =>
  plainLook(label)
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/cl/g, 'd')
    .replace(/[1i|!]/g, 'l')
    .replace(/0/g, 'o');

/** A text, and it without one letter (or two): each once. */
function remainders(text: string, depth: number): ReadonlySet<string> {
  const all = new Set([text]);
  let last: readonly string[] = [text];
  for (let level = 0; level < depth; level++) {
    const next = new Set<string>();
    for (const one of last) for (let at = 0; at < one.length; at++) next.add(one.slice(0, at) + one.slice(at + 1));
    for (const one of next) all.add(one);
    last = [...next];
  }
  all.delete('');
  return all;
}

/** Damerau and Levenshtein's, where two neighbours that change places count one. */
export function distanceOf(a: string, b: string): number {
  let before: number[] = [];
  let last = range(0, b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
