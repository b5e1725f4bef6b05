import { matches, mentions, notify, policy, sleep } from 'posthorn';
import { isOurs } from '../company.ts';
import { sales } from '../people.ts';

export default policy({
  title: 'A quotation of ours gets no answer',
  owner: 'sales',
  on: 'mail.sent',
  // QT is the number that our offers carry. What goes to nobody outside is a draft that colleagues read.
  when: ({ mail }) =>
    (matches(mail.subject, /\bQT-\d{4,}/) || mentions(mail.subject, ['quotation', '报价单'])) &&
    mail.to.some((to) => !isOurs(to.root)),
  endsWhen: ({ mail }) => mail.answered,
  async run() {
    await sleep('3d');
    await notify(sales.lead, { template: 'quotation-silent' });
    // After two weeks the buyer has ordered elsewhere, or waits for somebody to ask.
    await sleep('11d');
    await notify(sales, { template: 'quotation-silent', stage: 'reminder' });
  },
});
