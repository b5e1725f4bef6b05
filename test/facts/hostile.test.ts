import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractMail } from '../../engine/facts/extract.ts';
import { PROBLEMS } from '../../engine/facts/problems.ts';
import { processorMs } from '../processor-time.ts';
import { mails } from '../rules/shipped.ts';
import { allFacts, bytes, ENVELOPE } from './mail.ts';

type Parts = readonly (string | Uint8Array)[];

const read = (...parts: Parts) => allFacts(extractMail(bytes(...parts), ENVELOPE));
const problems = (facts: ReturnType<typeof read>) => facts['mail.problems'];

/** Reads everything of a message and tells how long that took, in ms. */
function timed(...parts: Parts) {
  const raw = bytes(...parts);
  const started = process.cpuUsage();
  const facts = allFacts(extractMail(raw, ENVELOPE));
  return { facts, took: processorMs(started) };
}

describe('a message that is hard to read', () => {
  it('may have 10,000 headers', () => {
    const { facts, took } = timed('X-Junk: y\r\n'.repeat(10_000), 'From: a@b.example\r\nSubject: found\r\n\r\ntext');
    expect(facts).toMatchObject({ 'mail.subject': 'found', 'mail.text': 'text', 'mail.problems': [] });
    expect(took).toBeLessThan(2_000);
  });

  it('may have a million headers: the first are read', () => {
    const facts = read('From: a@b.example\r\nSubject: found\r\n', 'X-Junk: y\r\n'.repeat(1_000_000), '\r\ntext');
    expect(facts).toMatchObject({ 'mail.subject': 'found', 'mail.text': 'text', 'mail.problems': ['headers'] });
  });

  it('may be nested 50-fold, or more', () => {
    const nested = (depth: number): string =>
      depth
        ? `Content-Type: multipart/mixed; boundary=b${depth}-\r\n\r\n--b${depth}-\r\n${nested(depth - 1)}\r\n--b${depth}---\r\n`
        : '\r\ninnermost';
    expect(read(`From: a@b.example\r\n${nested(49)}`)).toMatchObject({ 'mail.text': 'innermost', 'mail.problems': [] });
    expect(problems(read(`From: a@b.example\r\n${nested(400)}`))).toContain('nesting');
    const forwarded = (depth: number): string =>
      depth ? `Content-Type: message/rfc822\r\n\r\n${forwarded(depth - 1)}` : 'Subject: inner\r\n\r\ntext';
    expect(read(`From: a@b.example\r\n${forwarded(30)}`)['mail.text']).toContain('text');
    expect(problems(read(`From: a@b.example\r\n${forwarded(5_000)}`))).toContain('nesting');
  });

  it('may name domains and mailboxes of a hundred thousand letters', () => {
    const long = (letter: string) => `${letter.repeat(100_000)}.example`;
    const { facts, took } = timed(
      `From: Li <li@${long('a')}>\r\nTo: ${'t'.repeat(40_000)}@x.example, a@${long('b')}\r\nReply-To: c@${long('а')}\r\n\r\n`,
      `On Monday, Li <li@${long('c')}> wrote:\r\n> pay to the new account at http://${long('d')}/`,
    );
    expect(facts['mail.risk']).toBeDefined();
    expect(took).toBeLessThan(1_500);
  });

  it('may have 100,000 parts', () => {
    const { facts, took } = timed(
      'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n',
      '--x\r\n\r\ny\r\n'.repeat(100_000),
      '--x--',
    );
    expect(problems(facts)).toEqual(['parts']);
    expect(took).toBeLessThan(10_000);
  });

  it.each([
    ['nothing but NUL', '\0'.repeat(1_000), ['headers', 'address', 'nul']],
    ['no headers', '\r\njust text', ['headers', 'address']],
    ['only a text', 'just text', ['headers', 'address']],
    [
      'a line among the headers that is none',
      'From: a@b.example\r\nthis is none\r\nSubject: s\r\n\r\ntext',
      ['header'],
    ],
    [
      'the first line of a mailbox file',
      'From a@b.example Mon Mar  2 08:15:00 2026\r\nFrom: a@b.example\r\n\r\ntext',
      [],
    ],
    ['a byte order mark', '\ufeffFrom: a@b.example\r\n\r\ntext', []],
    ['two senders', 'From: a@b.example\r\nFrom: c@d.example\r\n\r\ntext', ['duplicate']],
    ['no sender', 'Subject: s\r\n\r\ntext', ['address']],
    ['a date that is none', 'From: a@b.example\r\nDate: someday\r\n\r\ntext', ['date']],
    ['an unknown encoding', 'From: a@b.example\r\nContent-Transfer-Encoding: rot13\r\n\r\ntext', ['encoding']],
    ['broken base64', 'From: a@b.example\r\nContent-Transfer-Encoding: base64\r\n\r\ndGV4d!!A', ['encoding']],
    ['a multipart without a boundary', 'From: a@b.example\r\nContent-Type: multipart/mixed\r\n\r\ntext', ['boundary']],
    [
      'a boundary that never occurs',
      'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--y\r\n\r\ntext\r\n--y--',
      ['boundary'],
    ],
    [
      'a multipart that ends early',
      'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\ntext',
      ['truncated'],
    ],
    [
      'encrypted mail',
      'From: a@b.example\r\nContent-Type: multipart/encrypted; boundary=x\r\n\r\n--x\r\n\r\ntext\r\n--x--',
      ['encrypted'],
    ],
  ])('may have %s', (_, raw, expected) => {
    const facts = read(raw);
    expect(problems(facts)).toEqual(expected);
    if (!raw.startsWith('\0')) expect(facts['mail.text']).toContain('text');
  });

  it.each([['\n'], ['\r\n'], ['\r']])('may end its lines with %j', (end) => {
    const facts = read(
      [
        'From: a@b.example',
        'Subject: s',
        'Content-Type: multipart/mixed; boundary=x',
        '',
        '--x',
        '',
        'one',
        '--x',
        '',
        'two',
        '--x--',
      ].join(end),
    );
    expect(facts).toMatchObject({ 'mail.subject': 's', 'mail.problems': [] });
    expect(facts['mail.text']).toBe('one\n\ntwo');
  });

  it('is read whatever it is', () => {
    const dictionary = [
      'From: ',
      'Content-Type: ',
      'multipart/mixed',
      '; boundary=',
      'b',
      '\r\n--b',
      '--',
      '\r\n\r\n',
      '\n',
      ' ',
      '\t',
      'text/html',
      '; charset=',
      'gb18030',
      'utf-8',
      'message/rfc822',
      'Content-Transfer-Encoding: ',
      'base64',
      'quoted-printable',
      '=',
      '=?',
      '?=',
      '?B?',
      '"',
      '<',
      '>',
      '(',
      ')',
      ';',
      '*0*=',
      "utf-8''%E6",
      '%',
      '\0',
      '清',
      '\ud83d',
      'a@b',
    ];
    const piece = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...dictionary).map((word) => bytes(word)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 6 }) },
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const facts = read(...pieces);
        for (const code of problems(facts) as string[]) expect(Object.keys(PROBLEMS)).toContain(code);
        expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is read when real mails are damaged', () => {
    const damage = fc.record({
      mail: fc.nat(),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.integer({ min: 0, max: 30 }),
      put: fc.uint8Array({ maxLength: 8 }),
    });
    fc.assert(
      fc.property(damage, ({ mail, at, cut, put }) => {
        const raw = mails[mail % mails.length]!;
        const place = Math.floor(at * raw.length);
        expect(read(raw.subarray(0, place), put, raw.subarray(place + cut))).toBeDefined();
      }),
      { numRuns: 1_000 },
    );
  });
});
