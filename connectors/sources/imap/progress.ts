import type { Clock } from '../../clock.ts';
import { crashPoint } from '../../crash-points.ts';
import type { Cursor, Cursors } from '../../store/store.ts';
import { Ledger } from './ledger.ts';

/** A cursor that says nothing new but the time is written this often, in ms. */
const TIME_MATTERS_AFTER = 5 * 60_000;

/** How far one folder was read, in memory and on disk. Lives as long as the UIDs mean something. */
export class Progress {
  readonly uidValidity: string;
  readonly ledger: Ledger;
  /** All changes of flags up to this one were reported. */
  modSeq: bigint | undefined;
  /** When all new mails had been looked at, in epoch ms. */
  readAt: number | undefined;
  readonly #write: (cursor: Cursor) => Promise<void>;
  #written: Cursor | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(cursors: Cursors, mailbox: string, folder: string, from: Cursor) {
    this.uidValidity = from.uidValidity;
    this.ledger = new Ledger(from.uidNext);
    this.modSeq = from.modSeq === undefined ? undefined : BigInt(from.modSeq);
    this.readAt = from.readAt;
    this.#write = (cursor) => cursors.set(mailbox, folder, cursor);
  }

  /** All new mails have been looked at. */
  readToTheEnd(clock: Clock): void {
    this.readAt = clock();
  }

  /** Keeps the cursor where it changed. One write at a time, each with what is true when it begins. */
  save(): Promise<void> {
    this.#writing = this.#writing.catch(() => {}).then(() => this.#save());
    return this.#writing;
  }

  async #save(): Promise<void> {
    const cursor = this.#cursor();
    if (isSame(cursor, this.#written)) return;
    crashPoint('imap:before-cursor');
    await this.#write(cursor);
    crashPoint('imap:after-cursor');
    this.#written = cursor;
  }

  #cursor(): Cursor {
    return {
      uidValidity: this.uidValidity,
      uidNext: this.ledger.settled,
      modSeq: this.modSeq?.toString(),
      readAt: this.readAt,
    };
  }
}

const isSame = (now: Cursor, then: Cursor | undefined) =>
  now.uidNext === then?.uidNext &&
  now.modSeq === then.modSeq &&
  (now.readAt ?? 0) - (then.readAt ?? 0) < TIME_MATTERS_AFTER;
