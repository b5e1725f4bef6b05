import { flag, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    type Local = string;
    await flag('seen');
  },
});
