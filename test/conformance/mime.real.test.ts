import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Attachment } from '../../engine/facts/attachments.ts';
import { extractMail } from '../../engine/facts/extract.ts';
import { htmlToText } from '../../engine/facts/text/html.ts';
import { addressesIn, allFacts, ENVELOPE } from '../facts/mail.ts';
import { CORPORA, filesBelow, share } from './corpora.ts';
import { expectedBy } from './stalwart.ts';

/** Text without what no reader sees, and without marks of quotation. */
const squashed = (text: string) => text.replace(/[>\s\u00a0\0\ufffd_\u200b-\u200f\ufeff-]+/g, '');
const oneSpaced = (text: string) => text.replace(/\s+/g, ' ').trim();

interface Raw {
  readonly attachments: readonly number[];
  readonly text_body: readonly number[];
  readonly parts: readonly {
    readonly headers: readonly { readonly name: string; readonly value: unknown }[];
    readonly body: unknown;
  }[];
}

/** Every text of a message, those of attached messages and files included. */
function* textsIn(value: unknown): Iterable<string> {
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'Text' && typeof inner === 'string') yield inner;
    else if (key === 'Html' && typeof inner === 'string') yield htmlToText(inner);
    else yield* textsIn(inner);
  }
}

function namesOf({ attachments, parts }: Raw): readonly string[] {
  return attachments.flatMap((index) => {
    const disposition = parts[index]?.headers.find(({ name }) => name === 'content_disposition')?.value as
      | { ContentType?: { c_type: string; attributes: readonly { name: string; value: string }[] | null } }
      | undefined;
    const isFile = disposition?.ContentType?.c_type?.toLowerCase() === 'attachment';
    const name = disposition?.ContentType?.attributes?.find((one) => one.name === 'filename')?.value;
    return isFile && name ? [name.replace(/^.*[\\/]/, '')] : [];
  });
}

/**
 * Where the suite and mail programs part: it takes a form that is cut off, or bytes that are no text, for the text that is shown, or lost letters
 * that are there.
 */
const WHOLE = 'a multipart that cannot be taken apart, which we show as it stands and the suite not at all';
const EXCEPTIONS: { readonly [file: string]: string } = {
  'malformed/001': WHOLE,
  'malformed/004': WHOLE,
  'malformed/007': WHOLE,
  'malformed/016':
    'nested boundaries of 80 letters, each the beginning of the other (RFC 2046, section 5.1.1 allows 70)',
  'malformed/019': 'a boundary within a header: nothing of it is sound',
  'malformed/020': 'the suite shows the second form as source; we show it as HTML',
  'malformed/021': 'the same',
  'thirdparty/000': 'binary bytes as text',
  'thirdparty/001': 'Base64 that was encoded twice',
};

describe.runIf(CORPORA)('MIME, by the hard messages of stalwart', () => {
  it('reads subject, addresses, Message-ID, date, text and file names, and never fails', () => {
    const counts = new Map<string, [equal: number, all: number]>();
    const note = (what: string, isEqual: boolean, file: string) => {
      const [equal, all] = counts.get(what) ?? [0, 0];
      counts.set(what, [equal + (isEqual ? 1 : 0), all + 1]);
      if (process.env.SHOW && !isEqual) console.log(what, file);
    };
    for (const path of filesBelow('mime/stalwart', '.eml')) {
      const file = path.replace(/^.*stalwart\/|\.eml$/g, '');
      const json = path.replace(/\.eml$/, '.json');
      const wanted = expectedBy(json);
      const raw = JSON.parse(readFileSync(json, 'utf8')) as Raw;
      const facts = allFacts(extractMail(readFileSync(path), ENVELOPE));
      if (wanted.subject !== undefined && !wanted.subject.includes('\ufffd'))
        note('subject', oneSpaced(wanted.subject) === oneSpaced(String(facts['mail.subject'])), file);
      if (wanted.from) note('from', (wanted.from[0] ?? '') === addressesIn(facts['mail.from'])[0], file);
      if (wanted.to) note('to', JSON.stringify(wanted.to) === JSON.stringify(addressesIn(facts['mail.to'])), file);
      if (wanted.messageId !== undefined) note('Message-ID', wanted.messageId === facts['mail.messageId'], file);
      if (wanted.date !== undefined) note('date', wanted.date === Date.parse(String(facts['mail.date'])), file);
      const names = (facts['mail.attachments'] as readonly Attachment[]).map(({ name }) => name);
      for (const name of namesOf(raw)) if (!name.includes('\ufffd')) note('file names', names.includes(name), file);
      if (!Object.hasOwn(EXCEPTIONS, file))
        note('text', isSameText(String(facts['mail.fullText']), wanted.texts, raw), file);
    }
    for (const [file, why] of Object.entries(EXCEPTIONS)) console.log(`${file}: ${why}`);
    for (const [what, [equal, all]] of counts)
      expect(share(`stalwart: ${what}`, equal, all), what).toBeGreaterThanOrEqual(0.98);
  });

  /** Ours is a form of the text or holds it; or, where attached mails belong to ours, is made of texts that are there. */
  function isSameText(ours: string, forms: readonly string[], raw: Raw): boolean {
    const mine = squashed(ours);
    if (forms.map(squashed).some((text) => text === mine || (text !== '' && mine.includes(text)))) return true;
    // Letters that the suite has lost are not compared.
    if (forms.some((text) => text.includes('\ufffd') && sounds(mine).includes(sounds(squashed(text))))) return true;
    const all = [...textsIn(raw)].map(squashed).filter(Boolean);
    const known = all.join('');
    return ours
      .split('\n')
      .map(squashed)
      .every((line) => known.includes(line) || all.some((text) => line.includes(text)));
  }
});

const sounds = (text: string) => text.replace(/\P{ASCII}/gu, '');
