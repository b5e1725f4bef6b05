import { notify, policy, together } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run() {
    await together(
      async () => {
        await notify(li, { text: 'x' });
      },
      async () => {},
    );
  },
});
