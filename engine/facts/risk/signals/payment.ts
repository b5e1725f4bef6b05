import { distanceOf } from '../../likeness/likeness.ts';
import { FREE_MAIL } from '../../links/services.ts';
import { parseAddresses } from '../../mime/address.ts';
import { Problems } from '../../problems.ts';
import type { Case } from '../case.ts';
import { signal } from '../signal.ts';

/** Fraud without links: somebody else's name, an old thread, another account. */
export const PAYMENT = [
  signal(
    'account-changed',
    40,
    'The account to pay to is not the one that is known of this sender, or that the thread names: {it}.',
    '收款账户与该发件人已知的或往来邮件中的不同：{it}。',
    (mail) => changedAccount(mail),
  ),
  signal(
    'account-foreign',
    18,
    'The account belongs to another partner: {it}.',
    '该账户属于另一合作方：{it}。',
    ({ mail, known, from }) => {
      const found = known.accounts.find(
        ({ number, of }) =>
          of !== from.root && of !== from.domain && mail.accounts.some((account) => account.number === number),
      );
      return found &&
        !known.accounts.some(({ number, of }) => number === found.number && (of === from.root || of === from.domain))
        ? found.number
        : undefined;
    },
  ),
  signal(
    'account-wrong',
    8,
    'The check digits of an account are wrong: {it}.',
    '账户校验位错误：{it}。',
    ({ mail }) => mail.accounts.find(({ isValid }) => !isValid)?.number,
  ),
  signal('asks-change', 14, 'It says that an account has changed: “{it}”.', '称收款账户已变更：“{it}”。', (mail) =>
    mail.asks('change'),
  ),
  signal('asks-payment', 5, 'It is about a payment: “{it}”.', '涉及付款：“{it}”。', (mail) => mail.asks('payment')),
  signal(
    'asks-secrecy',
    9,
    'It wants to be kept secret, or not to be asked about: “{it}”.',
    '要求保密或不要询问：“{it}”。',
    (mail) => (wantsMoney(mail) ? mail.asks('secret') : undefined),
  ),
  signal(
    'asks-secrecy-free',
    18,
    'A private mailbox wants money, and that nobody hears of it.',
    '由免费邮箱要求付款并保密。',
    (mail) => mail.isFreeMail && mail.asks('payment') !== undefined && mail.asks('secret') !== undefined,
  ),
  signal(
    'asks-hush',
    16,
    'It wants money moved, and nobody to be told, not even inside: “{it}”.',
    '要求付款，却不许告诉任何人：“{it}”。',
    (mail) => (wantsMoney(mail) && !mail.isOwn ? mail.asks('hush') : undefined),
  ),
  signal(
    'asks-errand',
    14,
    'Somebody is in need of a quick favour and cannot talk: “{it}”.',
    '请求尽快帮忙且不便通话：“{it}”。',
    (mail) => (mail.mail.text.length < 1_500 && !mail.isOwn && !mail.mail.isBulk ? mail.asks('errand') : undefined),
  ),
  signal(
    'asks-change-free',
    16,
    'A free mailbox or another reply address speaks about an account.',
    '由免费邮箱或另一回复地址提出账户事宜。',
    (mail) => (mail.asks('change') !== undefined && (mail.isFreeMail || isElsewhere(mail)) ? true : undefined),
  ),
  signal(
    'asks-errand-hidden',
    16,
    'It wants something done at once by somebody who may not ask back.',
    '要求立即办理，却不让人回电核实。',
    (mail) =>
      mail.isFreeMail &&
      mail.asks('errand') !== undefined &&
      /(?:no|not|n.t|cannot) (?:be able to )?(?:call|talk|phone|speak|take calls)|in a meeting|whatsapp|(?:cell|mobile|phone) number|by (?:e-?)?mail only|just (?:reply|e-?mail)|不方便接?电话|开会|勿打电话/.test(
        mail.text,
      ),
  ),
  signal(
    'account-new',
    12,
    'It names the account that is to be the new one: {it}.',
    '写明了所谓的新账户：{it}。',
    (mail) => {
      const theirs = [...mail.known.accounts.map(({ number }) => number), ...mail.quotedAccounts];
      return mail.asks('change')
        ? mail.mail.accounts.find(({ number }) => !theirs.includes(number))?.number
        : undefined;
    },
  ),
  signal(
    'pay-or-else',
    9,
    'It names an account to pay to, and threatens: “{it}”.',
    '写明收款账户并加以威胁：“{it}”。',
    (mail) => {
      const theirs = mail.known.accounts.map(({ number }) => number);
      return mail.mail.accounts.some(({ number }) => !theirs.includes(number)) ? mail.asks('threat') : undefined;
    },
  ),
  signal(
    'thread-stranger',
    38,
    'It goes on with a thread in the name of {it}, whose address there is another one.',
    '以 {it} 的名义延续往来，但其在原邮件中的地址不同。',
    (mail) => strangerIn(mail),
  ),
  signal(
    'thread-look-alike',
    42,
    'It goes on with a thread from a domain that is made to look like the one there: {it}.',
    '延续往来的发件域名仿冒原邮件中的域名：{it}。',
    (mail) => lookAlikeIn(mail),
  ),
];

