import { flag, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const total = mail.subject * 2 + -mail.mailbox;
    const sum = mail.to + 1;
    const last = mail.languages['x'];
    await flag('seen');
  },
});
