import { flow, policy, together } from 'posthorn';

const climb = flow(async () => {
  return true;
});

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await together(
      async () => {
        return 3;
      },
      async () => {
        return await climb();
      },
    );
  },
});
