import { type Dovecot, PASSWORD } from '../real/dovecot.ts';

/** People of the small rule folders of these tests. They are told by mail, then on the page. */
export const PEOPLE = `
import { person, team } from 'posthorn';
export const chen = person('chen', { name: 'Chen', zone: 'Asia/Shanghai', language: 'en', channels: ['email', 'page'] });
export const li = person('li', { name: 'Li', zone: 'Asia/Shanghai', language: 'en', superior: chen, channels: ['email', 'page'] });
export const sales = team('sales', { name: 'Sales', lead: li, superior: chen, members: [li] });
`;

/** A policy on mails whose subject has the word: tells Li, opens a task, and tells Chen when nobody reads it in time. */
export const recall = (word: string, patience: string) => `
import { createTask, notify, policy, until } from 'posthorn';
import { chen, li } from './people.ts';
export default policy({
  title: 'Recall',
  owner: 'sales',
  on: 'mail.received',
  priority: 'urgent',
  when: ({ mail }) => mail.subject.includes('${word}'),
  endsWhen: ({ mail }) => mail.answered,
  async run({ mail }) {
    await notify(li, { text: \`first \${mail.subject}\` });
    const task = await createTask({ in: 'oa', title: \`Do \${mail.subject}\` });
    if (!(await until(task.done, '${patience}'))) {
      await notify(chen, { text: \`recall \${mail.subject}\`, stage: 'escalation' });
    }
  },
});
`;

/** A user's mailbox on a Dovecot, for the configuration. Mail of today is taken in, whenever the connection comes about. */
export function watched({ port }: Dovecot, user: string) {
  process.env.POSTHORN_TEST_PASSWORD = PASSWORD;
  const since = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  return { name: user, host: '127.0.0.1', port, tls: 'none', user, password: { env: 'POSTHORN_TEST_PASSWORD' }, since };
}
