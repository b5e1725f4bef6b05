import type { SendMailOptions } from 'nodemailer';
import type { Alert } from '../../engine/arbiter/alert.ts';
import type { Priority } from '../../engine/plan/priority.ts';
import type { Mailbox } from './address.ts';
import type { Links } from './channel.ts';
import { type LinkLine, linkLines, replyHint } from './link-lines.ts';
import { SIGNATURE_HEADER, signOwn } from './own-mail.ts';
import { presentable } from './presentable.ts';

/** What mail readers mark, or ring for: `Importance` (RFC 2156 §5.3.4) and, for Outlook and many phones, `X-Priority`. */
const IMPORTANCE: { readonly [priority in Priority]: { readonly [header: string]: string } } = {
  urgent: { Importance: 'High', 'X-Priority': '1 (Highest)' },
  high: { Importance: 'High', 'X-Priority': '2 (High)' },
  normal: {},
  low: { Importance: 'Low', 'X-Priority': '5 (Lowest)' },
};

/** What is to be seen and not heard is normal at most. */
const importanceOf = ({ priority, silent }: Alert) => IMPORTANCE[silent && priority !== 'low' ? 'normal' : priority];

const NO_SUBJECT = 'Posthorn';

/** Of an alert, the same on every repeat: `<key@posthorn.example.com>` for a sender at `example.com`. */
export const messageIdOf = ({ key }: Alert, from: Mailbox) =>
  `<${key}@posthorn.${from.address.slice(from.address.lastIndexOf('@') + 1)}>`;

/** Whom a mail is from, and what the mailbox is called that awaits answers. */
interface Correspondence {
  readonly from: Mailbox;
  readonly replyTo?: Mailbox | undefined;
}

/**
 * An alert as a mail. Answering machines are asked to keep quiet (RFC 3834; the X- header is Exchange's). Its date is
 * that of the judgement, so that a repeat is the same mail.
 */
export function emailMessage(alert: Alert, { from, replyTo }: Correspondence, signingKey: Uint8Array, links: Links) {
  const { name, subject, body, policies, language, at, address } = presentable(alert, 'whole');
  const messageId = messageIdOf(alert, from);
  const lines = linkLines(links, language);
  const signature = `\n\n-- \nPosthorn · ${policies.join(', ')}\n`;
  const hint = links.reply === undefined ? [] : [replyHint(language)];
  const text = [body, ...lines.map(({ words, url }) => `${words}: ${url}`), ...hint].join('\n\n') + signature;
  return {
    from: { ...from },
    to: { name: literal(name), address },
    ...(links.reply !== undefined && { replyTo: { name: replyTo?.name ?? '', address: links.reply } }),
    envelope: { from: from.address, to: address },
    messageId,
    date: new Date(at),
    subject: [literal(subject) || NO_SUBJECT, ...(links.replyTag === undefined ? [] : [links.replyTag])].join(' '),
    text,
    html: htmlOf(
      [escaped(body), ...lines.map(anchor), ...hint.map(escaped)].join('\n\n') + escaped(signature),
      language,
    ),
    headers: {
      ...importanceOf(alert),
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      [SIGNATURE_HEADER]: { prepared: true, foldLines: false, value: signOwn(messageId, from.address, signingKey) },
    },
  } satisfies SendMailOptions;
}

/**
 * Readers decode what has the form of an encoded word (RFC 2047 §2) wherever it came from. With a word joiner in it, it
 * has not, and as a text with other than ASCII characters it is encoded as a whole.
 */
const literal = (text: string) => text.replaceAll('=?', '=\u2060?');

const anchor = ({ words, url }: LinkLine) => `${escaped(words)}: <a href="${escaped(url)}">${escaped(url)}</a>`;

/** The same text for readers that only show HTML. Nothing in it is markup but the one element around it, and our links. */
function htmlOf(content: string, language: string): string {
  const lang = /^[A-Za-z0-9-]{1,35}$/.test(language) ? ` lang="${language}"` : '';
  return `<!doctype html><html${lang}><body><div dir="auto" style="white-space: pre-wrap">${content}</div></body></html>`;
}

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
