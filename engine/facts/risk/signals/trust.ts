import type { Case } from '../case.ts';
import { signal } from '../signal.ts';
import { unusualAccount } from './history.ts';
import { changedAccount } from './payment.ts';

/** What a check of its authenticity found, where there was one. */
export const CHECKED = [
  signal(
    'auth-dmarc',
    24,
    'It does not come from the domain that it shows (DMARC failed).',
    '并非来自其所示域名（DMARC 未通过）。',
    ({ mail }) => mail.authenticity.dmarc === 'fail',
  ),
  signal(
    'auth-spf',
    8,
    'The server that sent it may not send for that domain (SPF failed).',
    '发信服务器未获该域名授权（SPF 未通过）。',
    ({ mail }) => mail.authenticity.spf === 'fail' && mail.authenticity.dkim !== 'pass',
  ),
  signal(
    'auth-own',
    30,
    'It bears our own domain, and nothing proves that it is ours.',
    '使用本公司域名，但无法证明确由本公司发出。',
    ({ mail, isOwn }) => isOwn && mail.authenticity.by !== '' && mail.authenticity.dmarc !== 'pass',
  ),
];

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
  signal(
    'partner',
    -15,
    'Its sender is known.',
    '发件人为已知对象。',
    // Whoever has broken into the mailbox of somebody who is known is not to be known for him.
    (mail) =>
      (mail.isPartner || mail.isOwn) &&
      mail.mail.authenticity.dmarc !== 'fail' &&
      changedAccount(mail) === undefined &&
      unusualAccount(mail) === undefined,
  ),
];

const isConversation = ({ mail }: Case) => mail.message.headers.has('in-reply-to') && mail.newPart.quoted.length > 20;
