import { describe, expect, it } from 'vitest';
import { stockOf, textOf } from '../../connectors/stock/csv.ts';
import type { Person } from '../../engine/plan/ruleset.ts';
import { decimalOf, grouped, plain, plus, rounded, times } from '../../engine/quote/decimal.ts';
import { type Draft, draftFor } from '../../engine/quote/draft.ts';
import { toldQuote } from '../../engine/quote/told.ts';
import { quoteShown } from '../../engine/quote/wording/summary.ts';
import { index, letterFor } from './mails.ts';

/** Foshan, on a Friday afternoon before a Monday off. */
const FRIDAY = Date.parse('2026-04-03T08:00:00Z');
const li: Person = {
  kind: 'person',
  id: 'li',
  name: 'Li',
  zone: 'Asia/Shanghai',
  language: 'zh',
  channels: [],
  hours: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '08:30', to: '18:00' }],
  holidays: ['2026-04-06'],
};

const quoted = (body: string, at = FRIDAY) => toldQuote(draftFor(letterFor(body), index), at, li);

describe('a first quote', () => {
  it('has its days by the working calendar: what is there today, the rest after its lead time', () => {
    const { items, ready, validUntil } = quoted('200 pcs of OC-210 and 1000 pcs of ST-45, please.');
    // 20 working days from Friday, without weekends and the Monday off.
    expect(items.map((item) => item.ready)).toEqual(['2026-04-03', '2026-05-04']);
    expect({ ready, validUntil }).toEqual({ ready: '2026-05-04', validUntil: '2026-04-17' });
  });

  it('counts what is there from the next working day on where today’s is over', () => {
    const evening = Date.parse('2026-04-03T12:00:00Z');
    expect(quoted('200 pcs of OC-210, please.', evening).ready).toBe('2026-04-07');
  });

  it('reckons to the cent', () => {
    expect(quoted('1000 pcs of ST-45 and 200 pcs of OC-210').total).toBe('68300.00');
    const cheap: Draft = draftFor(letterFor('123457 pcs of CU-10'), index);
    expect(cheap.items[0]).toMatchObject({ price: '6.40', total: '790124.80' });
  });

  it('has no sum of alternatives', () => {
    expect(quoted('OC-210 at 100 and 500 pcs, please.')).not.toHaveProperty('total');
  });

  it.each([
    [
      'Bitte 200 Stück OC-210.',
      'de',
      '200 Stück zu je EUR 92,50 = EUR 18.500,00; frühester Liefertermin ab Werk: 2026-04-03',
    ],
    ['请报价 OC-210 200件。谢谢，急。', 'zh', 'OC-210 橡木餐椅: 200 件，单价 EUR 92.50，小计 EUR 18,500.00'],
    ['Il nous faut 200 pièces de OC-210 pour notre client.', 'fr', '200 pièces à EUR 92,50 = EUR 18 500,00'],
    ['Necesitamos 200 unidades de OC-210 para nuestro cliente.', 'es', '200 unidades a EUR 92,50 = EUR 18.500,00'],
    ['Prosimy o 200 pcs OC-210.', 'en', '200 pieces at EUR 92.50 = EUR 18,500.00'],
  ])('is in the customer’s language: %s', (body, language, line) => {
    const made = quoted(body);
    expect(made.language).toBe(language);
    expect(made.text).toContain(line);
    expect(made.text).not.toContain('340');
  });

  it('tells colleagues what customers are not told, in their language', () => {
    const made = quoted('1000 pcs of ST-45 and 10 pcs of XX-990, please.');
    expect(made.isComplete).toBe(false);
    expect(quoteShown(made, 'zh-CN')).toContain(
      '- ST-45：现有库存 800；全部于 2026-05-04 可交货\n- “10 pcs of XX-990”：库存表中没有',
    );
    expect(quoteShown(made, 'en')).toContain('- ST-45: 800 in stock now; all of it on 2026-05-04');
  });

  it('says that there is nothing', () => {
    const made = quoted('Thank you for the nice evening.');
    expect(made).toMatchObject({ items: [], open: [], text: '', isComplete: false });
    expect(made.summary).toBe('First quote: nothing that the mail names was found in the stock list');
  });
});

