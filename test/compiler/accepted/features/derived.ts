import { count, matches, mentions, notify, policy } from 'posthorn';
import { isCarrier, phrases } from '../helpers.ts';
import { carriers } from '../lists.ts';
import { li } from '../people.ts';

export default policy({
  title: 'Questions about the mail inside run',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    if (mentions(mail, phrases)) await notify(li, { text: 'phrase' });
    if (mentions(mail, phrases) && matches(mail.subject, /urgent/i)) await notify(li, { text: 'urgent' });
    const often = count('mail.received', { of: mail.from.address, within: '1h' });
    for (const a of mail.cc) {
      if (mentions(mail, a.name) || carriers.has(a.domain)) await notify(li, { text: `${often}` });
    }
    if (isCarrier(mail)) await notify(li, { text: 'carrier' });
  },
});
