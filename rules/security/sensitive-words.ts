import { createTask, mentions, notify, policy, until } from 'posthorn';
import { isOurs } from '../company.ts';
import { security } from '../people.ts';
import { confidential } from '../phrases.ts';

export default policy({
  title: 'Confidential words in a mail to the outside',
  owner: 'security',
  on: 'mail.received',
  priority: 'high',
  // The mail server sends a copy of what goes out to a journal mailbox, and that mailbox is watched. So this sees our own
  // mail; what stays in the house is nobody's business.
  when: ({ mail }) =>
    isOurs(mail.from.root) &&
    (mail.to.some((address) => !isOurs(address.root)) || mail.cc.some((address) => !isOurs(address.root))) &&
    mentions(mail, confidential),
  async run({ mail }) {
    await notify(security.lead, { template: 'sensitive-words', danger: true });
    const review = await createTask({
      in: 'oa',
      title: `Was this meant to leave the house? ${mail.subject}`,
      assign: security,
      note: `Sender: ${mail.from.address}. Ask first, blame later: most are a wrong attachment.`,
    });
    // A buyer who has seen our floor price uses it in the next call, so the seller has to know before that.
    if (!(await until(review.done, '8h'))) {
      await notify(security.superior, { template: 'sensitive-words', stage: 'escalation', danger: true });
    }
  },
});
