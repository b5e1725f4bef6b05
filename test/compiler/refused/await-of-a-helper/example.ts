import { mentions, policy } from 'posthorn';

const isLong = (text: string) => text.length > 3;

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await mentions(mail, 'x');
    await isLong(mail.subject);
  },
});
