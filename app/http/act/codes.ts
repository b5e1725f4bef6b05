import { createHmac, randomInt } from 'node:crypto';
import type { Codes as Kept } from '../../../connectors/store/store.ts';
import { sameSecret } from '../access/keys.ts';

const VALID_MS = 10 * 60_000;
const TRIES = 5;
/** For one link, in all: with five tries each, a guess succeeds once in 40,000 links, however many processes it is made at. */
const ISSUES = 5;

/** One-time codes that prove who holds a link. */
export class Codes {
  readonly #kept: Kept;
  readonly #key: Uint8Array;

  /** @param key that links are signed with: whoever reads the store alone learns no code */
  constructor(kept: Kept, key: Uint8Array) {
    this.#kept = kept;
    this.#key = key;
  }

  /** @returns six digits; undefined where the link has had its share of codes */
  async issue({ nonce, expires }: { nonce: string; expires: number }, now: number): Promise<string | undefined> {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const issued = { nonce, digest: this.#digest(nonce, code), until: now + VALID_MS, tries: TRIES, expires };
    return (await this.#kept.issue(issued, ISSUES)) ? code : undefined;
  }

  /** Whether a code is awaited now. */
  awaits(nonce: string, now: number): Promise<boolean> {
    return this.#kept.awaits(nonce, now);
  }

  /** A right code is good once. */
  async check(nonce: string, code: string, now: number): Promise<'right' | 'wrong' | 'over'> {
    const tried = await this.#kept.try(nonce, now);
    if (!tried) return 'over';
    if (!sameSecret(this.#digest(nonce, code.replace(/\s/g, '')), tried.digest))
      return tried.left > 0 ? 'wrong' : 'over';
    await this.#kept.spend(nonce);
    return 'right';
  }

  #digest(nonce: string, code: string): string {
    return createHmac('sha256', this.#key).update(`code ${nonce} ${code}`).digest('base64url');
  }
}
