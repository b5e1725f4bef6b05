import { event, field, notify, policy, schedule } from 'posthorn';
import { li } from './people.ts';

export const lost = event('shop.cart-lost', { email: 'text' });

export default policy({
  title: 'Example',
  owner: 'li',
  on: lost,
  when: ({ data }) => data.email === lost,
  async run() {
    const when = schedule('0 9 * * *', { zone: 'UTC' });
    const what = field('text', 'A text.');
    await notify(li, { text: 'x' });
  },
});
