import { count, matches, mentions, policy } from 'posthorn';
import { isFrom, phrases, speaksOf, urgent } from '../helpers.ts';
import { rivals } from '../lists.ts';

export default policy({
  title: 'Helpers of the language and of the rules',
  owner: 'purchasing',
  on: 'mail.received',
  when: ({ mail }) =>
    urgent(mail) ||
    speaksOf(mail, ['telex release']) ||
    mail.to.some((a) => isFrom(a, 'ours.example')) ||
    mentions(mail.subject, 'invoice') ||
    mentions(mail, phrases) ||
    matches(mail, /[A-Z]{4}\d{7}/) ||
    matches(mail.subject, /^re:/i) ||
    rivals.has(mail.from.root) ||
    count('mail.received', { of: mail.from.address, within: '15m' }) >= 5,
  async run() {},
});
