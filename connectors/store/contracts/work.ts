export interface Task {
  readonly id: string;
  /** The task system of the configuration: `oa`. */
  readonly system: string;
  readonly event: string;
  readonly policy: string;
  readonly title: string;
  readonly note: string;
  /** Person or team, as the policy named it; empty for nobody. */
  readonly assign: string;
  readonly createdAt: number;
  readonly doneAt?: number | undefined;
  readonly doneBy?: string | undefined;
}

export interface Tasks {
  /** Idempotent by id. */
  create(task: Omit<Task, 'createdAt' | 'doneAt' | 'doneBy'>): Promise<Task>;
  /** @returns the task, or undefined where there is none. A task that is done stays as it is. */
  finish(id: string, by?: string): Promise<Task | undefined>;
  get(id: string): Promise<Task | undefined>;
  /** The newest first; 500 unless told otherwise. */
  list(filter?: { open?: boolean; event?: string; limit?: number }): Promise<Task[]>;
  /** How many are not done. */
  open(): Promise<number>;
}

/** A mail of the company's own that a policy sends. */
export interface NewOutgoing {
  /** Names the sending; idempotency key. */
  readonly id: string;
  readonly event: string;
  readonly policy: string;
  readonly to: readonly string[];
  /** Without angle brackets. */
  readonly messageId: string;
  readonly subject: string;
}

export interface OutgoingMail extends NewOutgoing {
  /** `bounced`: it was accepted, and a report came that it could not be delivered. */
  readonly state: 'sending' | 'sent' | 'failed' | 'bounced';
  /** What the other side called the message, where it told. */
  readonly receipt?: string | undefined;
  /** Why it failed or bounced. */
  readonly detail?: string | undefined;
  readonly begunAt: number;
  readonly finishedAt?: number | undefined;
}

export interface Outgoing {
  /** Before a send, as the notification log does: `sent` where nothing is to be sent again. */
  begin(mail: NewOutgoing): Promise<'go' | 'sent'>;
  /** After a send. A mail that was sent (or has bounced since) stays so. */
  finish(id: string, outcome: { ok: true; receipt?: string } | { ok: false; detail: string }): Promise<void>;
  /** A report came. The first one is the one that is kept. @returns the mail, or undefined where there is none */
  bounced(id: string, detail: string): Promise<OutgoingMail | undefined>;
  get(id: string): Promise<OutgoingMail | undefined>;
  findByMessageId(messageId: string): Promise<OutgoingMail | undefined>;
  /** The newest first; 500 unless told otherwise. */
  list(filter?: { event?: string; limit?: number }): Promise<OutgoingMail[]>;
}

/** Links that were used: each works once. */
export interface UsedTokens {
  /**
   * Uses a token up.
   *
   * @param by the person who acts
   * @param expires epoch ms from which the token is refused anyway, and need not be remembered
   * @returns whether this was its first use
   */
  use(nonce: string, by: string, at: number, expires: number): Promise<boolean>;
  /** Forgets tokens that have expired. */
  sweep(now: number): Promise<void>;
}

/** A code that was issued for a link. Times in epoch ms. */
export interface NewCode {
  /** Of the link. */
  readonly nonce: string;
  /** Of the code: the code itself is kept nowhere. */
  readonly digest: string;
  readonly until: number;
  readonly tries: number;
  /** When the link itself ends, and what is remembered of its codes may be forgotten. */
  readonly expires: number;
}

/** One-time codes of links, counted for all processes together. */
export interface Codes {
  /** Puts a code in the place of the one before. @returns false where the link has had `most` codes already */
  issue(code: NewCode, most: number): Promise<boolean>;
  /** Whether a code is awaited. */
  awaits(nonce: string, now: number): Promise<boolean>;
  /** Takes one try. @returns what is to be compared, and the tries that are left; undefined where no code is awaited */
  try(nonce: string, now: number): Promise<{ readonly digest: string; readonly left: number } | undefined>;
  /** No try is left: the code was right. */
  spend(nonce: string): Promise<void>;
  /** Forgets the codes of links that have expired. */
  sweep(now: number): Promise<void>;
}

/** What all processes of an installation share. */
export interface Installation {
  get(name: string): Promise<string | undefined>;
  /** @returns the value that was kept first under this name, by whomever */
  keep(name: string, value: string): Promise<string>;
}

/** Trouble of Posthorn itself that goes on, by a name of ours. */
export interface Episodes {
  /** Idempotent. @returns since when it goes on (epoch ms): `at`, or earlier */
  begin(name: string, at: number): Promise<number>;
  end(name: string): Promise<void>;
  /** Those that go on, and since when. */
  openNow(): Promise<ReadonlyMap<string, number>>;
}

/** Work that one process at a time may do, of several that could. */
export interface Leases {
  /**
   * Takes a lease, or prolongs one's own. Reckoned by the clock of whoever asks: the clocks of several machines must agree
   * to well within the time of a lease.
   *
   * @param forMs how long it holds unless it is taken again, in ms
   * @returns whether the holder has it now
   */
  take(name: string, holder: string, forMs: number): Promise<boolean>;
  /** Gives it up; another holder's is left alone. */
  release(name: string, holder: string): Promise<void>;
}
