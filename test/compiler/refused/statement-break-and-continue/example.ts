import { policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    for (const a of mail.to) {
      if (a.local === 'x') continue;
      break;
    }
  },
});