describe('decimals', () => {
  it('are exact', () => {
    const tenth = decimalOf('0.1')!;
    expect(plain(plus(tenth, decimalOf('0.2')!))).toBe('0.3');
    expect(plain(times(decimalOf('1.005')!, decimalOf('1000')!))).toBe('1005.000');
    expect(plain(rounded(decimalOf('2.345')!, 2))).toBe('2.35');
    expect(plain(rounded(decimalOf('7')!, 2))).toBe('7.00');
    expect(grouped('1234567.80', ['.', ','])).toBe('1.234.567,80');
  });

  it.each(['1e3', '-1', '1,50', '', '1.', 'NaN', '0x10'])('are not %j', (text) => {
    expect(decimalOf(text)).toBeUndefined();
  });
});

describe('a stock list', () => {
  const HEAD = 'part,name,currency,from,price,stock,lead_days';

  it('has the price breaks of a part on lines of its own, quotes and comments', () => {
    const [chair, more] = stockOf(
      `# ours\n${HEAD}\nA-1,"Chair, ""oak""",EUR,1,98.00,3,30\nA-1,,,100,92.5,,\nA-1,,USD,1,107,,\n`,
      's.csv',
    );
    expect(chair).toMatchObject({ part: 'A-1', name: 'Chair, "oak"', currency: 'EUR', stock: 3, leadDays: 30 });
    expect(chair!.breaks.map(({ from, price }) => [from, plain(price)])).toEqual([
      [1, '98.00'],
      [100, '92.5'],
    ]);
    expect(more).toMatchObject({ part: 'A-1', currency: 'USD', stock: 3 });
  });

  it.each([
    ['A-1,Chair,EUR,1,"98,00",,', 's.csv, line 2: "98,00" is no price. Write it with a point: 98.50.'],
    ['A-1,Chair,euro,1,98,,', 's.csv, line 2: the price has no "currency" of three letters, such as USD.'],
    [',Chair,EUR,1,98,,', 's.csv, line 2: there is no "part". Every row needs the number of a part.'],
    ['A-1,,EUR,1,98,,', 's.csv, line 2: part A-1 has no "name".'],
    ['A-1,Chair,EUR,1,98,many,', 's.csv, line 2: "many" in the column "stock" is no whole number.'],
    [
      'A-1,Chair,EUR,1,98,,\nA-1,,,1,89.00,,',
      's.csv, line 3: part A-1 has another price from 1 on already. Keep one of the two.',
    ],
    [
      'A-1,Chair,EUR,1,98,1,2,3',
      's.csv, line 2: there are 8 cells below a head of 7. Write cells with commas in quotes.',
    ],
    [
      'A-1,"Chair,EUR,1,98,1,2',
      's.csv, line 2: a quote is left open, or stands in the middle of a cell. Write " as "" within quotes.',
    ],
  ])('says where it cannot be read: %s', (line, message) => {
    expect(() => stockOf(`${HEAD}\n${line}\n`, 's.csv')).toThrow(message);
  });

  it.each([
    [
      'part;name;price\nA-1;Chair;98,00',
      's.csv, line 1: the cells are parted by semicolons. Save the file with commas between them, and a point in prices.',
    ],
    ['', 's.csv, line 1: the head has no column "part". The first line names the columns.'],
    ['Part,Price\nA-1,98', 's.csv, line 1: the head has no column "name". The first line names the columns.'],
  ])('is none: %j', (text, message) => {
    expect(() => stockOf(text, 's.csv')).toThrow(message);
  });

  it('is refused where it is not in UTF-8', () => {
    expect(() => textOf(Uint8Array.of(0x53, 0x74, 0xfc), 's.csv')).toThrow('Save it as "CSV UTF-8"');
  });

  it('has no price of nothing, the same price twice as once, and no controls in names', () => {
    const [free, chair] = stockOf(
      `${HEAD}\nA-1,Chair,EUR,1,0.00,3,30\nB-1,\u001b[31mOak\u202e chair,EUR,1,9.5,,\nB-1,,,1,9.50,,\n`,
      's.csv',
    );
    expect(free!.breaks).toEqual([]);
    expect(chair).toMatchObject({ name: '[31mOak  chair' });
    expect(chair!.breaks).toHaveLength(1);
  });
});
