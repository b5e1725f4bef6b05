import { move, nextTime, policy, until } from 'posthorn';
import { office } from '../people.ts';

export default policy({
  title: 'Promotions tidy themselves away',
  owner: 'office',
  on: 'mail.received',
  priority: 'low',
  // However loudly it shouts: what goes to a mailing list is not urgent for anybody in particular.
  when: ({ mail }) => mail.isBulk && !mail.isReply,
  async run({ mail }) {
    // Whoever cares for trade fairs and freight rates has the working day to look at it.
    const closing = await nextTime('18:00', office.lead);
    if (await until(mail.read, { by: closing })) return;
    try {
      await move('Promotions');
    } catch {
      // It did not come by IMAP, or somebody was faster: it stays where it is, which harms nobody.
    }
  },
});
