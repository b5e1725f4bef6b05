import { decodeText } from '../mime/charset.ts';
import type { Part } from '../mime/part.ts';
import type { Problems } from '../problems.ts';
import { decodeFlowed } from './flowed.ts';
import { htmlToText } from './html.ts';

/** All text that a reader of the mail sees, attached mails included. */
export interface Body {
  readonly text: string;
  /** Text of mails that are attached (message/rfc822), outside of reports about undelivered mail. */
  readonly attached: readonly string[];
}

/** Puts the texts of a message together in the order in which they are shown. */
export function bodyOf(message: Part, problems: Problems): Body {
  const attached: string[] = [];
  const text = visible(message, problems, attached, false);
  return { text: text.trim(), attached };
}

function visible(part: Part, problems: Problems, attached: string[], inReport: boolean): string {
  const { value } = part.type;
  if (isFile(part)) return '';
  if (value === 'multipart/alternative') return alternative(part, problems, attached);
  if (value.startsWith('multipart/') && part.parts.length) {
    if (value === 'multipart/encrypted') problems.add('encrypted');
    const shown = value === 'multipart/related' ? part.parts.slice(0, 1) : part.parts;
    return joined(shown.map((inner) => visible(inner, problems, attached, value === 'multipart/report')));
  }
  const [inner] = part.parts;
  if (inner) return attachedMail(inner, problems, attached, inReport);
  if (isReport(part)) return plain(part, problems);
  return isText(part) ? textOf(part, problems) : '';
}

/** The last form that has something to show: the richest one, which is what mail programs show (RFC 2046 §5.1.4). */
function alternative(part: Part, problems: Problems, attached: string[]): string {
  for (const form of part.parts.toReversed()) {
    const text = form.type.value === 'text/calendar' ? '' : visible(form, problems, attached, false);
    if (text.trim()) return text;
  }
  return '';
}

function attachedMail(inner: Part, problems: Problems, attached: string[], inReport: boolean): string {
  const { text, attached: deeper } = bodyOf(inner, problems);
  const subject = inner.headers.text('subject');
  const whole = joined([subject, text]);
  if (!inReport) attached.push(whole, ...deeper);
  return whole;
}

const joined = (texts: readonly string[]) => texts.filter((text) => text.trim()).join('\n\n');

/** What a report says to programs (RFC 3464, RFC 5965, RFC 8098), and the headers of what it is about. */
export const isReport = ({ type }: Part) =>
  /^(?:message\/(?:(?:global-)?(?:delivery-status|disposition-notification|headers)|feedback-report)|text\/rfc822-headers)$/.test(
    type.value,
  );

/** A multipart that could not be taken apart is shown as it stands. */
export const isText = ({ type }: Part) =>
  type.value.startsWith('multipart/') || /^text\/(?:plain|html|markdown|x-.*)$/.test(type.value);

/** Whether a part is handed over as a file, not shown with the text. */
export const isFile = ({ disposition, type }: Part) =>
  disposition.value === 'attachment' && !type.value.startsWith('multipart/') && !type.value.startsWith('message/');

function textOf(part: Part, problems: Problems): string {
  return part.type.value === 'text/html' ? htmlToText(decoded(part, problems)) : plain(part, problems);
}

function plain(part: Part, problems: Problems): string {
  const text = decoded(part, problems).replace(/\r\n?/g, '\n');
  const { params } = part.type;
  const flowed = params.get('format')?.toLowerCase() === 'flowed';
  return flowed ? decodeFlowed(text, params.get('delsp')?.toLowerCase() === 'yes') : text;
}

function decoded(part: Part, problems: Problems): string {
  const content = part.content();
  const { text, sound } = decodeText(content, part.type.params.get('charset') ?? declaredIn(part, content));
  if (!sound) problems.add('charset');
  if (!text.includes('\0')) return text;
  problems.add('nul');
  return text.replaceAll('\0', '');
}

/** HTML may name its character set itself (HTML §13.2.3.2), and mail programs believe it where nothing else does. */
function declaredIn(part: Part, content: Uint8Array): string {
  if (part.type.value !== 'text/html') return '';
  const head = String.fromCharCode(...content.subarray(0, 1024));
  return /<meta[^>]+charset\s*=\s*["']?([\w:-]+)/i.exec(head)?.[1] ?? '';
}
