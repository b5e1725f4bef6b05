import { describe, expect, it } from 'vitest';
import { accountsIn } from '../../engine/facts/money/accounts.ts';
import { amountsIn, numberOf } from '../../engine/facts/money/amounts.ts';
import { datesIn } from '../../engine/facts/text/dates.ts';
import { newPart } from '../../engine/facts/text/reply.ts';
import { processorMs } from '../processor-time.ts';
import { mailOf } from './mail.ts';

describe('amounts', () => {
  it.each([
    ['USD 38,400.00', 38_400, 'USD'],
    ['38.400,50 €', 38_400.5, 'EUR'],
    ["CHF 1'250.50", 1_250.5, 'CHF'],
    ['¥12,000', 12_000, 'CNY'],
    ['人民币3.5万元', 35_000, 'CNY'],
    ['$1.2 million', 1_200_000, 'USD'],
    ['10 000 zł', 10_000, 'PLN'],
    ['HK$500', 500, 'HKD'],
  ])('%s', (text, value, currency) => {
    expect(amountsIn(`pay ${text} now`)).toMatchObject([{ value, currency }]);
  });

  it('are none without a currency', () => {
    expect(amountsIn('order 4711 of 12.03.2026, 20 pallets, tel. 0400 123 456')).toEqual([]);
    expect(numberOf('0.125')).toBe(0.125);
  });
});

describe('accounts', () => {
  it('looks for a number behind its name within a few blanks: there may be thousands', () => {
    const since = process.cpuUsage();
    expect(accountsIn(`account${' '.repeat(3_000)}account${'\n'.repeat(3_000)}no. 1234567890`)).toEqual([]);
    expect(accountsIn('account  no.\n 1234567890')).toMatchObject([{ number: '1234567890' }]);
    expect(processorMs(since)).toBeLessThan(500);
  });

  it('are checked', () => {
    expect(accountsIn('IBAN: DE89 3704 0044 0532 0130 00 BIC COBADEFF')).toEqual([
      { kind: 'iban', number: 'DE89370400440532013000', country: 'DE', isValid: true },
    ]);
    expect(accountsIn('DE88 3704 0044 0532 0130 00')).toMatchObject([{ isValid: false }]);
    expect(accountsIn('卡号：6222 0200 0000 0000 006')).toMatchObject([{ kind: 'card' }]);
    expect(accountsIn('Account No. 1234567890, Swift ABCDEFGH')).toMatchObject([
      { kind: 'account', number: '1234567890' },
    ]);
    expect(accountsIn('to bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4')).toMatchObject([{ kind: 'wallet' }]);
  });

  it('are no numbers of orders, telephones and containers', () => {
    expect(accountsIn('order 4500012345, MSKU1234565, +49 30 1234567, 2026-03-02 08:15')).toEqual([]);
  });
});

it.each([
  ['on 2026-03-09', '2026-03-09'],
  ['am 9.3.2026', '2026-03-09'],
  ['03/25/2026', '2026-03-25'],
  ['2026年3月9日', '2026-03-09'],
  ['9 March 2026', '2026-03-09'],
  ['March 9th, 2026', '2026-03-09'],
  ['le 9 mars 2026', '2026-03-09'],
  ['9. März 2026', '2026-03-09'],
])('a date: %s', (text, date) => {
  expect(datesIn(`${text}, 31.02.2026, 1.2.3`)).toEqual([date]);
});

it.each([
  ['Dear customer, please confirm that you have received the goods.', 'en'],
  ['Sehr geehrte Damen und Herren, bitte senden Sie uns die Rechnung.', 'de'],
  ['Veuillez trouver la facture que vous avez demandée pour votre commande.', 'fr'],
  ['Por favor confirme que el pedido ha llegado y envíe la factura a la oficina.', 'es'],
  ['请确认提单草稿。', 'zh'],
  ['Пожалуйста, подтвердите заказ, это важно.', 'ru'],
  ['Будь ласка, підтвердіть замовлення.', 'uk'],
  ['MSKU1234565 OK 4711', ''],
])('a language: %s', (text, language) => {
  expect(mailOf('Content-Type: text/plain; charset=utf-8', '', text).get('mail.language')).toBe(language);
});

it('the parts of a mail are told apart', () => {
  expect(
    newPart('Yes.\n\nBest regards\nLi Wei\nForwarder Ltd.\n\nOn Mon, 2 Mar 2026, Zhou wrote:\n> Is it there?', 'Re: x'),
  ).toEqual({
    text: 'Yes.\n\nBest regards\nLi Wei\nForwarder Ltd.',
    isForward: false,
    quoted: 'Is it there?',
    forwarded: '',
    signature: 'Li Wei\nForwarder Ltd.',
  });
  expect(newPart('See below.\n\n---------- Forwarded message ---------\nFrom: Li\nheld', '')).toMatchObject({
    forwarded: '---------- Forwarded message ---------\nFrom: Li\nheld',
    quoted: '',
  });
});

it('the way of a mail is read from its Received lines', () => {
  const facts = mailOf(
    'Received: from mx.a.example (mx.a.example [192.0.2.7]) by in.elmwood.example with ESMTPS id 4711; Mon, 2 Mar 2026 08:15:02 +0000',
    'Received: from [IPv6:2001:db8::1] by mx.a.example with HTTP',
    'Return-Path: <bounce@a.example>',
    'References: <1@x> <2@x>',
    'In-Reply-To: <2@x>',
    'List-Id: News <news.a.example>',
    '',
    'x',
  );
  expect(facts.get('mail.hops')).toEqual([
    { from: 'mx.a.example', ip: '192.0.2.7', by: 'in.elmwood.example', with: 'esmtps', at: '2026-03-02T08:15:02Z' },
    { from: '[ipv6:2001:db8::1]', ip: '2001:db8::1', by: 'mx.a.example', with: 'http' },
  ]);
  expect(facts.get('mail.sentBy')).toMatchObject({ address: 'bounce@a.example' });
  expect(facts.get('mail.answers')).toEqual(['1@x', '2@x']);
  expect(facts.get('mail.list')).toBe('news.a.example');
});
