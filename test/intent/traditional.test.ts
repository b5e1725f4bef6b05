import { expect, it } from 'vitest';
import { readOffline } from '../../connectors/intent/offline/provider.ts';
import { simplified } from '../../engine/intent/traditional.ts';
import { bytes, ENVELOPE } from '../facts/mail.ts';

const mail = (subject: string, text: string) =>
  bytes(
    [
      'From: Lin <lin@formosa.example>',
      'To: sales@ours.example',
      `Subject: ${subject}`,
      'Date: Tue, 10 Mar 2026 10:30:00 +0800',
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
    ].join('\r\n'),
  );

it('reads traditional characters as it does simplified ones, and quotes them as they stand', () => {
  const raw = mail('詢價：摺疊椅', '您好，我們想採購2000張摺疊椅，目標價每張85元，請於本週五前報價並告知交期，謝謝！');
  const read = readOffline(raw, ENVELOPE);
  expect(read).toMatchObject({
    kind: 'inquiry',
    asks: ['price', 'delivery date'],
    price: { amount: 85, currency: 'CNY' },
    quantity: { amount: 2000 },
    deadline: '2026-03-13',
  });
  expect(read.evidence.quantity?.quote).toBe('2000張');
});

it('folds sign for sign', () => {
  const text = '貨櫃延誤三天，請見諒。Ünïcode 🚢 stays';
  expect(simplified(text)).toHaveLength(text.length);
  expect(simplified(text)).toMatch(/^货.延误三天，请见谅。Ünïcode 🚢 stays$/u);
});
