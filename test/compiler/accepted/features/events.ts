import { any, event, field, notify, policy, sleep } from 'posthorn';
import { li } from '../people.ts';

export const cartAbandoned = event(
  'shop.cart-abandoned',
  {
    email: field('text', 'The address of the customer.', '客户地址。'),
    total: 'number',
    vip: 'boolean?',
    note: field('text?', 'What the customer wrote.'),
    items: ['text'],
    at: 'instant',
    buyer: { name: 'text', since: 'instant?' },
    lines: [{ sku: 'text', pieces: 'number' }],
  },
  'A cart was left with something in it.',
  '购物车被放弃。',
);

export default policy({
  title: 'A good customer left a cart',
  owner: 'li',
  on: cartAbandoned,
  when: ({ data }) =>
    data.total > 100 &&
    data.vip === true &&
    data.lines.some((line) => line.pieces > 3) &&
    !data.email.endsWith('.test'),
  endsWhen: ({ alerts }) => any(alerts.acknowledged),
  async run({ data }) {
    await notify(li, { text: `${data.buyer.name}: ${data.items.join(', ')} (${data.note ?? 'no note'})` });
    await sleep('1h');
    if (data.buyer.since !== undefined) await notify(li, { text: data.at, stage: 'reminder' });
  },
});
