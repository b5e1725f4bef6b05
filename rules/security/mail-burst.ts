import { count, flag, notify, policy } from 'posthorn';
import { isOurs } from '../company.ts';
import { security } from '../people.ts';

export default policy({
  title: 'One sender floods us',
  owner: 'security',
  on: 'mail.received',
  priority: 'high',
  // Twenty mails in a quarter of an hour from one address: a broken mailbox, a loop between two robots, or somebody who
  // hides the one mail that matters. Equal, not more: the twentieth tells, the twenty-first need not.
  when: ({ mail }) =>
    !isOurs(mail.from.root) && !mail.isBulk && count('mail.received', { of: mail.from.address, within: '15m' }) === 20,
  async run({ mail }) {
    await notify(security.lead, { template: 'mail-burst', danger: true });
    // A flag is for whoever looks through the mailbox afterwards. Mail that came by SMTP has none, and needs none.
    try {
      await flag('important');
    } catch {
      await notify(security.lead, { text: `Could not flag the flood of ${mail.from.address}`, priority: 'low' });
    }
  },
});
