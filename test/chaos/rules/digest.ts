import { mentions, notify, policy } from 'posthorn';
import { wang } from './people.ts';

export default policy({
  title: 'Gathered',
  owner: 'desk',
  on: 'mail.received',
  when: ({ mail }) => mentions(mail.subject, ['digest']),
  async run({ mail }) {
    // The pause is longer than anything is away: a repeat after a kill still finds its summary.
    await notify(wang, { text: mail.subject, digest: { key: 'news', wait: '5s', every: '40s' } });
  },
});
