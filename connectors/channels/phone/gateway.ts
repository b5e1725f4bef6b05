import type { Priority } from '../../../engine/plan/priority.ts';
import type { Sent } from '../channel.ts';

/** What is to be sent or said to a phone. */
export interface PhoneMessage {
  /** Of the alert: the same on every repeat. */
  readonly key: string;
  /** E.164: `+8613800138000` */
  readonly to: string;
  readonly text: string;
  /** BCP 47 */
  readonly language: string;
  readonly priority: Priority;
  readonly person: string;
}

/** The party that passes messages on to the telephone network. */
export interface Gateway {
  /** @throws ChannelFailure */
  send(message: PhoneMessage): Promise<Sent>;
  /** What keeps it from working now; sends nothing. */
  check(): Promise<string[]>;
}
