import type { FactGroup } from '../entry.ts';
import { words } from '../words.ts';
import { CONTENT } from './mail/content.ts';
import { JUDGED } from './mail/judged.ts';
import { KIND } from './mail/kind.ts';
import { PEOPLE } from './mail/people.ts';
import { TEXT } from './mail/text.ts';
import { TRANSPORT } from './mail/transport.ts';

/** What the engine knows about a mail. Extracted by `engine/facts`, one for one. */
export const mail: FactGroup = {
  name: 'mail',
  words: words('mail', '邮件', 'The mail that the event is about.', '触发事件的邮件。'),
  fields: { ...PEOPLE, ...TEXT, ...CONTENT, ...TRANSPORT, ...KIND, ...JUDGED },
};
