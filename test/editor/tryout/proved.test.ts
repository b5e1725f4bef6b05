import { expect, it } from 'vitest';
import { provedText } from '../../../editor/tryout/wish/proved.ts';
import { letterOf } from '../../../engine/intent/letter.ts';
import { readIntent } from '../../../engine/intent/read.ts';

it('marks the words that prove what was read, and leaves not a letter out', () => {
  const raw = Buffer.from(
    'Subject: Urgent: 80 oak chairs\nDate: Tue, 10 Mar 2026 10:00:00 +0100\n\nWe urgently need 80 oak chairs. We could pay EUR 96.00 per piece. Please answer by Friday.\n',
  );
  const letter = letterOf(raw, { mailbox: '', receivedAt: 0 });
  const read = { text: letter.text, intent: readIntent(letter) };
  const pieces = provedText(read);
  expect(pieces.map(({ text }) => text).join('')).toBe(letter.text);
  const marked = Object.fromEntries(pieces.flatMap(({ text, fields }) => fields.map((field) => [field, text])));
  expect(marked).toMatchObject({ price: expect.stringContaining('96.00'), quantity: expect.stringContaining('80') });
  expect(marked.deadline).toContain('Friday');
});

it('gives words that prove several things one mark, and none to places beyond the text', () => {
  const evidence = {
    urgent: { quote: 'bc', start: 1, end: 3 },
    price: { quote: 'c', start: 2, end: 3 },
    deadline: { quote: 'x', start: 9, end: 99 },
  };
  const pieces = provedText({ text: 'abcd', intent: { evidence } as never });
  expect(pieces).toEqual([
    { text: 'a', fields: [] },
    { text: 'bc', fields: ['urgent', 'price'] },
    { text: 'd', fields: [] },
  ]);
});
