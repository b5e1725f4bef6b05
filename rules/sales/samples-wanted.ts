import { createTask, mentions, nextTime, policy } from 'posthorn';
import { isOurs } from '../company.ts';
import { deliver } from '../flows/deliver.ts';
import { sales } from '../people.ts';
import { zoneOf } from '../zones.ts';

const asks = ['索样', '寄样', '样品申请', 'send us samples', 'order samples', 'swatches', 'Musterbestellung'];

export default policy({
  title: 'A buyer wants samples: our answer is there in their morning',
  owner: 'sales',
  on: 'mail.received',
  // A catalogue offers samples to everybody: no buyer has written it.
  when: ({ mail }) =>
    !isOurs(mail.from.root) && !mail.isReply && !mail.isBulk && !mail.isAutomatic && mentions(mail, asks),
  endsWhen: ({ mail }) => mail.answered,
  async run({ mail }) {
    const morning = await nextTime('09:00', zoneOf(mail.from.root));
    const to = mail.replyTo?.address ?? mail.from.address;
    const arrived = await deliver({
      to,
      template: 'samples-thanks',
      language: 'en',
      at: morning,
      responsible: sales.lead,
    });
    if (!arrived) await createTask({ in: 'oa', title: `Call about samples: ${mail.from.name}`, assign: sales });
  },
});
