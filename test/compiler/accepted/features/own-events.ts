import { notify, policy } from 'posthorn';
import { li } from '../people.ts';

export default policy({
  title: 'A source is silent',
  owner: 'li',
  on: 'posthorn.source-silent',
  when: ({ data }) => data.name !== 'test',
  async run({ data }) {
    await notify(li, { text: `${data.name}: ${data.detail} (${data.since})` });
  },
});
