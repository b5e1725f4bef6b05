import type { EffectEntry } from '../entry.ts';
import { boolean, duration, listOf, maybe, number, object, oneOf, string, who } from '../type.ts';
import { words } from '../words.ts';

/** Why something of a mail has no price. */
export const OPEN_REASONS = ['unknown', 'ambiguous', 'quantity', 'unit', 'below', 'unpriced'] as const;

const day = (en: string, zh: string, docEn: string, docZh: string) =>
  ({ type: maybe(string), optional: true, words: words(en, zh, docEn, docZh), example: "'2026-03-12'" }) as const;

const item = object('QuotedItem', {
  wanted: { type: string, words: words('wanted', '所求', 'The words of the mail.', '邮件原文。') },
  part: {
    type: string,
    words: words('part', '型号', 'As the stock list has it.', '库存表中的型号。'),
    example: "'OC-210'",
  },
  name: { type: string, words: words('name', '名称', 'The first name in the stock list.', '库存表中的首个名称。') },
  nameThere: {
    type: string,
    words: words(
      'name there',
      '对方语言名称',
      'In the customer’s language, where the list has it.',
      '客户语言的名称（若有）。',
    ),
  },
  unit: { type: string, words: words('unit', '单位', 'Of the stock list: piece, set.', '库存表单位：piece、set。') },
  currency: { type: string, words: words('currency', '币种', 'ISO 4217.', 'ISO 4217。'), example: "'USD'" },
  price: {
    type: string,
    words: words(
      'price',
      '单价',
      'For one unit: a decimal as text, so that no cent is lost.',
      '单价：以文本表示的小数，分毫不差。',
    ),
    example: "'92.50'",
  },
  quantity: {
    type: maybe(number),
    optional: true,
    words: words('quantity', '数量', 'Absent where the mail names none.', '邮件未写则为空。'),
  },
  total: {
    type: maybe(string),
    optional: true,
    words: words('total', '金额', 'Price times quantity.', '单价乘以数量。'),
    example: "'18500.00'",
  },
  ready: day('ready', '可交货日', 'When all of it can leave our house.', '全部可出厂的日期。'),
  stock: {
    type: maybe(number),
    optional: true,
    words: words('stock', '库存', 'In stock now, where the list tells.', '现有库存（若有）。'),
  },
});

const open = object('OpenItem', {
  wanted: { type: string, words: words('wanted', '所求', 'The words of the mail.', '邮件原文。') },
  why: {
    type: oneOf(...OPEN_REASONS),
    words: words('why', '原因', 'Not in the list, or not certain.', '表中没有，或无法确定。'),
  },
  candidates: {
    type: listOf(string),
    words: words('candidates', '候选', 'What it may be.', '可能的产品。'),
  },
});

/** What `quote` returns, and an alert carries. */
export const firstQuote = object('FirstQuote', {
  language: {
    type: string,
    words: words('language', '语言', 'Of `text`: ISO 639-1.', 'text 的语言：ISO 639-1。'),
    example: "'en'",
  },
  items: { type: listOf(item), words: words('items', '产品', 'What has a price.', '已报价的产品。') },
  open: {
    type: listOf(open),
    words: words('open', '待确认', 'What nobody may guess at.', '不可猜测、有待确认的部分。'),
  },
  isComplete: {
    type: boolean,
    words: words('is complete', '完整', 'All that was named has its price and its day.', '所列各项均有价格与日期。'),
  },
  currency: {
    type: maybe(string),
    optional: true,
    words: words('currency', '币种', 'Of all items.', '全部产品的币种。'),
  },
  total: {
    type: maybe(string),
    optional: true,
    words: words('total', '合计', 'Of all items, a decimal as text.', '全部金额，以文本表示的小数。'),
    example: "'21200.00'",
  },
  ready: day('ready', '可交货日', 'When all of it can leave our house.', '全部可出厂的日期。'),
  validUntil: {
    type: string,
    words: words('valid until', '有效期至', 'The last day of these prices.', '价格有效的最后一天。'),
    example: "'2026-03-24'",
  },
  text: {
    type: string,
    words: words(
      'text',
      '文字',
      'For the customer, in their language; never sent by itself.',
      '给客户的文字，以其语言写成，不会自动发送。',
    ),
  },
  summary: { type: string, words: words('summary', '摘要', 'One line in English.', '一行英文摘要。') },
  trouble: {
    type: maybe(string),
    optional: true,
    words: words('trouble', '故障', 'Why the stock list could not be read.', '库存表无法读取的原因。'),
  },
});

/** What could be offered at once, by the stock list of the configuration. Its answer is recorded. */
export const quote: EffectEntry = {
  name: 'quote',
  needs: 'mail',
  reach: 'outside',
  words: words(
    'first quote',
    '初步报价',
    'Looks what the mail names up in the stock list: price by quantity, earliest day, validity. What is not certain is said, never guessed. Nothing is sent: an alert carries it.',
    '按库存表查出邮件所列产品：按数量的价格、最早交货日、有效期。不确定的会说明，绝不猜测。不会发送给客户，由提醒携带。',
  ),
  params: [
    {
      name: 'mail',
      type: object('Mail', {}),
      group: 'mail',
      words: words('mail', '邮件', 'The mail of the event.', '本事件的邮件。'),
      example: 'mail',
    },
    {
      name: 'calendar',
      type: who,
      words: words(
        'calendar',
        '工作日历',
        'Whose working days and holidays lead times are counted in.',
        '交期按谁的工作日与假日计算。',
      ),
      example: 'sales.lead',
    },
    {
      name: 'validFor',
      type: duration,
      optional: true,
      words: words('valid for', '有效期', "How long the prices hold; without it '14d'.", '价格有效期，默认 14d。'),
      example: "'30d'",
    },
  ],
  returns: firstQuote,
  example: 'const first = await quote(mail, sales.lead);',
};
