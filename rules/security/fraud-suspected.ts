import { failure, flag, move, notify, policy } from 'posthorn';
import { isOurs } from '../company.ts';
import { security } from '../people.ts';

export default policy({
  title: 'A mail is most likely a fraud',
  owner: 'security',
  on: 'mail.received',
  priority: 'high',
  // From "danger" on: a suspicious mail is left to its reader, who would soon look for his mail in quarantine only.
  when: ({ mail }) => mail.risk.level === 'danger' && !isOurs(mail.from.root) && !mail.isBounce,
  async run({ mail }) {
    await notify(security.lead, { template: 'fraud-suspected', danger: true });
    try {
      await flag('important');
      await move('Quarantine');
    } catch (error) {
      // What did not come by IMAP lies in no folder that we could move it out of.
      await notify(security.lead, {
        text: `Quarantine by hand (${failure(error).message}): ${mail.subject}`,
        stage: 'reminder',
        danger: true,
      });
    }
  },
});
