import { failure, notify, policy } from 'posthorn';
import { book, creditLimit, orderNumber } from '../extensions/ledger.ts';
import { meyer } from '../people.ts';

export default policy({
  title: 'An order came: book it, if the customer is good for it',
  owner: 'meyer',
  on: 'mail.received',
  // The fact is asked outside, and only about mails that name an order.
  when: ({ mail }) => orderNumber(mail.subject) !== undefined && creditLimit(mail.from.root) >= 1000,
  async run({ mail }) {
    const order = orderNumber(mail.subject) ?? '';
    await notify(meyer, { text: `${mail.from.name} orders: ${order}` });
    try {
      const booked = await book({ customer: mail.from.root, order });
      await notify(meyer, { text: `${order} is line ${booked.line} of the ledger`, stage: 'reminder' });
    } catch (error) {
      await notify(meyer, { text: `${order} is not in the ledger: ${failure(error).message}`, stage: 'escalation' });
    }
  },
});
