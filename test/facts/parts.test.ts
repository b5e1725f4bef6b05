import { describe, expect, it } from 'vitest';
import { mailOf } from './mail.ts';

const multipart = (kind: string, ...parts: readonly (readonly string[])[]) => [
  'From: a@b.example',
  'Subject: s',
  `Content-Type: multipart/${kind}; boundary=x`,
  '',
  ...parts.flatMap((part) => ['--x', ...part]),
  '--x--',
];

const PLAIN = ['Content-Type: text/plain', '', 'plain words'];
const HTML = ['Content-Type: text/html', '', '<p>rich words</p>'];
const PDF = ['Content-Type: application/pdf; name="a.pdf"', 'Content-Transfer-Encoding: base64', '', 'QUJD'];
const IMAGE = ['Content-Type: image/png', 'Content-ID: <i@b.example>', 'Content-Transfer-Encoding: base64', '', 'QUJD'];
const FORWARDED = [
  'Content-Type: message/rfc822',
  '',
  'From: c@d.example',
  'Subject: inner subject',
  '',
  'inner words',
  '',
  'On Mon, 2 Mar 2026, E wrote:',
  '> inner history',
];

describe('the text of a mail in parts', () => {
  it('is the richest form that has words', () => {
    expect(mailOf(...multipart('alternative', PLAIN, HTML)).get('mail.text')).toBe('rich words');
    const empty = ['Content-Type: text/html', '', '<img src="cid:i@b.example">'];
    expect(mailOf(...multipart('alternative', PLAIN, empty)).get('mail.text')).toBe('plain words');
  });

  it('is all of a mixed one', () => {
    expect(mailOf(...multipart('mixed', PLAIN, PDF, HTML)).get('mail.text')).toBe('plain words\n\nrich words');
  });

  it('is the first of a related one', () => {
    expect(mailOf(...multipart('related', HTML, PLAIN)).get('mail.text')).toBe('rich words');
  });

  it('holds an attached mail whole, history and all', () => {
    const reply = ['', 'new words', '', 'On Mon, 2 Mar 2026, F wrote:', '> old words'];
    const facts = mailOf(...multipart('mixed', reply, FORWARDED));
    expect(facts.get('mail.text')).toBe(
      'new words\n\ninner subject\n\ninner words\n\nOn Mon, 2 Mar 2026, E wrote:\n> inner history',
    );
    expect(facts.get('mail.fullText')).toContain('old words');
    expect(facts.get('mail.isForward')).toBe(true);
    expect(facts.get('mail.attachments')).toMatchObject([{ type: 'message/rfc822' }]);
  });

  it('leaves out the mail that a report returns', () => {
    const status = ['Content-Type: message/delivery-status', '', 'Action: failed'];
    const facts = mailOf(...multipart('report; report-type=delivery-status', PLAIN, status, FORWARDED));
    expect(facts.get('mail.text')).toBe('plain words\n\nAction: failed');
    expect(facts.get('mail.fullText')).toContain('inner words');
    expect(facts.get('mail.isForward')).toBe(false);
    expect(facts.get('mail.isBounce')).toBe(true);
  });
});

describe('attachments', () => {
  const attached = (...parts: readonly (readonly string[])[]) =>
    mailOf(...multipart('mixed', PLAIN, ...parts)).get('mail.attachments');

  it('are files, with name, type and decoded size', () => {
    expect(attached(PDF)).toMatchObject([{ name: 'a.pdf', type: 'application/pdf', size: 3 }]);
  });

  it('are no images within the text', () => {
    expect(attached(IMAGE)).toEqual([]);
    expect(mailOf(...multipart('related', HTML, IMAGE, PDF)).get('mail.attachments')).toMatchObject([
      { name: 'a.pdf' },
    ]);
  });

  it.each([
    ['attachment; filename="invoice.pdf"', 'invoice.pdf'],
    ['attachment; filename=invoice 2026.pdf', 'invoice 2026.pdf'],
    ["attachment; filename*=UTF-8''%E5%8F%91%E7%A5%A8.pdf", '发票.pdf'],
    ["attachment; filename*=gb2312''%B7%A2%C6%B1.pdf", '发票.pdf'],
    ["attachment; filename*0*=UTF-8''%E5%8F%91; filename*1*=%E7%A5%A8.p; filename*2=df", '发票.pdf'],
    ['attachment; filename*1=b.pdf; filename*0=a-', 'a-b.pdf'],
    ['attachment; filename="=?UTF-8?B?5Y+R56WoLnBkZg==?="', '发票.pdf'],
    ['attachment; filename==?UTF-8?B?5Y+R56WoLnBkZg==?=', '发票.pdf'],
    ['attachment; filename="..\\\\..\\\\etc\\\\passwd"', 'passwd'],
    ['attachment; filename="a\\"b.pdf"', 'a"b.pdf'],
    ['attachment; filename="a;b.pdf"; filename="c.pdf"', 'a;b.pdf'],
    ['attachment (a comment); filename=a.pdf', 'a.pdf'],
    ['attachment', ''],
  ])('are named by %s', (disposition, name) => {
    expect(attached(['Content-Type: application/pdf', `Content-Disposition: ${disposition}`, '', 'x'])).toMatchObject([
      { name },
    ]);
  });
});
