import { notify, policy } from 'posthorn';
import { LIMIT } from './extensions/erp.ts';
import { li } from './people.ts';

export default policy({
  title: 'Large',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) => mail.size > LIMIT,
  async run() {
    await notify(li, { text: 'large' });
  },
});
