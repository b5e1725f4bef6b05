import { extractMail } from '../../engine/facts/extract.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import { MAIL_READERS } from '../../engine/facts/mail.ts';

export const ENVELOPE = { mailbox: 'sales/INBOX', receivedAt: Date.parse('2026-03-02T08:15:04Z') };

export const bytes = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : part)));

/** The facts of a message that is written line by line. */
export const mailOf = (...lines: readonly string[]): Facts => extractMail(bytes(lines.join('\r\n')), ENVELOPE);

/** Asks for every fact that there is. */
export const allFacts = (facts: Facts) =>
  Object.fromEntries(Object.keys(MAIL_READERS).map((path) => [path, facts.get(path)]));

/** The address of a fact that is one, or of each where it is a list. */
export const addressesIn = (value: unknown): readonly string[] =>
  [value].flat().map((one) => (one as { address: string }).address);
