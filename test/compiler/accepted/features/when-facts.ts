import { policy } from 'posthorn';

export default policy({
  title: 'Facts of every kind',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail: m }) =>
    m.from.domain === 'a.example' &&
    (m.size > 1_000 || m.subject.length <= 3 || !m.isReply) &&
    m.replyTo?.domain !== 'b.example' &&
    (m.replyTo === undefined || m.replyTo.root.endsWith('.example')) &&
    m.to.some((a) => a.local === 'sales' || m.cc.every((b) => b.address !== a.address)) &&
    m.attachments.filter((a) => a.name.toLowerCase().endsWith('.pdf')).length > 0 &&
    m.languages.includes('zh') &&
    m.to[0]?.name !== '' &&
    (m.date ?? m.receivedAt) < '2030-01-01T00:00:00Z' &&
    (m.replyTo ? m.replyTo.name : m.from.name).trim() !== '',
  async run() {},
});
