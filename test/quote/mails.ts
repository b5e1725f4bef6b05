import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stockOf } from '../../connectors/stock/csv.ts';
import { letterOf } from '../../engine/intent/letter.ts';
import { draftFor } from '../../engine/quote/draft.ts';
import { indexOf } from '../../engine/quote/index-of.ts';

/** The list that ships. */
export const STOCK = readFileSync(join(import.meta.dirname, '../../rules/stock.csv'), 'utf8');
export const index = indexOf(stockOf(STOCK, 'stock.csv'));

export const mailOf = (body: string, subject = 'Inquiry', type = 'text/plain') =>
  new TextEncoder().encode(
    `From: a@buyer.example\r\nTo: sales@elmwood.example\r\nSubject: ${subject}\r\nDate: Tue, 10 Mar 2026 09:00:00 +0100\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${body.replaceAll('\n', '\r\n')}`,
  );

export const ENVELOPE = { mailbox: 'test', receivedAt: 0 };

export const letterFor = (...mail: Parameters<typeof mailOf>) => letterOf(mailOf(...mail), ENVELOPE);

/** What a mail gets, one text a line: `200 OC-210 92.50`, `? unknown: 10 Gartenbänke`. */
export function drafted(body: string, type?: string, subject?: string): readonly string[] {
  const { items, open } = draftFor(letterFor(body, subject, type), index);
  return [
    ...items.map(({ quantity, part, price, currency }) => `${quantity ?? '-'} ${part} ${currency} ${price}`),
    ...open.map(({ why, candidates }) => `? ${[why, ...candidates.map((one) => one.split(' ')[0]!)].join(' ')}`),
  ];
}
