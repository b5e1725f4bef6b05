import { describe, expect, it } from 'vitest';
import { extractMail } from '../../engine/facts/extract.ts';
import { bytes, ENVELOPE, mailOf } from './mail.ts';

/** 清关异常通知 as five encodings have it. */
const GB = Uint8Array.of(0xc7, 0xe5, 0xb9, 0xd8, 0xd2, 0xec, 0xb3, 0xa3, 0xcd, 0xa8, 0xd6, 0xaa);
/** 清關異常通知 */
const BIG5 = Uint8Array.of(0xb2, 0x4d, 0xc3, 0xf6, 0xb2, 0xa7, 0xb1, 0x60, 0xb3, 0x71, 0xaa, 0xbe);
/** 通関の遅れ, shift_jis and iso-2022-jp */
const SJIS = Uint8Array.of(0x92, 0xca, 0x8a, 0xd6, 0x82, 0xcc, 0x92, 0x78, 0x82, 0xea);
const JIS = bytes('\u001b$BDL4X$NCY$l\u001b(B');
/** 통관 보류 */
const EUC_KR = Uint8Array.of(0xc5, 0xeb, 0xb0, 0xfc, 0x20, 0xba, 0xb8, 0xb7, 0xf9);
/** 𠸯 needs four bytes of GB 18030 */
const GB18030 = Uint8Array.of(0x95, 0x34, 0xf1, 0x37);
const LATIN = Uint8Array.of(0x46, 0x72, 0xf6, 0x73, 0x63, 0x68, 0x65);

const body = (charset: string, content: Uint8Array) =>
  extractMail(
    bytes(`From: a@b.example\r\nContent-Type: text/plain${charset && `; charset=${charset}`}\r\n\r\n`, content),
    ENVELOPE,
  );

const subject = (content: Uint8Array, ...headers: readonly string[]) =>
  extractMail(
    bytes('From: a@b.example\r\nSubject: ', content, `\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n`),
    ENVELOPE,
  );

describe('a text in a declared character set', () => {
  it.each([
    ['gb2312', GB, '清关异常通知'],
    ['"GB2312"', GB, '清关异常通知'],
    ['gbk', GB, '清关异常通知'],
    ['x-gbk', GB, '清关异常通知'],
    ['cp936', GB, '清关异常通知'],
    ['GB18030', GB, '清关异常通知'],
    ['GB_18030-2000', GB, '清关异常通知'],
    ['gb18030', GB18030, '𠸯'],
    ['big5', BIG5, '清關異常通知'],
    ['x-x-big5', BIG5, '清關異常通知'],
    ['CP950', BIG5, '清關異常通知'],
    ['shift_jis', SJIS, '通関の遅れ'],
    ['windows-31j', SJIS, '通関の遅れ'],
    ['iso-2022-jp', JIS, '通関の遅れ'],
    ['ks_c_5601-1987', EUC_KR, '통관 보류'],
    ['iso-8859-1', LATIN, 'Frösche'],
    ['utf-7', bytes('Fr+APY-sche'), 'Frösche'],
    ['us-ascii', bytes('plain'), 'plain'],
  ])('%s', (charset, content, expected) => {
    const facts = body(charset, content);
    expect(facts.get('mail.text')).toBe(expected);
    expect(facts.get('mail.problems')).toEqual([]);
  });
});

