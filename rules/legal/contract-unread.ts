import { mentions, notify, policy, until } from 'posthorn';
import { legal } from '../people.ts';

const contracts = ['合同', '协议', 'contract', 'agreement', 'addendum', 'Vertrag'];

export default policy({
  title: 'Contract unread for a day',
  owner: 'legal',
  on: 'mail.received',
  priority: 'high',
  // A contract comes as a file. A mail that only talks about one is no reason to disturb anybody.
  when: ({ mail }) =>
    mentions(mail.subject, contracts) &&
    mail.attachments.some((file) =>
      ['.pdf', '.doc', '.docx'].some((ending) => file.name.toLowerCase().endsWith(ending)),
    ),
  async run({ mail }) {
    await notify(legal.lead, { template: 'contract-arrived' });
    // Offers bind for a few days only, and among merchants silence can count as consent. When nobody has so much as opened
    // it for a day, the lead is away, and the superior has to say who signs.
    if (!(await until(mail.read, '24h'))) {
      await notify(legal.superior, { template: 'contract-unread', stage: 'escalation', priority: 'urgent' });
    }
  },
});
