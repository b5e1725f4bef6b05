import { any, failure, nextTime, notify, policy, sendMail, until } from 'posthorn';
import { li } from '../people.ts';

export default policy({
  title: 'Mail of our own',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await sendMail({ to: mail.from.address, subject: `Re: ${mail.subject}`, text: 'Thank you.' });
    try {
      const morning = await nextTime('09:00', 'America/Chicago');
      const sent = await sendMail({ to: mail.from.address, template: 'note', language: 'zh', at: morning });
      if (await until(any(sent.bounced, sent.delivered), '2d')) return;
      await notify(li, { text: `No word about ${sent.messageId}` });
    } catch (error) {
      await notify(li, { text: failure(error).message });
    }
  },
});
