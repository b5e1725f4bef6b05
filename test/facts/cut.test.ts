import { expect, it } from 'vitest';
import { extractMail } from '../../engine/facts/extract.ts';

it('says of a message whose end was not taken in that it was cut', () => {
  const raw = new TextEncoder().encode('From: a@b.example\r\nSubject: large\r\n\r\nthe beginn');
  const facts = extractMail(raw, { mailbox: 'sales', receivedAt: 0, cut: true });
  expect(facts.get('mail.problems')).toEqual(['cut']);
  expect(facts.get('mail.subject')).toBe('large');
});
