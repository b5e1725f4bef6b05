import { flag, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const size = 3;
    switch (mail.size) {
      case size:
        break;
      case 1 + 1:
        await flag('seen');
    }
  },
});
