import { notify, policy } from 'posthorn';
import { creditLimit } from './extensions/erp.ts';
import { li } from './people.ts';

const limit = creditLimit('acme.example');

export default policy({
  title: 'Large',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) => mail.size > limit,
  async run() {
    await notify(li, { text: 'large' });
  },
});
