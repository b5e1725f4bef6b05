import { describe, expect, it } from 'vitest';
import { moneyIn } from '../../engine/intent/money.ts';
import { numeralsIn } from '../../engine/intent/numbers.ts';

const money = (text: string) =>
  moneyIn(text, numeralsIn(text, 'en'), []).map(({ amount, currency }) => `${amount} ${currency}`);

describe('an amount of money', () => {
  it.each([
    ['OC-210 1,200 $55.00', ['55 USD']],
    ['1,200\t€ 55.00', ['55 EUR']],
    ['300 EUR 40.00', ['40 EUR']],
    ['55 USD, 40 €', ['55 USD', '40 EUR']],
    ['单价 12 元', ['12 CNY']],
  ])('has the sign that is its own: %s', (text, found) => {
    expect(money(text)).toEqual(found);
  });

  it.each(['USD 1e999', '$5e2', 'EUR 1.5E+9'])('is not the beginning of a power of ten: %s', (text) => {
    expect(money(text)).toEqual([]);
  });
});
