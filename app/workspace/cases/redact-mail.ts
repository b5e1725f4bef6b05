import type { Facts } from '../../../engine/facts/facts.ts';
import type { Pseudonyms } from './pseudonyms.ts';

interface Address {
  readonly address: string;
  readonly name: string;
}

interface Attachment {
  readonly name: string;
  readonly type: string;
}

/**
 * A mail that says what another one says to policies, and does not tell who wrote it: its text as a reader sees it, its
 * addresses under other names, its attachments by name and type without what is in them.
 */
export function redactedMail(facts: Facts, pseudonyms: Pseudonyms): Buffer {
  const header = headersOf(facts, pseudonyms);
  const text = pseudonyms.text(String(facts.get('mail.fullText') ?? ''));
  const attachments = (facts.get('mail.attachments') ?? []) as unknown as readonly Attachment[];
  const own = textPart(text);
  if (!attachments.length) return Buffer.from([...header, ...own].join('\r\n'));
  const parts = [own, ...attachments.map(({ name, type }) => attachedPart(pseudonyms.text(name), type))];
  const body = parts.flatMap((part) => [`--${BOUNDARY}`, ...part]);
  return Buffer.from(
    [...header, `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`, '', ...body, `--${BOUNDARY}--`, ''].join(
      '\r\n',
    ),
  );
}

const BOUNDARY = '----=_posthorn_case';
const EARLIER = '<earlier@posthorn.invalid>';

function headersOf(facts: Facts, pseudonyms: Pseudonyms): string[] {
  const addresses = (path: string) => [facts.get(path) ?? []].flat() as unknown as readonly Address[];
  const named = (path: string) =>
    addresses(path)
      .filter(({ address, name }) => address || name)
      .map((one) => pseudonyms.address(one));
  // Whoever writes to whom is known before the texts are looked at, where the same names stand.
  const [from, to, cc, replyTo] = ['mail.from', 'mail.to', 'mail.cc', 'mail.replyTo'].map(named);
  const date = facts.get('mail.date') ?? facts.get('mail.receivedAt');
  const has = (path: string) => facts.get(path) === true;
  return [
    header('From', shown(from!)),
    header('To', shown(to!)),
    header('Cc', shown(cc!)),
    header('Reply-To', shown(replyTo!)),
    header('Subject', encoded(pseudonyms.text(String(facts.get('mail.subject'))))),
    header('Date', new Date(String(date)).toUTCString().replace('GMT', '+0000')),
    header('Message-ID', '<case@posthorn.invalid>'),
    header('In-Reply-To', has('mail.isReply') ? EARLIER : ''),
    header('Auto-Submitted', has('mail.isAutomatic') ? 'auto-generated' : ''),
    header('Precedence', has('mail.isBulk') ? 'bulk' : ''),
    'MIME-Version: 1.0',
  ].filter((line) => line !== '');
}

const header = (name: string, value: string) => (value ? `${name}: ${value}` : '');

const shown = (addresses: readonly Address[]) =>
  addresses.map(({ address, name }) => (name ? `${encoded(name)} <${address}>` : `<${address}>`)).join(', ');

/** RFC 2047, in words of at most 75 characters; what is printable ASCII stays as it is. */
function encoded(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  if (/^[ -~]*$/.test(line) && !line.includes('=?')) return line;
  const words: string[] = [];
  let word = '';
  for (const character of line) {
    if (Buffer.byteLength(word + character) > 42) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((one) => `=?UTF-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ');
}

/** Readable in a repository, unless a line is longer than mail may have (RFC 5321 §4.5.3.1.6). */
function textPart(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  const isPlain = lines.every((line) => Buffer.byteLength(line) <= 990) && !text.includes('\0');
  const body = isPlain
    ? lines
    : Buffer.from(lines.join('\r\n'))
        .toString('base64')
        .match(/.{1,76}/g)!;
  return [
    'Content-Type: text/plain; charset=utf-8',
    `Content-Transfer-Encoding: ${isPlain ? '8bit' : 'base64'}`,
    '',
    ...body,
    '',
  ];
}

const attachedPart = (name: string, type: string) => [
  `Content-Type: ${/^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream'}`,
  `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
  'Content-Transfer-Encoding: base64',
  '',
  // Nothing at all: other bytes than its type has would make it a file that pretends to be another.
  '',
];
