import { move, notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'Example',
  owner: 'li',
  on: 'posthorn.channel-failing',
  async run({ data }) {
    await notify(li, { text: data.detail });
    await move('Archive');
  },
});
