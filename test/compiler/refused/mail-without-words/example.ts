import { policy, sendMail } from 'posthorn';

export default policy({
  title: 'Example',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await sendMail({ to: mail.from.address });
    await sendMail({ to: mail.from.address, subject: 'x' });
    await sendMail({ to: mail.from.address, template: 'nte' });
  },
});
