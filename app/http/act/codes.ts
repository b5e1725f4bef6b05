import { randomInt } from 'node:crypto';
import { sameSecret } from '../access/keys.ts';

const VALID_MS = 10 * 60_000;
const TRIES = 5;
/** For one link, in all: with five tries each, a guess succeeds once in 40,000 links. */
const ISSUES = 5;

interface Issued {
  code: string;
  until: number;
  tries: number;
  issues: number;
  /** When the link itself ends, and with it this memory. */
  readonly expires: number;
}

/** One-time codes that prove who holds a link. In memory alone: after a restart the person asks for another. */
export class Codes {
  readonly #issued = new Map<string, Issued>();

  /** @returns six digits; undefined where the link has had its share of codes */
  issue({ nonce, expires }: { nonce: string; expires: number }, now: number): string | undefined {
    for (const [other, { expires }] of this.#issued) if (expires <= now) this.#issued.delete(other);
    const issues = (this.#issued.get(nonce)?.issues ?? 0) + 1;
    if (issues > ISSUES) return undefined;
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    this.#issued.set(nonce, { code, until: now + VALID_MS, tries: TRIES, issues, expires });
    return code;
  }

  /** Whether a code is awaited now. */
  awaits(nonce: string, now: number): boolean {
    const issued = this.#issued.get(nonce);
    return issued !== undefined && issued.tries > 0 && issued.until > now;
  }

  /** A right code is good once. */
  check(nonce: string, code: string, now: number): 'right' | 'wrong' | 'over' {
    const issued = this.#issued.get(nonce);
    if (!issued || !this.awaits(nonce, now)) return 'over';
    issued.tries -= 1;
    if (!sameSecret(code.replace(/\s/g, ''), issued.code)) return issued.tries ? 'wrong' : 'over';
    issued.tries = 0;
    return 'right';
  }
}
