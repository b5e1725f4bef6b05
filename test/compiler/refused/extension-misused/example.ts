import { notify, policy } from 'posthorn';
import { createInvoice, creditLimit, isVip } from './extensions/erp.ts';
import { li } from './people.ts';

export default policy({
  title: 'Misused',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) => isVip(mail.from) && creditLimit() > 3 && isVip(mail.subject, 'x') && createInvoice({}),
  async run({ mail }) {
    const made = await createInvoice({ custommer: mail.from.domain, amount: '12', lines: [{ sku: 1 }] });
    await notify(li, { text: made.ur });
    for (const to of mail.to) {
      const limit = creditLimit(to.domain);
    }
    const vip = await isVip(mail.subject);
    createInvoice({ customer: 'a', amount: 1, lines: [] });
    const f = isVip;
  },
});
