import { event, notify, policy } from 'posthorn';
import { li } from './people.ts';

export const lost = event('shop.cart-lost', { email: 'text', total: 'number?', buyer: { name: 'text' }, items: ['text'] });

export default policy({
  title: 'Example',
  owner: 'li',
  on: lost,
  when: ({ data }) => data.emial === 'a' || data.total > 5 || data.buyer.nmae === '' || data.items.length > 'a',
  async run({ mail, data }) {
    await notify(li, { text: data.items });
  },
});
