import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Facts } from './facts.ts';

/** What tells one mail from another, however often and in however many mailboxes it arrives. */
export interface Identity {
  /** Empty where the mail has none. Senders forge and repeat them: never enough alone. */
  readonly messageId: string;
  /** SHA-256 over From, Date and what the mail carries, in hex. */
  readonly digest: string;
}

/** Headers that differ from copy to copy (Received, Delivered-To) leave it as it is, and so does the way it came. */
export function eventIdentity(facts: Facts): Identity {
  const carried = ['mail.from.address', 'mail.date', 'mail.fullText', 'mail.attachments'].map((path) =>
    facts.get(path),
  );
  const messageId = String(facts.get('mail.messageId'));
  return {
    messageId,
    digest: bytesToHex(sha256(utf8ToBytes(JSON.stringify([...carried, facts.get('mail.subject')])))),
  };
}
