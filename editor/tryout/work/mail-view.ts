import type { Facts } from '../../../engine/facts/facts.ts';
import { decodeText } from '../../../engine/facts/mime/charset.ts';
import { type Part, parseMessage } from '../../../engine/facts/mime/part.ts';
import { Problems } from '../../../engine/facts/problems.ts';
import { isFile } from '../../../engine/facts/text/body.ts';
import type { MailView } from './messages.ts';

/** As much of a text as a page shows. */
const MOST_CHARS = 200_000;

/** What is shown of a mail. What could not be read is left empty, and named. */
export function mailView(facts: Facts, raw: Uint8Array): MailView {
  const text = (path: string) => String(facts.get(path) ?? '').slice(0, MOST_CHARS);
  return {
    subject: text('mail.subject'),
    from: addressIn(facts.get('mail.from')),
    to: [...listIn(facts.get('mail.to')), ...listIn(facts.get('mail.cc'))].map(addressIn),
    date: text('mail.date'),
    text: text('mail.text'),
    fullText: text('mail.fullText'),
    html: htmlIn(parseMessage(raw, new Problems()))?.slice(0, MOST_CHARS),
    attachments: listIn(facts.get('mail.attachments')).map((one) => String(fieldOf(one, 'name') ?? '')),
    problems: listIn(facts.get('mail.problems')).map(String),
  };
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const fieldOf = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' ? (value as { [name: string]: unknown })[name] : undefined;

function addressIn(value: unknown): string {
  const [name, address] = [fieldOf(value, 'name'), fieldOf(value, 'address')].map((one) => String(one ?? ''));
  return name && address ? `${name} <${address}>` : name || address || '';
}

/** The first part in HTML that is shown and no file. */
function htmlIn(part: Part): string | undefined {
  if (isFile(part)) return undefined;
  if (part.type.value === 'text/html') return decodeText(part.content(), part.type.params.get('charset') ?? '').text;
  for (const inner of part.parts) {
    const found = htmlIn(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
