import { expect, expectTypeOf, it } from 'vitest';
import { type DataOf, event, field, type Instant, policy, schedule } from '../../engine/language/index.ts';

const cart = event(
  'shop.cart-abandoned',
  {
    email: field('text', 'The address of the customer.'),
    total: 'number',
    vip: 'boolean?',
    note: field('text?', 'What the customer wrote.', '客户留言。'),
    items: ['text'],
    at: 'instant',
    buyer: { name: 'text', since: 'instant?' },
    lines: [{ sku: 'text', pieces: 'number' }],
  },
  'A cart was left.',
);

it('types the data of an event as it is declared', () => {
  expect(cart.event).toBe('shop.cart-abandoned');
  policy({
    title: 'A cart was left',
    owner: 'li',
    on: cart,
    when: ({ data }) => {
      expectTypeOf(data.email).toEqualTypeOf<string>();
      expectTypeOf(data.total).toEqualTypeOf<number>();
      expectTypeOf(data.vip).toEqualTypeOf<boolean | undefined>();
      expectTypeOf(data.note).toEqualTypeOf<string | undefined>();
      expectTypeOf(data.items).toEqualTypeOf<readonly string[]>();
      expectTypeOf(data.at).toEqualTypeOf<Instant>();
      expectTypeOf(data.buyer.since).toEqualTypeOf<Instant | undefined>();
      expectTypeOf(data.lines[0]!.pieces).toEqualTypeOf<number>();
      // @ts-expect-error there is no such field
      return data.emial === '';
    },
    async run({ data, alerts, ...rest }) {
      expectTypeOf(data.total).toEqualTypeOf<number>();
      expectTypeOf(alerts).toHaveProperty('acknowledged');
      expectTypeOf(rest).toEqualTypeOf<Record<never, never>>();
    },
  });
});

it('types what the events of Posthorn itself and a schedule bring, and keeps mail to mail', () => {
  policy({
    title: 'A source is silent',
    owner: 'li',
    on: 'posthorn.source-silent',
    when: ({ data }) => data.name !== '',
    // @ts-expect-error there is no mail
    async run({ mail: _ }) {},
  });
  const daily = policy({
    title: 'Every day',
    owner: 'li',
    on: schedule('0 9 * * *', { zone: 'UTC' }),
    async run({ tick }) {
      expectTypeOf(tick.previous).toEqualTypeOf<Instant | undefined>();
    },
  });
  expect(daily.on).toEqual({ cron: '0 9 * * *', zone: 'UTC' });
  policy({
    title: 'A mail',
    owner: 'li',
    on: 'mail.received',
    when: ({ mail }) => mail.isReply,
    // @ts-expect-error a mail brings no data
    async run({ data: _ }) {},
  });
});

it('refuses a shape that nothing can have', () => {
  // @ts-expect-error a text is 'text'
  event('shop.a', { email: 'string' });
  expectTypeOf<DataOf<{ a: 'text' }>['a']>().toEqualTypeOf<string>();
});
