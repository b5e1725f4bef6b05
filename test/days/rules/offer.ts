import { mentions, notify, policy, until, workingTime } from 'posthorn';
import { mei } from './people.ts';

export default policy({
  title: 'Offer unanswered',
  owner: 'desk',
  on: 'mail.received',
  when: ({ mail }) => mentions(mail.subject, ['offer']),
  async run({ mail }) {
    const due = await workingTime('8h', mei);
    if (!(await until(mail.answered, { by: due }))) {
      await notify(mei.superior, { text: 'Nobody has answered', stage: 'escalation' });
    }
  },
});
