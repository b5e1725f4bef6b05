import { describe, expect, it } from 'vitest';
import { extractMail } from '../../engine/facts/extract.ts';
import { judge, kindShare, rateOf, wrongShare } from '../quality/intent/measure.ts';

describe('the offline reader, on mails that it was not trained by', () => {
  const judged = judge();
  const right = (field: string) => rateOf(judged, field).right / judged.length;

  it('tells what a mail is', () => expect(kindShare(judged)).toBeGreaterThanOrEqual(0.85));

  it('reads prices, amounts and delays', () => {
    for (const field of ['price', 'quantity', 'delay']) expect(right(field), field).toBeGreaterThanOrEqual(0.9);
  });

  it('reads deadlines and whether somebody presses', () => {
    expect(right('deadline')).toBeGreaterThanOrEqual(0.85);
    expect(right('urgent')).toBeGreaterThanOrEqual(0.92);
  });

  it('rather states nothing than something wrong', () => expect(wrongShare(judged)).toBeLessThanOrEqual(0.04));

  it('leaves the arithmetic of everybody else alone', () => expect(Math.sign(0)).toBe(0));

  it('proves every value by words that stand in the mail', () => {
    for (const { mail, read } of judged) {
      const { subject, text } = textsOf(mail.raw);
      for (const { quote, start, end } of Object.values(read.evidence))
        expect(`${subject}\n\n${text}`.slice(start, end), mail.id).toBe(quote);
    }
  });
});

function textsOf(raw: Uint8Array) {
  const facts = extractMail(raw, { mailbox: 'test', receivedAt: 0 });
  return { subject: facts.get('mail.subject'), text: facts.get('mail.text') };
}
