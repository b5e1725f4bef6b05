import { all, createTask, mentions, nextTime, notify, policy, until } from 'posthorn';
import { isOurs } from '../company.ts';
import { customs, service, zhou } from '../people.ts';
import { zoneOf } from '../zones.ts';

const returns = [
  '退货',
  '退换货',
  'return request',
  'return the goods',
  'send it back',
  'RMA',
  'Rücksendung',
  'retour de marchandise',
];
const wrongGoods = ['发错货', '错发', '颜色不对', 'wrong item', 'wrong colour', 'wrong color', 'falsch geliefert'];
const badGoods = ['质量问题', '破损', 'damaged', 'defective', 'beschädigt', 'endommagé'];

export default policy({
  title: 'Customer wants to send goods back',
  owner: 'service',
  on: 'mail.received',
  priority: 'normal',
  when: ({ mail }) => !isOurs(mail.from.root) && !mail.isBulk && !mail.isAutomatic && mentions(mail, returns),
  async run({ mail }) {
    const reason = mentions(mail, wrongGoods) ? 'wrong' : mentions(mail, badGoods) ? 'bad' : 'other';
    switch (reason) {
      case 'wrong':
        // Our mistake: the right goods go out at once, whatever becomes of the wrong ones.
        await notify(service.lead, { template: 'return-wrong-goods', priority: 'high' });
        break;
      case 'bad':
        // Freight home costs more than a chair. Photographs first; often a credit note is cheaper for both.
        await notify([zhou, customs.lead], { template: 'return-bad-goods' });
        break;
      default:
        await notify(zhou, { template: 'return-request' });
    }
    const rma = await createTask({ in: 'oa', title: `Return (${reason}): ${mail.subject}`, assign: service });
    // The customer looks at ten in the morning of their own clock: by then there is a number for the parcel and an answer.
    const morning = await nextTime('10:00', zoneOf(mail.from.root));
    if (!(await until(all(rma.done, mail.answered), { by: morning }))) {
      await notify(service.lead, { template: 'return-request', stage: 'reminder' });
    }
  },
});
