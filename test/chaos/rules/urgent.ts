import { createTask, mentions, notify, policy } from 'posthorn';
import { chen, li, wang } from './people.ts';

export default policy({
  title: 'Three are told, and a task is opened',
  owner: 'desk',
  on: 'mail.received',
  priority: 'urgent',
  when: ({ mail }) => mentions(mail.subject, ['urgent']),
  async run({ mail }) {
    await notify([li, wang, chen], { text: mail.subject });
    await createTask({ in: 'oa', title: mail.subject, assign: li });
  },
});
