import { policy } from 'posthorn';

export default policy({
    title: 'A case',
    owner: 'li',
    on: 'mail.received',
  run({ mail }) {
    return;
  },
});
