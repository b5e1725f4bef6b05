import { move, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const { domain } = mail.from;
    await move(domain);
  },
});
