import type { Envelope } from '../../../engine/facts/facts.ts';
import type { WorldEvent } from '../../../engine/interpreter/host.ts';

/** Bytes by their SHA-256 (hex): files of this machine, or rows where several machines share the store. */
export interface Bytes {
  /** @returns the hash. Idempotent. @throws StoreError where the disk is full or cannot be written: then nothing is kept. */
  put(raw: Uint8Array): Promise<string>;
  /** @throws StoreError where none of that hash are kept, or they are damaged. */
  read(hash: string): Promise<Uint8Array>;
  /**
   * Removes bytes that were last put before an instant (epoch ms) and that nobody wants. Bytes are put before they are named, so
   * the instant must leave the time between the two.
   *
   * @param only of these hashes; of all unless given
   * @returns how many
   */
  discard(before: number, wanted: (hash: string) => Promise<boolean>, only?: readonly string[]): Promise<number>;
}

export interface NewEvent {
  /** Derived from the mail (HMAC): the same mail has the same id, whichever mailbox it came by. */
  readonly id: string;
  readonly kind: string;
  /** `sent`: the folder of sent mail; `event`: of another system or of Posthorn itself; `schedule`: of a policy's clock. What is kept of these is JSON. */
  readonly source: 'imap' | 'smtp' | 'folder' | 'http' | 'sent' | 'event' | 'schedule';
  readonly envelope: Envelope;
  /** Of its bytes, in the store's `mails`. */
  readonly mail: string;
  readonly messageId: string;
  readonly subject: string;
  /** Where the message lies, for IMAP: to find it again, and to map flag changes to the event. */
  readonly place?: Place | undefined;
}

/** A message's place on an IMAP server (RFC 3501: UIDs mean something only with their UIDVALIDITY). */
export interface Place {
  readonly mailbox: string;
  readonly folder: string;
  readonly uidValidity: string;
  readonly uid: number;
}

export interface EventRow extends NewEvent {
  /** Set once the durable workflow was started (or nothing matched): `taken` events are picked up again after a crash. */
  readonly state: 'taken' | 'started' | 'unmatched';
  readonly takenAt: number;
  /** When what it told of the mail was erased: subject and Message-ID are empty then, and there is no mail. */
  readonly erasedAt?: number | undefined;
}

/** When mails came by a mailbox. Epoch ms; absent where none did. */
export interface Pace {
  readonly count: number;
  readonly first?: number | undefined;
  readonly last?: number | undefined;
  /** The longest pause between two of them, in ms. */
  readonly longest: number;
}

/** `fresh`: a new event; `copy`: the same by another mailbox; `known`: taken in before by this one. */
export type News = 'fresh' | 'copy' | 'known';

/** What was taken in and not handed over yet, of one source. */
export interface Backlog {
  readonly source: NewEvent['source'];
  readonly count: number;
  /** When the oldest of it was taken in, in epoch ms. */
  readonly since: number;
}

/** What is absent is not asked. */
export interface EventSearch {
  readonly ids?: readonly string[] | undefined;
  /** A policy ran for it. */
  readonly policy?: string | undefined;
  /** A verdict about it, sent or not, names the person. */
  readonly person?: string | undefined;
  /** In the subject, whatever the case of ASCII letters; or the whole id, or Message-ID. */
  readonly text?: string | undefined;
  /** Taken in at or after this instant, and before that one; epoch ms. */
  readonly since?: number | undefined;
  readonly before?: number | undefined;
  /** Runs were started for it. */
  readonly started?: true | undefined;
  readonly limit: number;
}

export interface Events {
  /**
   * Remembers that a mail was taken in. Idempotent by id and mailbox: `fresh` for a new event, `copy` for the same mail
   * in another mailbox, `known` for what was taken in before by this one; a new place of a known one is noted.
   */
  takeIn(event: NewEvent): Promise<News>;
  /** A mail that was taken in lies somewhere else now: we have moved it. */
  notePlace(id: string, place: Place): Promise<void>;
  /**
   * Marks one arrival (event and mailbox) as handed over to its workflow, or as matched by nothing.
   *
   * @throws where the event never came by that mailbox.
   */
  settle(id: string, mailbox: string, state: 'started' | 'unmatched'): Promise<void>;
  /** How mails came by a mailbox since then (epoch ms); the last one whenever it came. */
  pace(mailbox: string, since: number): Promise<Pace>;
  /** Arrivals that were taken in but never settled: to be tried again. The oldest first. @param until only those taken in by then, in epoch ms */
  unsettled(limit: number, until?: number): Promise<EventRow[]>;
  /** How much of that there is, by source. */
  backlog(): Promise<Backlog[]>;
  /** As it came by that mailbox. */
  arrival(id: string, mailbox: string): Promise<EventRow | undefined>;
  /** By its first arrival. */
  get(id: string): Promise<EventRow | undefined>;
  /** The newest events first, each by its first arrival. */
  recent(limit: number): Promise<EventRow[]>;
  /** Those that fit all that is asked, the newest first, each by its first arrival. */
  search(search: EventSearch): Promise<EventRow[]>;
  /** The first event that came with this Message-ID: the original, should a later mail reuse it. @param kind of that kind alone */
  findByMessageId(messageId: string, kind?: string): Promise<EventRow | undefined>;
  /** By the arrival in the place's mailbox. A place at which the message lay earlier finds it too. */
  findByPlace(place: Place): Promise<EventRow | undefined>;
  /** Every place at which the message was seen, in all mailboxes; the latest first. */
  places(id: string): Promise<Place[]>;
  /** The mails that lie in a folder as far as we were told, without those that are known to be deleted. @param since only those taken in since then, in epoch ms */
  lyingIn(mailbox: string, folder: string, since?: number): Promise<LyingMail[]>;
  /**
   * Remembers a state of the world about an event (a mail was read), whether or not a run waits for it. States stay true:
   * the first note of the same state, handle and person is the one that is kept.
   */
  noteState(id: string, world: WorldEvent): Promise<void>;
  /** In the order of time. */
  states(id: string): Promise<WorldEvent[]>;
  /** The event's run was told of the state, or there is none to tell. */
  noteTold(id: string, world: WorldEvent): Promise<void>;
  /** States of which no run was told as far as is known, the oldest first. @param until only those true since then, in epoch ms */
  untold(until: number, limit: number): Promise<{ readonly id: string; readonly world: WorldEvent }[]>;
}

/** A mail at its latest known place, and what is known to be true of it. */
export interface LyingMail {
  readonly place: Place;
  /** Without angle brackets; empty where there is none. */
  readonly messageId: string;
  readonly takenAt: number;
  /** Names of states: `mail.read`. */
  readonly states: readonly string[];
}

/** How far an IMAP folder was read. Written only after the workflows of all mails below it were started. */
export interface Cursor {
  readonly uidValidity: string;
  /** The next UID to fetch. */
  readonly uidNext: number;
  /** HIGHESTMODSEQ (RFC 7162) where the server gives it. */
  readonly modSeq?: string | undefined;
  /** When the folder was last seen read to its end: what is new after its UIDs were given anew. */
  readonly readAt?: number | undefined;
}

export interface Cursors {
  get(mailbox: string, folder: string): Promise<Cursor | undefined>;
  /** @param watch see `beginWatch` @throws Superseded where a later watch of the mailbox has begun */
  set(mailbox: string, folder: string, cursor: Cursor, watch?: number): Promise<void>;
  /** @returns the number of the watch that begins now: what earlier ones still write is refused */
  beginWatch(mailbox: string): Promise<number>;
}
