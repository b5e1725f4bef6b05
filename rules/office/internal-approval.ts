import { any, localTime, mentions, nextTime, notify, policy, sleep, until, workingTime } from 'posthorn';
import { isOurs } from '../company.ts';
import { chen, office } from '../people.ts';

const requests = ['请审批', '待审批', '请批示', '请领导批准', 'for approval', 'approval needed', 'please approve'];

export default policy({
  title: 'Internal request for approval',
  owner: 'office',
  on: 'mail.received',
  priority: 'high',
  when: ({ mail }) => isOurs(mail.from.root) && !mail.isAutomatic && mentions(mail.subject, requests),
  // Answered is decided; so is what was filed away in another folder.
  endsWhen: ({ mail }) => any(mail.answered, mail.moved),
  async run({ mail }) {
    // An approval holds up colleagues, not customers: it may wait for the morning.
    const now = await localTime(chen);
    if (now.hour >= 20 || now.hour < 8) {
      const morning = await nextTime('08:30', chen);
      await sleep({ by: morning });
    }
    const alert = await notify(chen, { template: 'approval' });
    // Who has opened it or has said "mine" needs no second word from us.
    if (await until(any(mail.read, alert.acknowledged), '4h')) return;
    await notify(chen, { template: 'approval', stage: 'reminder' });
    // Four hours of work: a request of the late afternoon has the next morning as well.
    const due = await workingTime('4h', chen);
    if (!(await until(any(mail.read, alert.acknowledged), { by: due }))) {
      // He is travelling: the office knows who signs for him.
      await notify(office.lead, { template: 'approval-stuck', stage: 'escalation' });
    }
  },
});
