import { rootOf } from '../../domain.ts';
import { plainLook } from '../../likeness/confusable.ts';
import { FREE_MAIL } from '../../links/services.ts';
import { comparable, disguisesOf } from '../../text/disguise.ts';
import { brandInHost, brandsIn, isOfBrand } from '../brands.ts';
import type { Case } from '../case.ts';
import { signal } from '../signal.ts';

const ADDRESS = /[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})/i;

/** Who writes, and in whose name. */
export const SENDER = [
  signal(
    'sender-look-alike',
    45,
    "The sender's domain is made to look like {it}.",
    '发件域名仿冒 {it}。',
    (mail) => look(mail, mail.from.domain, true) ?? look(mail, mail.replyTo?.domain ?? '', true),
  ),
  signal(
    'sender-near',
    18,
    "The sender's domain is close to {it}, which is known.",
    '发件域名与已知域名 {it} 相近。',
    (mail) => look(mail, mail.from.domain, false) ?? look(mail, mail.replyTo?.domain ?? '', false),
  ),
  signal(
    'sender-brand',
    26,
    'It comes in the name of {it}, from a domain that is not theirs.',
    '以 {it} 的名义发出，但域名并非其所有。',
    ({ pretended, mail }) => (mail.from.domain ? pretended[0]?.name : undefined),
  ),
  signal(
    'sender-brand-host',
    22,
    "The sender's domain has the name of {it} in it, and is not theirs.",
    '发件域名含有 {it} 的名称，但并非其所有。',
    ({ from }) => brandInHost(from.domain, from.root)?.name,
  ),
  signal(
    'sender-two-addresses',
    25,
    'The name of the sender shows another address: {it}.',
    '发件人显示名中是另一个地址：{it}。',
    ({ from, mail }) => {
      const [address, domain = ''] = ADDRESS.exec(from.name) ?? [];
      const root = rootOf(domain.toLowerCase());
      // Programs that forward for others write so, too; then the links are those of whom the name shows.
      const isHis = mail.links.length > 0 && mail.links.every((link) => link.root === root);
      return domain && root !== from.root && !isHis ? address : undefined;
    },
  ),
  signal(
    'sender-person',
    35,
    'It bears the name of {it}, whose address is another one.',
    '使用了 {it} 的姓名，但地址并非其本人。',
    (mail) => personOf(mail),
  ),
  signal(
    'sender-as-us',
    18,
    'It comes from outside in the name of our own company or its e-mail service: {it}.',
    '来自外部，却以本公司或其邮件系统的名义：{it}。',
    (mail) => asUs(mail),
  ),
  signal(
    'as-us-asks',
    14,
    'It comes from outside in our own name, and is about money or access.',
    '来自外部却以本公司名义，且涉及钱款或账户权限。',
    (mail) =>
      asUs(mail) !== undefined &&
      (['payment', 'change', 'gift', 'access'] as const).some((what) => mail.asks(what) !== undefined),
  ),
  signal(
    'sender-self',
    18,
    'It pretends to come from the address that it was sent to.',
    '伪称由收件地址本身发出。',
    ({ from, mail }) =>
      from.address !== '' && mail.addresses('to').length === 1 && mail.addresses('to')[0]?.address === from.address,
  ),
  signal(
    'sender-strange',
    8,
    "The sender's address looks made up by a program: {it}.",
    '发件地址像是程序随机生成的：{it}。',
    ({ from }) => (isRandom(from.local) || isRandom(labelOf(from.root)) ? from.address : undefined),
  ),
  signal(
    'sender-cheap',
    10,
    "The sender's domain has an ending that mostly throw-away domains have: {it}.",
    '发件域名使用一次性域名常见的后缀：{it}。',
    ({ from }) => (isCheap(from.root) ? from.root : undefined),
  ),
  signal(
    'sender-none',
    16,
    'The sender has no address that could be answered.',
    '发件人没有可回复的地址。',
    ({ from }) => !/^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i.test(from.address),
  ),
  signal(
    'sender-disguised',
    22,
    'The name of the sender is written in disguised letters: {it}.',
    '发件人名称使用了伪装字符：{it}。',
    ({ from }) => (disguisesOf(from.name).length > 0 || isStyledName(from.name) ? from.name : undefined),
  ),
  signal(
    'reply-elsewhere',
    9,
    'Answers go to another domain: {it}.',
    '回复会发往另一个域名：{it}。',
    ({ mail, from, replyTo }) =>
      replyTo?.root && replyTo.root !== from.root && !FREE_MAIL.has(replyTo.root) && !mail.isBulk
        ? replyTo.address
        : undefined,
  ),
  signal(
    'reply-free',
    24,
    'A company seems to write, but answers go to a free mailbox: {it}.',
    '看似公司来信，但回复发往免费邮箱：{it}。',
    ({ from, replyTo, isOwn }) =>
      replyTo &&
      replyTo.address !== from.address &&
      FREE_MAIL.has(replyTo.domain) &&
      from.root !== replyTo.root &&
      !isOwn
        ? replyTo.address
        : undefined,
  ),
  signal(
    'sender-name-apart',
    6,
    'The name of the sender has nothing in common with the address: {it}.',
    '发件人名称与其地址毫无关联：{it}。',
    (mail) => (isNameApart(mail) ? `${mail.from.name} <${mail.from.address}>` : undefined),
  ),
  signal(
    'subject-brand',
    10,
    'Its subject speaks for {it}, to whom the sender does not belong.',
    '主题以 {it} 的名义，但发件人并不属于该机构。',
    ({ subject, from, named }) =>
      named.length
        ? undefined
        : brandsIn(comparable(subject), false).find((brand) => !isOfBrand(from.root, brand))?.name,
  ),
];

