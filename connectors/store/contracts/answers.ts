/** What a mail was read to be. */
export interface Reading {
  readonly event: string;
  /** See `KINDS`. */
  readonly kind: string;
  /** ISO 639-1; `und` where it cannot be told. */
  readonly language: string;
  /** Registrable domain of who wrote it; may be empty. */
  readonly customer: string;
}

/** A mail that was received and answered. Epoch milliseconds. */
export interface AnsweredMail {
  readonly event: string;
  /** Of its bytes, in the store's `mails`. */
  readonly mail: string;
  readonly receivedAt: number;
  readonly answeredAt: number;
  /** Absent until somebody has read it. */
  readonly reading?: Omit<Reading, 'event'> | undefined;
  /** Of the bytes of the latest mail of ours that answers it, where sent mail is kept. */
  readonly reply?: string | undefined;
}

/** What was answered, and by which mails. Forgotten with the mails themselves. */
export interface Answers {
  /** Remembers that a sent mail (an event) answers these events. Idempotent. */
  pair(sent: string, events: readonly string[]): Promise<void>;
  /** Remembers what a mail was read to be: the latest reading is the one that is kept. */
  note(reading: Reading): Promise<void>;
  /** Mails that were answered at or after an instant (epoch ms) and are still kept, the latest answer first. */
  since(since: number, limit: number): Promise<AnsweredMail[]>;
}

/** Somebody says what a mail was. */
export interface NewCorrection {
  /** Names the text of the mail: the same mail again is the same correction. */
  readonly id: string;
  /** The event that the mail is kept as; empty where it was never taken in. */
  readonly event: string;
  /** See `KINDS`. */
  readonly kind: string;
  /** What a classifier sees of it: words without endings, in no order, without numbers. */
  readonly seen: readonly string[];
  readonly by: string;
}

export interface Correction extends NewCorrection {
  readonly at: number;
}

/** What people said that mails were. Forgotten with the mails themselves; those of mails that are not kept, with the log. */
export interface Corrections {
  /** The latest of a mail is the one that counts. */
  keep(correction: NewCorrection): Promise<void>;
  /** @returns whether there was one */
  remove(id: string): Promise<boolean>;
  /** The latest first. */
  list(limit: number): Promise<Correction[]>;
}
