import { notify, policy } from 'posthorn';
import { li } from './people.ts';

const isX = (local: string) => local === 'x';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) =>
    mail.to.some(({ local }) => local === 'x') || mail.to.every(isX) || mail.to.map(async (a) => a.local).length > 0,
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