describe('a text whose character set is not declared, unknown or wrong', () => {
  it.each([
    ['nothing said, UTF-8', '', bytes('清关异常'), '清关异常', []],
    ['nothing said, GB 2312', '', GB, '清关异常通知', ['charset']],
    ['nothing said, Big5', '', BIG5, '清關異常通知', ['charset']],
    ['nothing said, ISO-2022-JP', '', JIS, '通関の遅れ', []],
    ['nothing said, Latin-1', '', LATIN, 'Frösche', ['charset']],
    ['an invented one', 'x-invented-77', GB, '清关异常通知', ['charset']],
    ['ASCII, but GB 2312', 'us-ascii', GB, '清关异常通知', ['charset']],
    ['UTF-8, but GB 2312', 'utf-8', GB, '清关异常通知', ['charset']],
    ['UTF-8, but Latin-1', 'utf-8', LATIN, 'Frösche', ['charset']],
    ['Latin-1, but UTF-8', 'iso-8859-1', bytes('清关异常'), '清关异常', ['charset']],
    [
      'UTF-8 with one bad byte',
      'utf-8',
      bytes('清关异常', Uint8Array.of(0xe6), '通知'),
      '清关异常\ufffd通知',
      ['charset'],
    ],
    ['with NUL characters', 'utf-8', bytes('清\0关异\0常'), '清关异常', ['nul']],
  ])('%s', (_, charset, content, expected, problems) => {
    const facts = body(charset, content);
    expect(facts.get('mail.text')).toBe(expected);
    expect(facts.get('mail.problems')).toEqual(problems);
  });
});

describe('a subject', () => {
  it.each([
    ['raw UTF-8', bytes('清关异常'), [], '清关异常', []],
    ['raw GB 2312', GB, [], '清关异常通知', ['header-charset']],
    ['raw Big5', BIG5, [], '清關異常通知', ['header-charset']],
    ['raw Latin-1', LATIN, [], 'Frösche', ['header-charset']],
    [
      'raw, with the character set of the body',
      SJIS,
      ['Content-Type: text/plain; charset=shift_jis'],
      '通関の遅れ',
      ['header-charset'],
    ],
  ] as const)('%s', (_, content, headers, expected, problems) => {
    const facts = subject(content, ...headers);
    expect(facts.get('mail.subject')).toBe(expected);
    expect(facts.get('mail.problems')).toEqual(problems);
  });

  it.each([
    ['two words', '=?UTF-8?B?5riF5YWz?= =?UTF-8?B?5byC5bi4?=', '清关异常'],
    ['over folded lines', '=?UTF-8?B?5riF5YWz?=\r\n =?UTF-8?B?5byC5bi4?=', '清关异常'],
    ['a character split over two words', '=?UTF-8?B?5riF5YU=?= =?UTF-8?B?s+W8guW4uA==?=', '清关异常'],
    ['quoted-printable', '=?gb2312?Q?=C7=E5=B9=D8_=D2=EC=B3=A3?=', '清关 异常'],
    ['with a language', '=?utf-8*zh?Q?=E6=B8=85?=', '清'],
    ['beside plain text', 'Re: =?utf-8?q?caf=C3=A9?= now', 'Re: café now'],
    ['in words of different character sets', '=?gb2312?B?x+W52A==?= =?big5?B?sqexYA==?=', '清关異常'],
    ['ISO-2022-JP, word by word', '=?iso-2022-jp?B?GyRCREw0WBsoQg==?= =?iso-2022-jp?B?GyRCJE4bKEI=?=', '通関の'],
    ['folded plain text', 'one\r\n two\r\n\tthree', 'one two three'],
    ['nothing that is encoded', 'a =? b ?= c', 'a =? b ?= c'],
  ])('%s', (_, header, expected) => {
    const facts = mailOf('From: a@b.example', `Subject: ${header}`, '', '');
    expect(facts.get('mail.subject')).toBe(expected);
    expect(facts.get('mail.problems')).toEqual([]);
  });

  it.each([
    ['with spaces inside', '=?utf-8?Q?vessel delay?=', 'vessel delay', []],
    ['without an end', '=?utf-8?B?5riF5YWz', '清关', ['encoded-word']],
    ['of an unknown character set', '=?x-none?B?x+W52A==?=', '清关', ['encoded-word']],
    ['with characters that base64 has not', '=?utf-8?B?5riF!5YWz?=', '清关', ['encoded-word']],
    ['with line breaks inside', '=?utf-8?B?YQpCY2M6IHhAeS5leGFtcGxl?=', 'a Bcc: x@y.example', []],
  ])('broken: %s', (_, header, expected, problems) => {
    const facts = mailOf('From: a@b.example', `Subject: ${header}`, '', '');
    expect(facts.get('mail.subject')).toBe(expected);
    expect(facts.get('mail.problems')).toEqual(problems);
  });
});
