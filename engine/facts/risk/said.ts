import type { Mail } from '../mail.ts';
import type { Reason, Text } from './reason.ts';

/**
 * What nobody's word excuses: another account, another hand in the thread, and what comes from elsewhere than it shows. A thief can make
 * somebody say that a mail is fine; accounts are known by the list alone.
 */
const BEYOND_WORDS: ReadonlySet<string> = new Set([
  'account-changed',
  'account-unusual',
  'account-foreign',
  'account-new',
  'asks-change',
  'asks-change-free',
  'reply-unusual',
  'thread-stranger',
  'thread-look-alike',
  'auth-dmarc',
  'auth-own',
]);

const BAD_SENDER = 30;
const BAD_DOMAIN = 15;

const WORDS: { readonly [what in 'fine' | 'bad']: { readonly [about in 'sender' | 'domain']: Text } } = {
  fine: {
    sender: {
      en: 'You said on {it} that mails of this sender are fine: what was found then does not count again.',
      zh: '您于 {it} 确认该发件人的邮件正常：当时发现的理由不再计分。',
    },
    domain: {
      en: 'You said on {it} that mails of this domain are fine: what was found then counts half.',
      zh: '您于 {it} 确认该域名的邮件正常：当时发现的理由减半计分。',
    },
  },
  bad: {
    sender: { en: 'You said on {it} that a mail of this sender was bad.', zh: '您于 {it} 认定该发件人的邮件有问题。' },
    domain: { en: 'You said on {it} that a mail of this domain was bad.', zh: '您于 {it} 认定该域名的邮件有问题。' },
  },
};

/**
 * What somebody's word about earlier mails of the sender changes. "Fine" takes back what was found when it was said, and nothing else; it is
 * not heard at all where the mail has what no word excuses.
 *
 * @param found all that was found in the mail
 */
export function saidOf({ history: { said } }: Mail, found: readonly Reason[]): readonly Reason[] {
  if (!said) return [];
  const { verdict, about, at } = said;
  const points = verdict === 'bad' ? (about === 'sender' ? BAD_SENDER : BAD_DOMAIN) : -takenBack(said, found);
  if (!points) return [];
  const evidence = at.slice(0, 10);
  const words = WORDS[verdict][about];
  const say = (text: string) => text.replace('{it}', evidence);
  return [{ code: `said-${verdict}`, points, text: say(words.en), textZh: say(words.zh), evidence }];
}

function takenBack(
  { about, reasons }: { readonly about: 'sender' | 'domain'; readonly reasons: readonly string[] },
  found: readonly Reason[],
): number {
  if (found.some(({ code }) => BEYOND_WORDS.has(code))) return 0;
  const again = found.filter(({ code, points }) => points > 0 && reasons.includes(code));
  const sum = again.reduce((total, { points }) => total + points, 0);
  return about === 'sender' ? sum : Math.floor(sum / 2);
}
