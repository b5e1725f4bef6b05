import { notify, policy } from 'posthorn';
import { li } from './people.ts';

const a = (x: number) => x + x + x + x;
const b = (x: number) => a(a(a(x)));
const d = (x: number) => b(b(b(x)));

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) =>
    d(mail.size) > 1,
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
