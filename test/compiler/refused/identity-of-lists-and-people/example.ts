import { flag, policy } from 'posthorn';
import { chen, li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    if (mail.to === mail.cc || li === chen || [] !== mail.languages) {
      await flag('seen');
    }
  },
});
