import type { SendMailOptions } from 'nodemailer';
import { SIGNATURE_HEADER, signOwn } from '../channels/own-mail.ts';
import { oneLine } from '../clean-text.ts';

/** A mail that a policy sends. */
export interface Draft {
  /** Names the sending: the same on every repeat. */
  readonly id: string;
  readonly event: string;
  readonly policy: string;
  readonly to: string;
  /** Absent: the relay's own sender. */
  readonly from?: string | undefined;
  readonly replyTo?: string | undefined;
  readonly subject: string;
  readonly text: string;
}

/** Without angle brackets: `id@posthorn.ours.example` for a sender at `ours.example`. */
export const messageIdFor = (id: string, from: string) => `${id}@posthorn.${from.slice(from.lastIndexOf('@') + 1)}`;

const LONGEST_SUBJECT = 250;

/**
 * The mail as it goes out. Answering machines are asked to keep quiet (RFC 3834). Where the relay offers it, it is asked for a report
 * of what becomes of the mail, under the sending's id (RFC 3461).
 */
export function draftMessage(
  { id, to, from, name, replyTo, subject, text }: Draft & { readonly from: string; readonly name: string },
  signingKey: Uint8Array,
): SendMailOptions {
  const messageId = `<${messageIdFor(id, from)}>`;
  return {
    from: { name, address: from },
    to: { name: '', address: to },
    ...(replyTo !== undefined && { replyTo: { name: '', address: replyTo } }),
    envelope: { from, to },
    messageId,
    subject: literal(oneLine(subject, LONGEST_SUBJECT)),
    text,
    dsn: { id, return: 'headers', notify: ['success', 'failure', 'delay'], recipient: to },
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      [SIGNATURE_HEADER]: { prepared: true, foldLines: false, value: signOwn(messageId, from, signingKey) },
    },
  };
}

/** What has the form of an encoded word (RFC 2047 §2) would be decoded, wherever it came from. */
const literal = (text: string) => text.replaceAll('=?', '=\u2060?');
