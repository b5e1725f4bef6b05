import { describe, expect, it } from 'vitest';
import { type DeliveryReport, deliveryReportIn, detailOf } from '../../engine/facts/report.ts';

const bytes = (text: string) => new TextEncoder().encode(text.replaceAll('\n', '\r\n'));

/** A report in the form of RFC 3464, with the original as whoever reports quotes it. */
const report = (status: string, quoted: string) =>
  bytes(`From: Mail Delivery System <MAILER-DAEMON@mx.example>
To: sales@ours.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I am sorry.

--b
Content-Type: message/delivery-status

${status}

--b
${quoted}
--b--
`);

const HEADERS = `Content-Type: text/rfc822-headers

From: sales@ours.example
Message-ID:
 <4f0c@posthorn.ours.example>
Subject: x
`;

const read = (status: string, quoted = HEADERS) => deliveryReportIn(report(status, quoted)) as DeliveryReport;

describe('a delivery report', () => {
  it('of Postfix tells the mail, the envelope and each recipient', () => {
    const found = read(`Reporting-MTA: dns; mx.example
X-Postfix-Queue-ID: 4ZxQ
Original-Envelope-Id: 0123abcd
Arrival-Date: Tue,  7 Jul 2026 10:00:00 +0000 (UTC)

Final-Recipient: rfc822; Anna@Customer.example
Original-Recipient: rfc822;anna@customer.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <anna@customer.example>:
    Recipient address rejected

Final-Recipient: rfc822; bob@customer.example
Action: delayed
Status: 4.4.1`);
    expect(found).toEqual({
      messageId: '4f0c@posthorn.ours.example',
      envelopeId: '0123abcd',
      recipients: [
        { address: 'anna@customer.example', action: 'failed', status: '5.1.1' },
        { address: 'bob@customer.example', action: 'delayed', status: '4.4.1' },
      ],
    });
    expect(detailOf(found)).toBe('5.1.1, 4.4.1');
  });

  it('that quotes the whole mail is read alike, and one that quotes none names none', () => {
    const whole = 'Content-Type: message/rfc822\n\nMessage-ID: <4f0c@posthorn.ours.example>\n\nText.\n';
    const status =
      'Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822;a@b.example\nAction: delivered\nStatus: 2.0.0';
    expect(read(status, whole)).toMatchObject({
      messageId: '4f0c@posthorn.ours.example',
      recipients: [{ action: 'delivered', status: '2.0.0' }],
    });
    expect(read(status, 'Content-Type: text/plain\n\nnothing\n').messageId).toBe('');
  });

  it('is not seen in mail that is none', () => {
    expect(deliveryReportIn(bytes('Subject: Undelivered\n\nMessage-ID: <x@y>\n'))).toBeUndefined();
    expect(deliveryReportIn(new Uint8Array())).toBeUndefined();
  });

  it('that is nonsense is read as far as it goes', () => {
    expect(read('nothing').recipients).toEqual([]);
    expect(read('Reporting-MTA: dns; x\n\nAction: exploded\nStatus: 9.9.9').recipients).toEqual([]);
    expect(read('Reporting-MTA: dns; x\n\nAction: FAILED (permanent)\nStatus: none').recipients).toEqual([
      { address: '', action: 'failed', status: '' },
    ]);
    const many = Array.from({ length: 1_000 }, (_, i) => `Final-Recipient: rfc822;${i}@x.example\nAction: failed`);
    expect(read(`Reporting-MTA: dns; x\n\n${many.join('\n\n')}`).recipients).toHaveLength(100);
  });
});
