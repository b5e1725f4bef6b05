import { readFileSync } from 'node:fs';
import { htmlToText } from '../../engine/facts/text/html.ts';

/** What the corpus says of a message, where it says it. */
export interface Expected {
  readonly subject?: string | undefined;
  readonly messageId?: string | undefined;
  /** Epoch ms */
  readonly date?: number | undefined;
  readonly from?: readonly string[] | undefined;
  readonly to?: readonly string[] | undefined;
  /** The bodies for readers of plain text and of HTML, all parts of each put together. */
  readonly texts: readonly string[];
}

interface Mailbox {
  readonly address?: string | null;
}

interface HeaderValue {
  readonly Text?: string;
  readonly Address?: {
    readonly List?: readonly Mailbox[];
    readonly Group?: readonly { readonly addresses: readonly Mailbox[] }[];
  };
  readonly DateTime?: Readonly<
    Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'tz_hour' | 'tz_minute', number>
  > & {
    readonly tz_before_gmt: boolean;
  };
}

interface File {
  readonly text_body: readonly number[];
  readonly html_body: readonly number[];
  readonly parts: readonly {
    readonly headers: readonly { readonly name: string; readonly value: HeaderValue }[];
    readonly body: { readonly Text?: string; readonly Html?: string };
  }[];
}

export function expectedBy(path: string): Expected {
  const { parts, text_body, html_body } = JSON.parse(readFileSync(path, 'utf8')) as File;
  const header = (name: string) => parts[0]?.headers.find((one) => one.name === name)?.value;
  const body = (numbers: readonly number[]) => numbers.map((number) => textOf(parts[number]?.body)).join('\n');
  return {
    subject: header('subject')?.Text,
    messageId: header('message_id')?.Text,
    date: instantOf(header('date')?.DateTime),
    from: addresses(header('from')),
    to: addresses(header('to')),
    texts: [body(text_body), body(html_body)],
  };
}

const textOf = (body: File['parts'][number]['body'] | undefined) =>
  body?.Text ?? (body?.Html ? htmlToText(body.Html) : '');

/** Names without an address are none to us. */
function addresses(value: HeaderValue | undefined): readonly string[] | undefined {
  const all = value?.Address?.List ?? value?.Address?.Group?.flatMap((group) => group.addresses);
  return all?.flatMap(({ address }) => (address ? [address.toLowerCase()] : []));
}

function instantOf(at: HeaderValue['DateTime']): number | undefined {
  if (!at) return undefined;
  const offset = (at.tz_before_gmt ? -1 : 1) * (at.tz_hour * 60 + at.tz_minute) * 60_000;
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second) - offset;
}
