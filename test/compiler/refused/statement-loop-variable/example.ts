import { move, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    for (const { domain } of mail.to) {
      await move(domain);
    }
  },
});
