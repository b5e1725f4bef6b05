import { intent, mentions, notify, policy } from 'posthorn';
import { carriers } from '../lists.ts';
import { sales } from '../people.ts';

const changes = ['vessel schedule update', '船期调整', '船期更新', 'Fahrplanänderung'];

export default policy({
  title: 'A vessel comes three days later or more: tell the account manager',
  owner: 'sales',
  on: 'mail.received',
  priority: 'high',
  when: ({ mail }) => carriers.has(mail.from.domain) && mentions(mail, changes),
  async run({ mail }) {
    const notice = await intent(mail);
    // A day or two is made good by the truck. From three on the buyer's own plans break, and they should hear it from us.
    const days = notice.delayDays ?? 0;
    if (days < 3) return;
    await notify(sales.lead, { text: `${days} days later: tell the buyer before they ask. ${mail.subject}` });
  },
});
