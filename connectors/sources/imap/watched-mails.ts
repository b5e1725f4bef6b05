import type { LyingMail } from '../../store/store.ts';

export interface WatchedMail {
  readonly messageId: string;
  /** What was reported of it. */
  readonly states: Set<string>;
}

/** A command line stays well below the 8,000 bytes that RFC 7162 (section 4) asks servers to accept. */
const RANGES_A_COMMAND = 300;

/** The mails of one folder that were taken in and lie there, by UID: those whose flags and whose end matter. */
export class WatchedMails {
  readonly #mails = new Map<number, WatchedMail>();

  static of(lying: readonly LyingMail[]): WatchedMails {
    const watched = new WatchedMails();
    for (const { place, messageId, states } of lying) watched.add(place.uid, messageId, states);
    return watched;
  }

  get size(): number {
    return this.#mails.size;
  }

  add(uid: number, messageId: string, states: Iterable<string>): void {
    this.#mails.set(uid, { messageId, states: new Set(states) });
  }

  get(uid: number): WatchedMail | undefined {
    return this.#mails.get(uid);
  }

  remove(uid: number): void {
    this.#mails.delete(uid);
  }

  entries(): [number, WatchedMail][] {
    return [...this.#mails];
  }

  /** From the lowest to the highest UID, as an IMAP sequence set. */
  span(): string {
    const uids = this.#sorted();
    return `${uids[0]}:${uids.at(-1)}`;
  }

  /** Exactly these UIDs, as sequence sets that are short enough for a command. */
  sets(): string[] {
    const ranges: string[] = [];
    const uids = this.#sorted();
    for (let i = 0; i < uids.length; i++) {
      const first = uids[i]!;
      while (uids[i + 1] === uids[i]! + 1) i++;
      ranges.push(uids[i] === first ? `${first}` : `${first}:${uids[i]}`);
    }
    const count = Math.ceil(ranges.length / RANGES_A_COMMAND);
    return Array.from({ length: count }, (_, n) =>
      ranges.slice(n * RANGES_A_COMMAND, (n + 1) * RANGES_A_COMMAND).join(','),
    );
  }

  #sorted(): number[] {
    return [...this.#mails.keys()].sort((a, b) => a - b);
  }
}
