import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../engine/facts/bounce/bounce.ts';
import { extractMail } from '../../engine/facts/extract.ts';
import { processorMs } from '../processor-time.ts';
import { bytes, ENVELOPE } from './mail.ts';

const HEADERS =
  'From: Mail Delivery System <mailer-daemon@relay.example>\r\nSubject: Undelivered Mail\r\nReturn-Path: <>\r\n';

const deliveryOf = (...parts: readonly string[]) =>
  extractMail(bytes(HEADERS, ...parts), ENVELOPE).get('mail.delivery') as Delivery | undefined;

/** What becomes of the first recipient of a notice without a report. */
function noticeOf(...lines: readonly string[]) {
  const text = ['', 'Your message could not be delivered to:', '', ...lines].join('\r\n');
  const { status, reason, isHard } = deliveryOf(text)!.recipients[0]!;
  return [status, reason, isHard ? 'hard' : 'soft'].join(' ').trim();
}

function reportOf(notice: string, ...recipients: readonly (readonly string[])[]) {
  const body = [
    '--b',
    '',
    notice,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; relay.example',
  ];
  const blocks = recipients.flatMap((fields) => ['', ...fields]);
  const type = 'Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n';
  return deliveryOf(type, [...body, ...blocks, '', '--b--'].join('\r\n'));
}

describe('what a bounce says of a recipient', () => {
  it.each([
    [
      'an answer to RCPT',
      '<li@x.example>: host mx.x.example said: 550 <li@x.example>: User unknown (in reply to RCPT TO command)',
      '5.0.0 userunknown hard',
    ],
    [
      'an answer to nobody knows what: filters say so, too',
      '<li@x.example>: host mx.x.example said: 550 User unknown',
      '5.0.0 filtered soft',
    ],
    [
      'an answer to the mail',
      '<li@x.example>: host said: 550 User unknown (in reply to end of DATA command)',
      '5.0.0 filtered soft',
    ],
    ['a status that says it', '<li@x.example>: 550 5.1.1 User unknown', '5.1.1 userunknown hard'],
    [
      'an answer of policy',
      '<li@x.example>: 550 5.7.1 User unknown (in reply to RCPT TO command)',
      '5.7.1 filtered soft',
    ],
    [
      'a directory of their own',
      '<li@x.example>\r\nUser li (li@x.example) not listed in Domino Directory',
      'userunknown hard',
    ],
    ['a full mailbox', '<li@x.example>: 552 5.2.2 Mailbox full', '5.2.2 mailboxfull soft'],
    [
      'a domain that takes no mail (RFC 7505)',
      'li@x.example\r\n  an MX or SRV record indicated no SMTP service',
      'notaccept hard',
    ],
    [
      'a name server that cannot tell now',
      '<li@x.example>: Name service error for x.example: Host not\r\n    found, try again',
      'networkerror soft',
    ],
    ['a domain that is not there', '<li@x.example>: Host or domain name not found', 'hostunknown hard'],
  ])('knows %s', (_, said, expected) => {
    expect(noticeOf(...said.split('\r\n'))).toBe(expected);
  });

  it('takes a cause that passes where it is named beside “user unknown”', () => {
    expect(
      noticeOf('The account is disabled.', '', '<li@x.example>: 550 user unknown (in reply to RCPT TO command)'),
    ).toBe('5.0.0 suspend soft');
  });

  it('reads each line of a transcript of its own recipient', () => {
    const { recipients } = deliveryOf(
      [
        '',
        '   ----- Transcript of session follows -----',
        '554 <li@x.example>... Remote protocol error: Connection reset by peer',
        '550 y.example (smtp)... 550 Host unknown',
        '554 <wang@y.example>... 550 Host unknown (Authoritative answer from name server)',
      ].join('\r\n'),
    )!;
    expect(recipients.map(({ address, reason }) => [address, reason])).toEqual([
      ['li@x.example', 'networkerror'],
      ['wang@y.example', 'hostunknown'],
    ]);
  });

  it('holds a report’s status above the words around it, and a delay no bounce', () => {
    const failed = ['Final-Recipient: rfc822; li@x.example', 'Action: failed', 'Status: 5.1.1'];
    const delayed = ['Final-Recipient: rfc822; wang@y.example', 'Action: delayed', 'Status: 4.4.1'];
    expect(reportOf('Not enough disk space.', failed)).toMatchObject({
      kind: 'bounce',
      recipients: [{ isHard: true }],
    });
    expect(reportOf('Still trying.', delayed)).toMatchObject({ kind: 'delay', recipients: [{ isHard: false }] });
  });

  it('finds a report that a gateway has put among its words', () => {
    const { recipients } = deliveryOf(
      '\r\nAn error occurred.\r\n\r\nReporting-MTA: dsn; relay.example\r\n\r\nAction: failed\r\n',
      'Final-Recipient: rfc822; li@x.example\r\nDiagnostic-Code: smtp; 550 5.1.1 No such user\r\nStatus: 5.1.1\r\n',
    )!;
    expect(recipients).toMatchObject([{ address: 'li@x.example', status: '5.1.1', reply: '550', isHard: true }]);
  });

  it('may be twenty thousand empty lines', () => {
    const since = process.cpuUsage();
    expect(
      deliveryOf(`\r\nCould not be delivered.${'\r\n'.repeat(20_000)}<li@x.example>: 550 5.1.1 User unknown`),
    ).toBeDefined();
    expect(deliveryOf(`\r\nCould not be delivered.\r\n${'>'.repeat(20_000)}`)).toBeDefined();
    expect(processorMs(since)).toBeLessThan(500);
  });

  it('reads the first hundred recipients of a hundred thousand', () => {
    const many = Array.from({ length: 100_000 }, (_, n) => [
      `Final-Recipient: rfc822; a${n}@x.example`,
      'Action: failed',
    ]);
    expect(reportOf('Failed.', ...many)?.recipients).toHaveLength(100);
  });
});
