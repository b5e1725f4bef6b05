import type { Tick } from 'posthorn';
import { notify, policy, schedule } from 'posthorn';
import { li } from '../people.ts';

const first = (tick: Tick) => tick.previous === undefined;

export default policy({
  title: 'Every working day',
  owner: 'li',
  on: schedule('30 8-18/2 * jan-jun,12 mon-fri', { zone: 'America/Chicago' }),
  when: ({ tick }) => !first(tick),
  async run({ tick }) {
    await notify(li, { text: `${tick.at} after ${tick.previous ?? 'never'}` });
  },
});
