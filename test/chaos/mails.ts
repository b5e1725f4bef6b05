import { random } from './random.ts';

/** Which policy a mail starts; its name stands in the subject. */
export const KINDS = ['urgent', 'promise', 'digest', 'acknowledge'] as const;
export type Kind = (typeof KINDS)[number];

/** How a mail comes: appended by IMAP, put into the mailbox as a delivery does, or by our own SMTP listener. */
export type Way = 'append' | 'drop' | 'smtp';

export interface Mail {
  /** Also what its alerts and its task are called. */
  readonly subject: string;
  /** Without angle brackets. */
  readonly messageId: string;
  readonly kind: Kind;
  readonly way: Way;
  /** The mailboxes that it comes to; some mails come to two. None for SMTP. */
  readonly mailboxes: readonly string[];
  /** Somebody reports its task done, or takes its alert on. */
  readonly answered: boolean;
  readonly raw: string;
}

const COPIES = 0.05;

/** The mails of a run, by its seed. */
export function makeMails(count: number, seed: number, mailboxes: readonly string[]): Mail[] {
  const chance = random(seed);
  const pick = <T>(of: readonly T[]) => of[Math.floor(chance() * of.length)]!;
  return Array.from({ length: count }, (_, index) => {
    const kind = pick(KINDS);
    const way = pick<Way>(['append', 'append', 'append', 'drop', 'smtp']);
    const first = pick(mailboxes);
    const second = chance() < COPIES ? mailboxes.find((mailbox) => mailbox !== first) : undefined;
    const subject = `${kind} ${String(index + 1).padStart(5, '0')}`;
    const messageId = `${seed}.${index + 1}@customer.example`;
    return {
      subject,
      messageId,
      kind,
      way,
      mailboxes: way === 'smtp' ? [] : [first, ...(second === undefined ? [] : [second])],
      answered: chance() < 0.5,
      raw: rawOf(subject, messageId),
    };
  });
}

const rawOf = (subject: string, messageId: string) =>
  `From: Buyer <buyer@customer.example>\r\nTo: sales@ours.example\r\nSubject: ${subject}\r\nMessage-ID: <${messageId}>\r\n` +
  `Date: ${new Date().toUTCString()}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nAs agreed.\r\n`;
