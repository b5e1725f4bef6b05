import { intent, localTime, matches, mentions, nextTime, notify, policy, quote, until } from 'posthorn';
import { buyersInAmerica, buyersInEurope } from '../lists.ts';
import { sales } from '../people.ts';
import { zoneOf } from '../zones.ts';

const haggling = [
  'target price',
  'best price',
  'counter offer',
  'counteroffer',
  'price reduction',
  'discount',
  'Zielpreis',
  'precio objetivo',
  '目标价',
  'Preisnachlass',
  'prix cible',
];

export default policy({
  title: 'Buyer names a price: answer while they sit at their desk',
  owner: 'sales',
  on: 'mail.received',
  priority: 'high',
  // With a figure in it, it is an offer that somebody has to accept or refuse. Without one it is talk.
  when: ({ mail }) =>
    (buyersInEurope.has(mail.from.root) || buyersInAmerica.has(mail.from.root)) &&
    mentions(mail, haggling) &&
    matches(mail, /(USD|EUR|US\$|€)\s?\d|\d\s?(美元|欧元|USD|EUR|€)/),
  async run({ mail }) {
    // Their figure and ours side by side: what the list says for that quantity, and what is on the shelf.
    const wish = await intent(mail);
    const first = await quote(mail, sales.lead);
    const zone = zoneOf(mail.from.root);
    const there = await localTime(zone);
    const clock = `${there.weekday} ${there.hour}:${there.minute < 10 ? '0' : ''}${there.minute}`;
    switch (there.weekday) {
      case 'saturday':
      case 'sunday':
        // Nobody reads it there before Monday, and a hasty yes on a weekend only shows that we are hungry.
        await notify(sales.lead, {
          text: `${mail.from.name} names a price. It is ${clock} there: Monday morning will do. ${mail.subject} (${wish.summary})`,
          priority: 'normal',
          quote: first,
        });
        return;
      case 'friday':
        await notify(sales.lead, {
          text: `${mail.from.name} names a price. It is ${clock} there, their last day this week. ${mail.subject} (${wish.summary})`,
          priority: 'urgent',
          quote: first,
        });
        break;
      default:
        await notify(sales.lead, {
          text: `${mail.from.name} names a price. It is ${clock} there: answer within 2 hours. ${mail.subject} (${wish.summary})`,
          quote: first,
        });
    }
    if (await until(mail.answered, '2h')) return;
    await notify(sales, { template: 'price-waiting', stage: 'reminder' });
    // After their office has closed the buyer goes on with whoever did answer.
    const closing = await nextTime('17:00', zone);
    if (!(await until(mail.answered, { by: closing }))) {
      await notify(sales.superior, { template: 'price-waiting', stage: 'escalation' });
    }
  },
});
