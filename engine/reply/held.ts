import { moneyIn } from '../intent/money.ts';
import { numeralsIn } from '../intent/numbers.ts';
import { OPEN } from './opened.ts';

/** A suggestion is read by somebody who has a minute. */
const LONGEST = 1_500;
const LINK = /https?:\/\/\S+|www\.\S+|\S+@\S+/giu;
const AMOUNT =
  /(?:[€$£¥￥₹]|\b(?:US\$|USD|EUR|GBP|CNY|RMB|CHF|JPY|HKD)\b)\s?\d(?:[\d.,' ]*\d)?(?:\s?(?:k\b|万|million))?|\d(?:[\d.,' ]*\d)?\s?(?:[€$£¥￥₹%]|(?:USD|EUR|GBP|CNY|RMB|CHF|JPY|HKD|euros?|dollars?)\b|元|美元|欧元)/giu;
const NUMBER = /[\p{L}\d./_#-]*\d[\p{L}\d.,/_:-]*/gu;

/**
 * Holds what a model suggests against the mail that it answers. Prices become open places, whatever they are: a price that the customer
 * asks for is not yet one of ours. So do links and addresses, and numbers that are not in the mail.
 *
 * @param written the mail that is answered
 * @returns undefined where nothing is left, or it is too long to be an answer
 */
export function heldReply(reply: string, language: string, written: string): string | undefined {
  const open = OPEN[language] ?? OPEN.en!;
  const known = new Set(written.match(NUMBER)?.map(bare));
  const text = withoutMoney(reply.replaceAll('\r\n', '\n').replaceAll(/[^\P{C}\n]/gu, ''), language, open.price)
    .replaceAll(LINK, open.words)
    .replaceAll(AMOUNT, open.price)
    .replaceAll(NUMBER, (number) =>
      known.has(bare(number)) ? number : `${open.number}${/[.,:]$/.exec(number)?.[0] ?? ''}`,
    )
    .trim();
  return text && text.length <= LONGEST ? text : undefined;
}

/** Amounts as the mails of customers are read for them: in words, too. */
function withoutMoney(text: string, language: string, open: string): string {
  const found = moneyIn(text, numeralsIn(text, language), []);
  return found
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => left.slice(0, start) + open + left.slice(end), text);
}

const bare = (number: string) => number.replace(/[.,:/_-]+$/, '').toLowerCase();
