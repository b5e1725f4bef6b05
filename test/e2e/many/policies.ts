/** Tells Li at once of mails whose subject has the word. */
export const telling = (word: string) => `
import { notify, policy } from 'posthorn';
import { li } from './people.ts';
export default policy({
  title: 'Told',
  owner: 'sales',
  on: 'mail.received',
  priority: 'urgent',
  when: ({ mail }) => mail.subject.includes('${word}'),
  async run({ mail }) {
    await notify(li, { text: \`\${mail.subject}\` });
  },
});
`;
