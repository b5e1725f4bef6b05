import type { Value } from '../plan/expression.ts';
import type { Authenticity } from './authenticity.ts';
import type { SenderHistory } from './history.ts';

/**
 * What is known of an event. Paths are the catalogue's (`mail.from.domain`); a path that leads through a list or an
 * optional object stops there (`mail.to`, `mail.replyTo`). A path that the catalogue does not have throws.
 */
export interface Facts {
  get(path: string): Value;
}

/** Facts that hang on nearly all others, so that to know them is to read the whole mail, each with all that is below it. */
const READ_ALL: readonly string[] = ['mail.risk', 'mail.problems'];

/** Whether a fact takes longer to know than most mails take to match. */
export const readsAll = (path: string): boolean => READ_ALL.some((all) => path === all || path.startsWith(`${all}.`));

/** How a mail reached us: what the message itself does not say. */
export interface Envelope {
  /** The watched mailbox or listener, as the configuration names it. */
  readonly mailbox: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** Only the beginning of the message is here: it is larger than what is taken in whole. */
  readonly cut?: boolean | undefined;
  /** SMTP MAIL FROM, where there was one. */
  readonly mailFrom?: string | undefined;
  /** SMTP RCPT TO, where there was one. */
  readonly rcptTo?: readonly string[] | undefined;
  /** Address of the SMTP peer, where there was one. */
  readonly remoteAddress?: string | undefined;
  /** What our own check of its authenticity found, when it was taken in. */
  readonly authenticity?: Authenticity | undefined;
  /** What was known of its sender, when it was taken in. */
  readonly history?: SenderHistory | undefined;
}
