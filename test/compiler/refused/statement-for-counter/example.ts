import { flag, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    for (let i = 0; i < 3; i++) {
      await flag('seen');
    }
  },
});
