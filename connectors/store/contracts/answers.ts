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
