import { count, flag, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    for (const a of mail.to) {
      if (count('mail.received', { of: a.address, within: '1h' }) > 3) await flag('seen');
    }
  },
});
