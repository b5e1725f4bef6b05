import { failure, type Mail, notify, policy } from 'posthorn';
import { createInvoice as bill, closeAccount, creditLimit, isVip, orderNumber } from '../extensions/erp.ts';
import { li } from '../people.ts';

const isGood = (mail: Mail) => isVip(mail.from.address) && creditLimit(mail.from.domain) > 1000;

export default policy({
  title: 'Extensions',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) => isGood(mail) || mail.to.some((to) => isVip(to.address)),
  async run({ mail }) {
    await notify(li, { text: orderNumber(mail.subject) ?? 'no number' });
    const limit = creditLimit(mail.from.domain);
    try {
      const invoice = await bill({
        customer: mail.from.domain,
        amount: limit / 2,
        due: mail.receivedAt,
        lines: [{ sku: orderNumber(mail.subject, 'SO') ?? '', pieces: 1 }],
      });
      await notify(li, { text: `${invoice.id} ${invoice.due ?? 'whenever'}`, stage: 'reminder' });
    } catch (error) {
      if (!failure(error).temporary) await closeAccount({ customer: mail.from.domain });
    }
  },
});
