import type { SendMailOptions } from 'nodemailer';
import type { Alert } from '../../engine/arbiter/alert.ts';
import type { Priority } from '../../engine/plan/priority.ts';
import type { Mailbox } from './address.ts';
import { SIGNATURE_HEADER, signOwn } from './own-mail.ts';
import { presentable } from './presentable.ts';

const IMPORTANCE: { readonly [priority in Priority]: 'high' | 'normal' | 'low' } = {
  urgent: 'high',
  high: 'high',
  normal: 'normal',
  low: 'low',
};

const NO_SUBJECT = 'Posthorn';

/** Of an alert, the same on every repeat: `<key@posthorn.example.com>` for a sender at `example.com`. */
export const messageIdOf = ({ key }: Alert, from: Mailbox) =>
  `<${key}@posthorn.${from.address.slice(from.address.lastIndexOf('@') + 1)}>`;

/**
 * An alert as a mail. Answering machines are asked to keep quiet (RFC 3834; the X- header is Exchange's). Its date is
 * that of the judgement, so that a repeat is the same mail.
 */
export function emailMessage(alert: Alert, from: Mailbox, signingKey: Uint8Array): SendMailOptions {
  const { name, subject, body, policies, language, priority, at, address } = presentable(alert);
  const messageId = messageIdOf(alert, from);
  const text = `${body}\n\n-- \nPosthorn · ${policies.join(', ')}\n`;
  return {
    from: { ...from },
    to: { name: literal(name), address },
    envelope: { from: from.address, to: address },
    messageId,
    date: new Date(at),
    subject: literal(subject) || NO_SUBJECT,
    text,
    html: htmlOf(text, language),
    priority: IMPORTANCE[priority],
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      [SIGNATURE_HEADER]: { prepared: true, foldLines: false, value: signOwn(messageId, from.address, signingKey) },
    },
  };
}

/**
 * Readers decode what has the form of an encoded word (RFC 2047 §2) wherever it came from. With a word joiner in it, it
 * has not, and as a text with other than ASCII characters it is encoded as a whole.
 */
const literal = (text: string) => text.replaceAll('=?', '=\u2060?');

/** The same text for readers that only show HTML. Nothing in it is markup but the one element around it. */
function htmlOf(text: string, language: string): string {
  const lang = /^[A-Za-z0-9-]{1,35}$/.test(language) ? ` lang="${language}"` : '';
  return `<!doctype html><html${lang}><body><div dir="auto" style="white-space: pre-wrap">${escaped(text)}</div></body></html>`;
}

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
