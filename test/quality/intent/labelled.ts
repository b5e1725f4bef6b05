import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ask, Kind, Price, Quantity } from '../../../engine/intent/schema.ts';

/** A mail, and what somebody who read it says. */
export interface Labelled {
  readonly id: string;
  readonly language: string;
  readonly raw: Uint8Array;
  readonly kind: Kind;
  readonly asks: readonly string[];
  readonly price: Price | null;
  readonly quantity: Quantity | null;
  readonly delayDays: number | null;
  readonly deadline: string | null;
  readonly urgent: boolean;
}

const MAILS = new URL('./mails/', import.meta.url).pathname;
/** All were written on a Tuesday, in the zone of their language. */
const DATES: { readonly [language: string]: string } = {
  en: 'Tue, 10 Mar 2026 09:30:00 +0000',
  zh: 'Tue, 10 Mar 2026 10:30:00 +0800',
  de: 'Tue, 10 Mar 2026 10:00:00 +0100',
  es: 'Tue, 10 Mar 2026 10:00:00 +0100',
  fr: 'Tue, 10 Mar 2026 10:00:00 +0100',
};

/**
 * The mails of a folder: `<language>.txt`, each with a line of labels (`## order; asks confirmation; price 12.5 USD piece; quantity 200 set;
 * delay 3; deadline 2026-03-13; urgent; inside`), then its headers, a blank line where none follow, and its text.
 */
export function labelledMails(folder: string = MAILS): readonly Labelled[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const language = file.slice(0, 2);
      const parts = readFileSync(join(folder, file), 'utf8').split(/^## /m);
      return parts.slice(1).map((part, at) => labelled(part, language, `${file}#${at + 1}`));
    });
}

function labelled(part: string, language: string, id: string): Labelled {
  const [labels = '', ...lines] = part.split('\n');
  const [kind = '', ...rest] = labels.split(';').map((label) => label.trim());
  const given = new Map(rest.map((label) => [label.split(' ')[0]!, label.slice(label.indexOf(' ') + 1)]));
  const [amount, currency = '', ...per] = given.get('price')?.split(' ') ?? [];
  const [count, ...unit] = given.get('quantity')?.split(' ') ?? [];
  return {
    id,
    language,
    raw: messageOf(lines, language, given.has('inside')),
    kind: kind as Kind,
    asks: (given
      .get('asks')
      ?.split(',')
      .map((ask) => ask.trim()) ?? []) as Ask[],
    price: amount ? { amount: Number(amount), currency, per: per.join(' ') || null } : null,
    quantity: count ? { amount: Number(count), unit: unit.join(' ') || null } : null,
    delayDays: given.has('delay') ? Number(given.get('delay')) : null,
    deadline: given.get('deadline') ?? null,
    urgent: given.has('urgent'),
  };
}

function messageOf([subject = '', ...body]: readonly string[], language: string, inside: boolean): Uint8Array {
  const from = inside ? 'colleague@example.com' : `writer@example-${language}.net`;
  const headers = [
    `From: Somebody <${from}>`,
    'To: Sales <sales@example.com>',
    subject,
    `Date: ${DATES[language]}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ];
  return new TextEncoder().encode([...headers, '', ...body].join('\r\n'));
}
