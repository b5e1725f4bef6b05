import { notify, policy } from 'posthorn';
import { piece, rows } from './extensions/stock.ts';
import { li } from './people.ts';

export default policy({
  title: 'Out of stock',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) => piece(mail.subject) < rows().length,
  async run() {
    await notify(li, { text: 'out' });
  },
});
