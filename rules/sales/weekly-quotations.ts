import { notify, policy, schedule } from 'posthorn';
import { holidaysInChina } from '../lists.ts';
import { sales } from '../people.ts';

export default policy({
  title: 'Monday: open quotations are gone through',
  owner: 'sales',
  on: schedule('0 9 * * mon', { zone: 'Asia/Shanghai' }),
  priority: 'normal',
  when: ({ tick }) => !holidaysInChina.has(tick.at.slice(0, 10)),
  async run() {
    await notify(sales, { template: 'weekly-quotations' });
  },
});
