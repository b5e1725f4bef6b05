import { policy, sendMail, until } from 'posthorn';

export default policy({
  title: 'Example',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const draft = { to: mail.from.address, subject: 'x', text: 'y' };
    await sendMail(draft);
    const sent = await sendMail({ to: mail.to, subject: 'x', text: 'y', cc: 'z' });
    if (await until(sent.bunced, '1d')) return;
    if (sent.delivered) return;
  },
});
