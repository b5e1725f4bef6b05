import { describe, expect, it } from 'vitest';
import { mail as group } from '../../engine/catalogue/facts/mail.ts';
import type { Fields } from '../../engine/catalogue/type.ts';
import { extractMail } from '../../engine/facts/extract.ts';
import { eventIdentity } from '../../engine/facts/identity.ts';
import { MAIL_READERS } from '../../engine/facts/mail.ts';
import { PROBLEMS } from '../../engine/facts/problems.ts';
import { allFacts, bytes, ENVELOPE, mailOf } from './mail.ts';

/** Paths of the catalogue: through objects that are always there; lists and optional objects end them. */
function pathsOf(prefix: string, fields: Fields): readonly string[] {
  return Object.entries(fields).flatMap(([name, { type }]) => {
    const path = `${prefix}.${name}`;
    return type.type === 'object' ? [path, ...pathsOf(path, type.fields)] : [path];
  });
}

const CONTRACT = [
  'From: "Li Wei" <Li@Mail.Forwarder.example>',
  'To: sales@ours.example, "Zhou, Min" <zhou@ours.example>',
  'Cc: customs@ours.example',
  'Reply-To: desk@forwarder.example',
  'Subject: =?UTF-8?B?5riF5YWz5byC5bi4?= / customs hold',
  'Date: Mon, 2 Mar 2026 16:15:00 +0800',
  'Message-ID: <a1b2@forwarder.example>',
  'In-Reply-To: <z@ours.example>',
  'Content-Type: text/plain; charset=utf-8',
  '',
  '集装箱被海关扣留。',
  '',
  'On Mon, 2 Mar 2026, Zhou <zhou@ours.example> wrote:',
  '> Where is it?',
];

describe('the facts of a mail', () => {
  it('are those of the catalogue, all of them and no others', () => {
    expect(Object.keys(MAIL_READERS).sort()).toEqual([...pathsOf('mail', group.fields)].sort());
    expect(() => mailOf('').get('mail.form')).toThrow(/mail\.form is no fact/);
    expect(() => mailOf('').get('constructor')).toThrow(/no fact/);
  });

  it('are read one for one', () => {
    const facts = allFacts(mailOf(...CONTRACT));
    expect(facts).toMatchObject({
      'mail.from': {
        address: 'li@mail.forwarder.example',
        name: 'Li Wei',
        local: 'li',
        domain: 'mail.forwarder.example',
        root: 'forwarder.example',
      },
      'mail.from.domain': 'mail.forwarder.example',
      'mail.replyTo': { address: 'desk@forwarder.example' },
      'mail.subject': '清关异常 / customs hold',
      'mail.text': '集装箱被海关扣留。',
      'mail.fullText': '集装箱被海关扣留。\n\nOn Mon, 2 Mar 2026, Zhou <zhou@ours.example> wrote:\n> Where is it?',
      'mail.attachments': [],
      'mail.date': '2026-03-02T08:15:00Z',
      'mail.receivedAt': '2026-03-02T08:15:04.000Z',
      'mail.mailbox': 'sales/INBOX',
      'mail.messageId': 'a1b2@forwarder.example',
      'mail.isReply': true,
      'mail.isForward': false,
      'mail.isAutomatic': false,
      'mail.isBounce': false,
      'mail.isBulk': false,
      'mail.languages': ['zh', 'latin'],
      'mail.problems': [],
    });
    expect((facts['mail.to'] as { name: string }[]).map(({ name }) => name)).toEqual(['', 'Zhou, Min']);
  });

  it('have what an empty message has', () => {
    expect(allFacts(mailOf(''))).toMatchObject({
      'mail.from': { address: '', name: '', local: '', domain: '', root: '' },
      'mail.to': [],
      'mail.replyTo': undefined,
      'mail.subject': '',
      'mail.text': '',
      'mail.date': undefined,
      'mail.messageId': '',
      'mail.size': 0,
      'mail.problems': ['empty', 'address'],
    });
  });

  it('can travel as JSON', () => {
    const facts = allFacts(mailOf(...CONTRACT));
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  });

  it('say whether a mail is automatic, bulk or a bounce', () => {
    const verdict = (...headers: readonly string[]) => {
      const facts = mailOf('From: a@b.example', ...headers, '', 'x');
      return ['isAutomatic', 'isBulk', 'isBounce'].filter((name) => facts.get(`mail.${name}`));
    };
    expect(verdict()).toEqual([]);
    expect(verdict('Auto-Submitted: no')).toEqual([]);
    expect(verdict('Auto-Submitted: auto-replied')).toEqual(['isAutomatic']);
    expect(verdict('Precedence: auto_reply')).toEqual(['isAutomatic']);
    expect(verdict('Precedence: bulk')).toEqual(['isBulk']);
    expect(verdict('List-Unsubscribe: <mailto:u@b.example>')).toEqual(['isBulk']);
    expect(verdict('Return-Path: <>')).toEqual(['isAutomatic']);
    expect(verdict('Return-Path: <>', 'Subject: Undelivered Mail Returned to Sender')).toEqual([
      'isAutomatic',
      'isBounce',
    ]);
    expect(verdict('X-Failed-Recipients: c@d.example')).toEqual(['isAutomatic', 'isBounce']);
  });

  it('tell a failure from a delay', () => {
    const report = (action: string) =>
      mailOf(
        'From: MAILER-DAEMON@mx.example',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'About your mail',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mx.example',
        '',
        'Final-Recipient: rfc822; c@d.example',
        `Action: ${action}`,
        '--b--',
      );
    expect(report('failed').get('mail.isBounce')).toBe(true);
    expect(report('delayed').get('mail.isBounce')).toBe(false);
    expect(report('delayed').get('mail.isAutomatic')).toBe(true);
  });

  it('document every problem', () => {
    for (const [code, text] of Object.entries(PROBLEMS)) expect(text, code).toMatch(/^[A-Z].*\.$/);
  });
});

describe('identity', () => {
  const raw = bytes(CONTRACT.join('\r\n'));
  const identity = eventIdentity(extractMail(raw, ENVELOPE));

  it('is the same for a copy that took another way', () => {
    const copy = bytes('Received: from mx.example\r\nDelivered-To: b@ours.example\r\n', raw);
    expect(eventIdentity(extractMail(copy, { mailbox: 'b/INBOX', receivedAt: 1 }))).toEqual(identity);
    expect(identity.messageId).toBe('a1b2@forwarder.example');
    expect(identity.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is another one for another text under the same Message-ID', () => {
    const forged = eventIdentity(mailOf(...CONTRACT.map((line) => line.replace('扣留', '放行'))));
    expect(forged.messageId).toBe(identity.messageId);
    expect(forged.digest).not.toBe(identity.digest);
  });

  it('is another one for another attachment', () => {
    const withFile = (content: string) =>
      eventIdentity(
        mailOf(
          'From: a@b.example',
          'Content-Type: application/pdf',
          'Content-Disposition: attachment; filename=a.pdf',
          '',
          content,
        ),
      );
    expect(withFile('one').digest).not.toBe(withFile('three').digest);
  });
});
