import type { Case } from '../case.ts';
import { signal } from '../signal.ts';

/** What speaks for a mail. A fraud can have all of it but the last, so that it never outweighs what is clear. */
export const TRUST = [
  signal('list', -14, 'It came by a mailing list: {it}.', '经由邮件列表：{it}。', ({ mail }) =>
    mail.message.headers.has('list-id') || mail.message.headers.has('list-post')
      ? mail.message.headers.text('list-id') || true
      : undefined,
  ),
  signal(
    'own-links',
    -8,
    'Its links lead to the domain of its sender.',
    '链接指向发件方自己的域名。',
    ({ mail, from, pretended }) => {
      const { links } = mail;
      const theirs = links.filter(({ root }) => root === from.root).length;
      return pretended.length === 0 && links.length > 0 && theirs * 2 >= links.length;
    },
  ),
  signal('conversation', -8, 'It answers a mail that it quotes.', '是对所引用邮件的回复。', (mail) =>
    isConversation(mail),
  ),
  signal('partner', -15, 'Its sender is known.', '发件人为已知对象。', ({ isPartner, isOwn }) => isPartner || isOwn),
];

const isConversation = ({ mail }: Case) => mail.message.headers.has('in-reply-to') && mail.newPart.quoted.length > 20;