/** A page with links whose sender's name and address share no word. */
export function isNameApart({ mail, from }: Case): boolean {
  const words = plainLook(from.name).match(/[a-z]{4,}/g) ?? [];
  const isApart = words.length > 0 && !words.some((word) => from.address.includes(word.slice(0, 5)));
  return isApart && mail.body.isHtml && mail.links.length > 0;
}

/** The sender's name, where it has that of our company in it. */
function asUs({ from, own, isOwn }: Case): string | undefined {
  const name = plainLook(from.name).replace(/[^a-z0-9]/g, '');
  const us = own.map((domain) => domain.split('.')[0]!).find((label) => label.length >= 4 && name.includes(label));
  return us && !isOwn && !own.includes(from.root) ? from.name : undefined;
}

function look(mail: Case, domain: string, isClear: boolean): string | undefined {
  if (!domain || mail.isOwn || mail.isPartner) return undefined;
  const likeness = mail.likeness(domain);
  if (!likeness) return isClear ? regularBehind(mail, domain) : undefined;
  if (likeness.isClear !== isClear) return undefined;
  // A neighbour of a world's brand is most often nobody's; of ours, somebody's plan.
  return isClear ? likeness.of : mail.likenessToOurs(domain);
}

/** Somebody who writes regularly, and whom nobody has put on the list. */
function regularBehind({ mail, from }: Case, domain: string): string | undefined {
  const { resembles, isLookAlike } = mail.history;
  return domain === from.domain && isLookAlike ? resembles : undefined;
}

function personOf({ known, from, isOwn }: Case): string | undefined {
  const name = plainLook(from.name)
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  if (!name || isOwn) return undefined;
  const theirs = known.people.filter((person) => sameName(name, person.name));
  return theirs.length && !theirs.some(({ address }) => address === from.address) ? theirs[0]!.name : undefined;
}

/** In any order of its words, and with titles around it. */
function sameName(name: string, of: string): boolean {
  const wanted = plainLook(of).match(/\p{L}+/gu) ?? [];
  if (!wanted.length || (wanted.length === 1 && wanted[0]!.length < 2)) return false;
  const words = new Set(name.split(' '));
  return wanted.every((word) => words.has(word)) || (wanted.length === 1 && name.includes(wanted[0]!));
}

const labelOf = (root: string) => root.split('.')[0] ?? '';

/** Long runs without vowels, or digits between letters: nobody remembers such a name. */
function isRandom(text: string): boolean {
  const bare = text.toLowerCase();
  // Bounce addresses of mailing programs carry the receiver in them.
  if (
    bare.length < 8 ||
    /[#=+]|(?:\..*){3}/.test(bare) ||
    /^(?:bounce|reply|no-?reply|unsubscribe|return|msprvs|prvs)/.test(bare)
  )
    return false;
  const turns = bare.match(/[a-z]\d|\d[a-z]/g)?.length ?? 0;
  const run = Math.max(0, ...(bare.match(/[bcdfghjklmnpqrstvwxz]{5,}/g) ?? []).map(({ length }) => length));
  return turns >= 4 || run >= 6 || /^[0-9a-f]{16,}$/.test(bare) || (/\d{6,}/.test(bare) && /[a-z]/.test(bare));
}

/** Endings that cost next to nothing, or nothing, and that the block lists are full of. */
const CHEAP = new Set(
  'xyz top click icu shop online site store live fun club buzz work rest cyou cfd sbs bond quest monster gq tk ml cf ga pw link support cam beauty hair skin makeup lol mom autos boats homes one today world life space website press host zip mov best vip win bid loan review stream download racing party trade date men science faith accountant cricket wang ren uno digital email group services solutions ltd center company news wiki pro asia su'.split(
    ' ',
  ),
);
export const isCheap = (root: string): boolean => CHEAP.has(root.slice(root.lastIndexOf('.') + 1));

/** Marks that real names do not begin or end with: `★ Bank ★`, `✅Verified`. */
const isStyledName = (name: string) =>
  /[\u2600-\u27bf\u{1f300}-\u{1faff}]|[\u24b6-\u24e9\u{1d400}-\u{1d7ff}]/u.test(name);
