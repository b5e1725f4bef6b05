import { any, notify, policy, until } from 'posthorn';
import { office, security } from '../people.ts';

export default policy({
  title: 'A mail could not be read whole',
  owner: 'office',
  on: 'mail.received',
  priority: 'normal',
  // Old mail programs of small forwarders label their encoding wrongly or cut a part off. A policy that looks for words
  // cannot find any in such a mail, so somebody has to look with their own eyes.
  when: ({ mail }) => mail.problems.length > 0,
  async run({ mail, alerts }) {
    await notify(office.lead, { template: 'unreadable-mail' });
    // Broken mail is also how malware gets past filters: when nobody opened it or took it on, let those look who know how.
    if (!(await until(any(mail.read, alerts.acknowledged), '8h'))) {
      await notify(security.lead, { template: 'unreadable-mail', stage: 'escalation' });
    }
  },
});
