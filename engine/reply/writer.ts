import type { Envelope } from '../facts/facts.ts';
import { FREE_MAIL } from '../facts/links/services.ts';
import { Mail } from '../facts/mail.ts';
import { writtenOf } from '../intent/letter.ts';
import type { Writer } from './due.ts';

/** Who wrote a mail: of a mailbox that anybody can have, the address is the customer, and not its domain. */
export function writerOf(mail: Mail): Writer {
  const { root, address } = mail.from;
  const { offset } = writtenOf(mail);
  return { customer: FREE_MAIL.has(root) ? address : root, offset: offset === 0 ? null : offset };
}

export const writerIn = (raw: Uint8Array, envelope: Envelope): Writer => writerOf(new Mail(raw, envelope));