const wantsMoney = (mail: Case) =>
  mail.asks('payment') !== undefined ||
  mail.asks('change') !== undefined ||
  mail.asks('gift') !== undefined ||
  mail.asks('errand') !== undefined;

const isElsewhere = ({ from, replyTo }: Case) => replyTo !== undefined && replyTo.root !== from.root;

/** Other than the accounts that are known of the sender; where none are, than those that the quoted mails name. */
export function changedAccount(mail: Case): string | undefined {
  const named = mail.payableAccounts;
  if (!named.length) return undefined;
  const theirs = mail.knownAccounts;
  const earlier = theirs.length ? theirs : mail.quotedAccounts;
  // One that is known beside a new one is a list of accounts, with a new one in it.
  return earlier.length ? named.find((number) => !earlier.includes(number)) : undefined;
}

/** Mailboxes that the quoted mails name, as programs write them above what they quote. */
function quotedPeople({ mail }: Case) {
  const lines = mail.body.text.slice(0, 60_000).match(/[^\n<>;,:]{0,80}<[^<>\s@]{1,64}@[^<>\s]{3,190}>/g) ?? [];
  return parseAddresses(
    lines
      .slice(0, MOST_PEOPLE)
      .map((line) =>
        line
          .replace(/^.*(?:from|von|de|da|发件人|寄件者)\s*[:：]?\s*/i, '')
          .replace(/^(?:on|am|le|el|在|于)\b.*,\s*/i, ''),
      )
      .join(', '),
    new Problems(),
  );
}

const MOST_PEOPLE = 50;

const bare = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The sender's name stands in the thread with another domain, and the sender's domain does not. */
function strangerIn(mail: Case): string | undefined {
  const name = bare(mail.from.name);
  if (name.length < 2 || mail.mail.isBulk) return undefined;
  const people = quotedPeople(mail);
  if (people.some(({ root }) => root === mail.from.root)) return undefined;
  // A private mailbox instead of the company's is what thieves use, and what people use on a journey.
  return people.find((one) => one.root !== mail.from.root && bare(one.name).endsWith(name) && !FREE_MAIL.has(one.root))
    ?.name;
}

/** A domain of the thread that the sender's is nearly. */
function lookAlikeIn(mail: Case): string | undefined {
  const { root } = mail.from;
  if (!root || mail.isPartner || mail.isOwn) return undefined;
  const roots = [...new Set(quotedPeople(mail).map((one) => one.root))].filter(
    (one) => one && one !== root && !FREE_MAIL.has(one),
  );
  return roots.find((one) => isNear(one, root));
}

/** What is longer is no domain (RFC 1035, section 2.3.4). */
const LONGEST_NAME = 253;

function isNear(a: string, b: string): boolean {
  const [first = '', second = ''] = [a, b].map((root) => root.slice(0, Math.max(1, root.lastIndexOf('.'))));
  if (first.length < 5 || second.length < 5 || first.length > LONGEST_NAME || second.length > LONGEST_NAME)
    return false;
  return first !== second
    ? distanceOf(first, second) <= (first.length > 8 ? 2 : 1) ||
        first.replaceAll('-', '') === second.replaceAll('-', '')
    : true;
}
