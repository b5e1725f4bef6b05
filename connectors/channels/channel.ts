import type { Alert } from '../../engine/arbiter/alert.ts';

/** One way to tell a person: by email, by webhook, on the page. */
export interface Channel {
  /** As the configuration calls it, and a person's order of channels. */
  readonly name: string;
  readonly kind: string;
  /**
   * Delivers one alert. `alert.key` travels along and is the same on every repeat, so that the other side can drop one.
   *
   * @throws ChannelFailure where it was not delivered, or nobody can know.
   */
  send(alert: Alert): Promise<Sent>;
  /** What keeps the channel from working now, in words; empty where nothing does. Sends nothing. */
  check(): Promise<string[]>;
  close(): Promise<void>;
}

export interface Sent {
  /** What the other side called the message, where it told. */
  readonly receipt?: string;
}

/** Why an alert was not delivered. The message is for logs and for people: it holds no secret and no word of a mail. */
export class ChannelFailure extends Error {
  override readonly name = 'ChannelFailure';
  /** Whether the same alert by the same channel may succeed later. */
  readonly temporary: boolean;

  constructor(message: string, { temporary }: { temporary: boolean }) {
    super(message);
    this.temporary = temporary;
  }
}
