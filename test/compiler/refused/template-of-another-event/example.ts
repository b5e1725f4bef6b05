import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'Example',
  owner: 'li',
  on: 'posthorn.source-silent',
  async run() {
    await notify(li, { template: 'note' });
  },
});
