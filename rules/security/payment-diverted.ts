import { mentions, notify, policy } from 'posthorn';
import { isOurs } from '../company.ts';
import { chain } from '../flows/chain.ts';
import { reach } from '../flows/reach.ts';
import { chen, feng, xu } from '../people.ts';

const words = [
  '已被骗',
  '款项被转走',
  'sent to the wrong account',
  'paid to a fraudulent account',
  'account was hacked',
];

export default policy({
  title: 'Money has gone to a stranger',
  owner: 'finance',
  on: 'mail.received',
  priority: 'urgent',
  // While money is under way to a thief, nobody is to be distracted by the same customer's other mails.
  inhibits: { policies: ['sales/*', 'office/*'], about: 'domain' },
  when: ({ mail }) => !isOurs(mail.from.root) && mentions(mail, words),
  async run({ mail, alerts }) {
    // A bank can call a payment back for some hours, and for some hours only: whoever sleeps is called.
    await notify(xu, { template: 'payment-diverted', danger: true, breakThrough: true, identity: true });
    const reached = await reach({ who: [xu, feng], pause: '3m' });
    if (reached) {
      await chain({ mail, alerts, levels: [feng, chen], patience: '30m', holds: '4h', again: [chen], pause: '1h' });
    } else {
      await notify(chen, { template: 'payment-diverted', stage: 'escalation', danger: true, breakThrough: true });
    }
  },
});
