import { createTask, flag, localTime, notify, policy, together } from 'posthorn';
import { anna, li } from '../people.ts';

export default policy({
  title: 'Branches',
  owner: 'li',
  on: 'mail.bounced',
  async run({ mail }) {
    const kind = mail.size > 10_000 ? 'large' : 'small';
    switch (kind) {
      case 'large':
        await flag('important');
        break;
      case 'small': {
        const there = await localTime(anna);
        switch (there.weekday) {
          case 'saturday':
          case 'sunday':
            return;
          default:
            await notify(li, { text: there.weekday });
        }
      }
    }
    if (mail.isReply) {
      await notify(li, { text: 'reply' });
    } else if (mail.isForward && mail.replyTo) {
      await notify(li, { text: mail.replyTo.address });
    } else {
      await notify(anna, { text: 'new' });
    }
    await together(
      async () => {
        await createTask({ in: 'oa', title: 'one' });
      },
      async () => {
        const alert = await notify(li, { text: 'two' });
        if (alert.told.length === 0) return;
        await flag('flagged');
      },
    );
  },
});
