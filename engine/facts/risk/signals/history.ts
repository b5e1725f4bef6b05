import type { Case } from '../case.ts';
import { signal } from '../signal.ts';
import { changedAccount } from './payment.ts';

/** Who writes from so many mails on has habits. */
const HABIT = 3;
/** Whose mails name more accounts pays others, and has no usual one. */
const MOST_USUAL = 5;
/** Who shares a name with more addresses shares that of a role or a list. */
const MOST_NAMESAKES = 2;
/** From so many mails on, a sender is a regular one. */
const REGULAR = 5;

/** What is another way than in earlier mails. Where nobody has looked at these, nothing is said. */
export const HISTORY = [
  signal(
    'account-unusual',
    40,
    'The account to pay to is not one that earlier mails of this sender named: {it}.',
    '收款账户与该发件人此前邮件中的不同：{it}。',
    (mail) => unusualAccount(mail),
  ),
  signal(
    'reply-unusual',
    22,
    'Answers go to {it}; those to earlier mails of this sender went to another address.',
    '回复将发往 {it}，与该发件人此前邮件的回复地址不同。',
    ({ mail, from, replyTo }) => {
      const { mails, replyTo: usual } = mail.history;
      const isOther = replyTo?.root && replyTo.root !== from.root && !usual.endsWith(`@${replyTo.domain}`);
      return mails >= HABIT && usual && isOther && !mail.isBulk ? replyTo.address : undefined;
    },
  ),
  signal(
    'first-alike',
    22,
    'Nobody has written from this domain before, and it is close to {it}, which is known.',
    '该域名首次来信，且与已知域名 {it} 相近。',
    (mail) => {
      const { history } = mail.mail;
      if (!history.isKnown || history.domainMails > 0 || mail.isOwn || mail.isPartner) return undefined;
      return mail.likenessToOurs(mail.from.domain) ?? (history.resembles || undefined);
    },
  ),
  signal(
    'first-namesake',
    28,
    'A stranger with the name of somebody who wrote from {it} is after money or a favour.',
    '陌生地址使用曾从 {it} 来信者的姓名，并涉及钱款或请求帮忙。',
    (mail) => namesakeOf(mail),
  ),
];

/** It counts little: a thief may write from the mailbox of a regular sender. */
export const REGULARS = [
  signal(
    'regular',
    -8,
    'Its sender has written often, and it is proved to be theirs.',
    '发件人经常来信，且已验证确由其发出。',
    ({ mail }) => mail.history.mails >= REGULAR && mail.authenticity.dmarc === 'pass',
  ),
];

/** What the list of known accounts says of a sender stands above what his mails have said; and nothing is said twice. */
export function unusualAccount(mail: Case): string | undefined {
  const { accounts } = mail.mail.history;
  if (!accounts.length || accounts.length > MOST_USUAL || mail.knownAccounts.length) return undefined;
  if (changedAccount(mail) !== undefined) return undefined;
  return mail.payableAccounts.find((number) => !accounts.includes(number));
}

function namesakeOf(mail: Case): string | undefined {
  const { history, isBulk, accounts } = mail.mail;
  const { namesakes, mails } = history;
  if (mails > 0 || isBulk || mail.isOwn || mail.isPartner) return undefined;
  if (!namesakes.length || namesakes.length > MOST_NAMESAKES) return undefined;
  const isAfterSomething =
    accounts.length > 0 ||
    (['payment', 'change', 'gift', 'errand'] as const).some((what) => mail.asks(what) !== undefined);
  return isAfterSomething ? namesakes[0] : undefined;
}
