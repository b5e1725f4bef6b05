import { move, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    for (const letter of mail.subject) {
      await move(letter);
    }
  },
});
