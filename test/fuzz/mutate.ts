import { randomFrom } from '../random.ts';

/** What hostile and broken programs write. */
const TOKENS = [
  ...[
    '\r\n',
    '\n',
    '\r',
    '\0',
    '\t',
    ' ',
    '\r\n\r\n',
    '\r\n--b',
    '--',
    ';',
    '"',
    '<',
    '>',
    '(',
    ')',
    ',',
    ':',
    '=',
    '\\',
  ],
  ...[
    '=?utf-8?q?',
    '=?gb18030?b?',
    '=?x?q?a?=',
    '?=',
    '*0*=',
    "utf-8''%E6",
    '%',
    '&#x',
    '&amp',
    '<!--',
    '-->',
    '<p>',
    '</div>',
  ],
  ...[
    '<a href="http://a.example">',
    '<style>',
    '<script>',
    'display:none',
    'javascript:',
    'xn--',
    '@',
    '\u202e',
    '\ufeff',
  ],
  ...[
    'Content-Type: multipart/mixed; boundary=b\r\n',
    'Content-Type: message/rfc822\r\n',
    'Content-Type: text/html\r\n',
  ],
  ...[
    'Content-Transfer-Encoding: base64\r\n',
    'Content-Transfer-Encoding: quoted-printable\r\n',
    'charset=iso-2022-kr',
  ],
  ...[
    'From: a@b.example\r\n',
    'Subject: ',
    'Date: 99 Foo 0000',
    'BEGIN:VCALENDAR\r\n',
    'PK\x03\x04',
    '\x1f\x8b\x08',
    '%PDF-',
  ],
  ...[
    '清关异常',
    '\ud83d',
    'é\u0301\u0301\u0301',
    'USD 1,000,000.00',
    'DE89370400440532013000',
    'On Monday, Li wrote:\r\n> ',
  ],
].map((token) => new TextEncoder().encode(token));

const LARGEST = 400_000;

/** Makes mails out of others: the same for the same seed and number, whatever was made before. */
export class Mutator {
  readonly #seeds: readonly Uint8Array[];
  readonly #seed: number;

  constructor(seeds: readonly Uint8Array[], seed: number) {
    this.#seeds = seeds;
    this.#seed = seed;
  }

  make(number: number): Uint8Array {
    const random = randomFrom(this.#seed + number * 7_919);
    const upTo = (most: number) => Math.floor(random() * most);
    const pick = <T>(from: readonly T[]): T => from[upTo(from.length)] as T;
    let mail = pick(this.#seeds);
    for (let times = 1 + upTo(8); times > 0; times--) {
      const [at, to] = [upTo(mail.length + 1), upTo(mail.length + 1)].sort((a, b) => a - b) as [number, number];
      const other = pick(this.#seeds);
      const change = pick<() => readonly Uint8Array[]>([
        () => [mail.subarray(0, at), pick(TOKENS), mail.subarray(at)],
        () => [mail.subarray(0, at), pick(TOKENS), mail.subarray(Math.min(to, at + 40))],
        () => [mail.subarray(0, at), mail.subarray(Math.min(to, at + 1 + upTo(200)))],
        () => [mail.subarray(0, to), mail.subarray(at)],
        () => [mail.subarray(0, at), other.subarray(upTo(other.length))],
        () => [mail.subarray(0, at), ...Array<Uint8Array>(1 + upTo(2_000)).fill(pick(TOKENS)), mail.subarray(at)],
        () => [
          mail.subarray(0, at),
          ...Array<Uint8Array>(1 + upTo(50)).fill(mail.subarray(at, Math.min(to, at + 500))),
          mail.subarray(at),
        ],
        () => [mail.subarray(0, at), Uint8Array.from({ length: 1 + upTo(30) }, () => upTo(256)), mail.subarray(at)],
        () => [mail.subarray(0, at)],
      ]);
      mail = joined(change());
    }
    return mail;
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = Buffer.concat(pieces);
  return new Uint8Array(whole.subarray(0, LARGEST));
}
