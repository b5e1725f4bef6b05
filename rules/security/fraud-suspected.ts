import { any, failure, flag, move, notify, policy, until } from 'posthorn';
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
    const told = await notify(security.lead, { template: 'fraud-suspected', danger: true, verdict: true });
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
      return;
    }
    // Whoever waits for this mail must know where it is, and be able to say that it was fine.
    const theirs = await notify(mail.addressees, { template: 'fraud-held', danger: true, verdict: true });
    if (await until(any(told.cleared, theirs.cleared), '14d')) {
      // Somebody who was deceived says "fine", too: the mail goes back on the word of IT security alone.
      if (!(await until(told.cleared, '0s'))) {
        const asked = await notify(security.lead, { template: 'fraud-called-fine', stage: 'reminder', verdict: true });
        if (!(await until(any(told.cleared, asked.cleared), '14d'))) return;
      }
      await move('INBOX');
      await notify(mail.addressees, { template: 'fraud-released', stage: 'resolved' });
    }
  },
});
