import type { Envelope } from '../../engine/facts/facts.ts';
import type { WorldEvent } from '../../engine/interpreter/host.ts';
import type { Place } from '../store/store.ts';

/** A mail that came in by a source. */
export interface Arrival {
  /** The message, byte for byte; only its beginning where there is a {@link problem}. */
  readonly raw: Uint8Array;
  readonly envelope: Envelope;
  /** `sent`: somebody of ours wrote it. */
  readonly source: 'imap' | 'smtp' | 'folder' | 'http' | 'sent';
  /** Where the message lies, for IMAP. */
  readonly place?: Place | undefined;
  /** States that held already when the source saw the mail first. */
  readonly states?: readonly WorldEvent[] | undefined;
  /** Why `raw` is not the whole message, as a sentence. */
  readonly problem?: string | undefined;
}

export interface Taken {
  /** Id of the event. */
  readonly id: string;
  /** Resolves when the event's workflow was started, or nothing matched. Rejects where the arrival has to be taken again. */
  readonly handed: Promise<void>;
}

/** What the app gives every source. All of it is idempotent: a source may say the same again after a crash. */
export interface Intake {
  /** Resolves when the mail is safe on disk: its bytes and its event. Rejects where it could not be kept; the source keeps it then. */
  take(arrival: Arrival): Promise<Taken>;
  /** A state of the mail at that place became true. Mails that were never taken in are ignored. */
  state(place: Place, world: WorldEvent): Promise<void>;
  /** A mail of ours, sent at `at` (epoch ms), answers the mail of that Message-ID (without angle brackets). */
  answered(messageId: string, at: number): Promise<void>;
  /** Whether sent mail is to be taken in, too: some policy is about it. Absent: no. */
  takesSent?(): boolean;
}

export interface Health {
  readonly ok: boolean;
  /** One sentence for people: what it does, or what is wrong and what to do about it. */
  readonly detail: string;
  /** When it last heard from the other side, in epoch ms. */
  readonly lastActivity?: number | undefined;
}

/** Brings mails in. A source never throws once it was started: what goes wrong is in its health, and it goes on trying. */
export interface Source {
  /** As the configuration names it; also `Envelope.mailbox` of its arrivals. */
  readonly name: string;
  /** Begins to take in. @throws SourceError where it can never work as configured: a taken port, a folder that is not there. */
  start(): Promise<void>;
  /** Ends in good order: what is half taken is finished or left where it was. */
  stop(): Promise<void>;
  health(): Health;
}

/** A source that cannot be started; the message names the setting and the remedy. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}

/** Largest mail that is taken in whole, in bytes, unless configured. */
export const DEFAULT_MAX_SIZE = 50 * 1024 * 1024;
