import type { Alert } from '../../engine/arbiter/alert.ts';
import type { Priority } from '../../engine/plan/priority.ts';
import type { ReplyTo } from './link-maker.ts';

/** One way to tell a person: by email, by webhook, on the page. */
export interface Channel {
  /** As the configuration calls it, and a person's order of channels. */
  readonly name: string;
  readonly kind: string;
  /** It makes itself heard: quiet hours keep it out. Absent: it only shows. */
  readonly rings?: boolean;
  /** The least pressing priority that it carries. Absent: all. */
  readonly least?: Priority;
  /** What its addresses are, where the configuration may say which of them alerts may go to. */
  readonly addresses?: 'mail' | 'number';
  /** Where answers to what it sends are awaited. */
  readonly replyTo?: ReplyTo | undefined;
  /**
   * Delivers one alert. `alert.key` travels along and is the same on every repeat, so that the other side can drop one.
   *
   * @throws ChannelFailure where it was not delivered, or nobody can know.
   */
  send(alert: Alert, links?: Links): Promise<Sent>;
  /**
   * Shows on what was sent what became of the alert. Idempotent. Absent where the channel cannot.
   *
   * @throws ChannelFailure
   */
  update?(alert: Alert, receipt: string, became: Became): Promise<void>;
  /** What keeps the channel from working now, in words; empty where nothing does. Sends nothing. */
  check(): Promise<string[]>;
  close(): Promise<void>;
}

export interface Sent {
  /** What the other side called the message, where it told. */
  readonly receipt?: string;
}

/**
 * Where the person can act on the alert. Made for one person and one alert when it is sent, and secret: they stand in no
 * log, no store and no history.
 */
export interface Links {
  /** Opens a page that asks for confirmation, and acknowledges. */
  readonly acknowledge?: string;
  /** Likewise: the matter is settled. */
  readonly resolve?: string;
  /** Likewise: the mail was no fraud. Of an alert that asks for it. */
  readonly fine?: string;
  /** Likewise: it was one. */
  readonly bad?: string;
  /** The alert's event with its reasons, on the page: for whoever is signed in there. */
  readonly open?: string;
  /** A mail address to which any answer acknowledges. */
  readonly reply?: string;
  /** Must stand in the subject for that, where the address itself does not tell which alert is answered. */
  readonly replyTag?: string;
}

/** What became of an alert that was sent, for a channel that can show it. */
export interface Became {
  readonly state: 'acknowledged' | 'resolved';
  /** Name of the person who did it, where known. */
  readonly by?: string | undefined;
  /** Epoch ms. */
  readonly at: number;
}

/**
 * Why an alert was not delivered. `temporary`: it was not, and may be later. `permanent`: it was not, and never will be.
 * `unknown`: the other side may have it; a repeat carries the same key.
 */
export type FailureKind = 'temporary' | 'permanent' | 'unknown';

/** The message is for logs and for people: it holds no secret and no word of a mail. */
export class ChannelFailure extends Error {
  override readonly name = 'ChannelFailure';
  readonly kind: FailureKind;
  /** Not before then (ms from now), where the other side said so. */
  readonly retryAfter: number | undefined;

  constructor(message: string, how: { temporary: boolean } | { kind: FailureKind; retryAfter?: number | undefined }) {
    super(message);
    this.kind = 'kind' in how ? how.kind : how.temporary ? 'temporary' : 'permanent';
    this.retryAfter = 'kind' in how ? how.retryAfter : undefined;
  }

  /** Whether the same alert by the same channel may succeed later. */
  get temporary(): boolean {
    return this.kind !== 'permanent';
  }
}
