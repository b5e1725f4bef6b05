import { flag, policy, together } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await together();
    await together(() => flag('seen'), async () => flag('seen'));
  },
});
