import { move, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    outer: for (const a of mail.to) {
      await move(a.local);
    }
  },
});
