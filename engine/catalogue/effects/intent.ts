import type { EffectEntry } from '../entry.ts';
import { boolean, duration, instant, listOf, maybe, number, object, oneOf, string, who } from '../type.ts';
import { words } from '../words.ts';

/** What a mail is, seen from us who got it. */
export const KINDS = [
  'inquiry',
  'order',
  'payment-notice',
  'payment-request',
  'logistics-delay',
  'customs-issue',
  'arrival-notice',
  'complaint',
  'meeting-request',
  'approval-request',
  'promotion',
  'auto-reply',
  'other',
] as const;

/** What its writer wants of us. */
export const ASKS = [
  'price',
  'delivery date',
  'sample',
  'catalogue',
  'certificate',
  'meeting',
  'invoice',
  'refund',
  'status',
  'confirmation',
  'document',
  'other',
] as const;

const price = object('Price', {
  amount: { type: number, words: words('amount', '金额', 'For one unit, or in all.', '单价或总价。') },
  currency: { type: string, words: words('currency', '币种', 'ISO 4217.', 'ISO 4217。'), example: "'USD'" },
  per: {
    type: maybe(string),
    optional: true,
    words: words('per', '每', 'The unit, in English: piece, set, kg.', '单位（英文）：piece、set、kg。'),
  },
});

const quantity = object('Quantity', {
  amount: { type: number, words: words('amount', '数量', 'Of goods.', '货物数量。') },
  unit: {
    type: maybe(string),
    optional: true,
    words: words('unit', '单位', 'In English: piece, set.', '英文：piece、set。'),
  },
});

/** What a mail wants, and by when. Asked of a program that reads it, or of a model: its answer is recorded. */
export const intent: EffectEntry = {
  name: 'intent',
  needs: 'mail',
  reach: 'outside',
  words: words(
    'intent of the mail',
    '邮件意图',
    'Reads what the mail wants and by when. Whatever it says of amounts and dates stands in the mail; what it does not find is absent.',
    '读出邮件想要什么、何时要。所述数额与日期均出自邮件原文，读不到的即为空。',
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
      name: 'within',
      type: duration,
      optional: true,
      words: words(
        'within',
        '时限',
        "The longest time to answer where the mail does not say; where such mails were answered sooner so far, that. Without it '24h'.",
        '邮件未说明时最迟多久内答复；若以往同类邮件答复更快，则从之。默认 24h。',
      ),
      example: "'8h'",
    },
    {
      name: 'who',
      type: who,
      optional: true,
      words: words(
        'who answers',
        '谁答复',
        'Whose working hours count, and in whose language the hint is; of a team, its lead’s.',
        '按谁的工作时间计算，并以其语言给出提示；团队取其负责人。',
      ),
      example: 'sales.lead',
    },
    {
      name: 'there',
      type: string,
      optional: true,
      words: words(
        'their zone',
        '对方时区',
        'IANA zone of the customer; without it their clock is that of the date of the mail.',
        '客户的 IANA 时区；不填则按邮件日期所带时区。',
      ),
      example: "'Europe/Berlin'",
      text: 'zone',
    },
  ],
  returns: object('Intent', {
    language: { type: string, words: words('language', '语言', 'ISO 639-1.', 'ISO 639-1。'), example: "'en'" },
    kind: { type: oneOf(...KINDS), words: words('kind', '类别', 'What the mail is.', '邮件类别。') },
    asks: { type: listOf(oneOf(...ASKS)), words: words('asks', '所求', 'What it asks for.', '对方要什么。') },
    price: {
      type: maybe(price),
      optional: true,
      words: words('price', '价格', 'What the writer expects or offers for our goods.', '对方期望或愿付的价格。'),
    },
    quantity: {
      type: maybe(quantity),
      optional: true,
      words: words('quantity', '数量', 'How much of the goods.', '货物数量。'),
    },
    delayDays: {
      type: maybe(number),
      optional: true,
      words: words('days of delay', '延误天数', 'By how many days something comes later.', '晚多少天。'),
    },
    deadline: {
      type: maybe(string),
      optional: true,
      words: words('deadline', '期限', 'The day by which we must act: YYYY-MM-DD.', '我方最迟应办日期：YYYY-MM-DD。'),
    },
    urgent: { type: boolean, words: words('urgent', '紧急', 'The writer presses.', '对方催促。') },
    replyBy: {
      type: instant,
      words: words(
        'reply by',
        '最迟答复',
        'When to have answered: as the mail says, else as soon as mails like it were answered so far, and never later than `within`.',
        '最迟答复时刻：按邮件所述，否则按以往同类邮件的答复速度，且不晚于 within。',
      ),
    },
    replyWithin: {
      type: maybe(string),
      optional: true,
      words: words(
        'reply within',
        '答复时限',
        'The time from which `replyBy` comes, as ISO 8601: working time of whoever answers. Absent where the mail names a moment.',
        '得出 replyBy 的时长（ISO 8601），按答复者的工作时间计；邮件写明时刻时为空。',
      ),
      example: "'PT2H'",
    },
    replyBecause: {
      type: string,
      words: words(
        'why by then',
        '时限依据',
        'Which earlier answers the time was taken from, and of how many.',
        '时限依据哪一类、多少封以往的答复。',
      ),
    },
    hint: {
      type: string,
      words: words(
        'hint',
        '提示',
        'What the customer’s clock shows and how soon to answer, in the language of whoever answers.',
        '对方当地时间与应在多久内答复，用答复者的语言。',
      ),
      example: "'Wednesday 10:00 there, answer within 2 hours'",
    },
    summary: {
      type: string,
      words: words('summary', '摘要', 'One line, made of the values alone.', '一行，仅由读出的值组成。'),
    },
    suggestedReply: {
      type: string,
      words: words(
        'suggested reply',
        '建议回复',
        'A frame for an answer in the writer’s language, with open places; never sent by itself.',
        '以对方语言起草的回复框架，留有空白，不会自动发送。',
      ),
    },
  }),
  example: "const wish = await intent(mail, '8h', sales.lead);",
};
