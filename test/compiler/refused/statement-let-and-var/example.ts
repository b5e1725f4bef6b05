import { policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    let a = 1;
    var b = 2;
  },
});
