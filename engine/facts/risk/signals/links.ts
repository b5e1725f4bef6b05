import type { Link } from '../../links/links.ts';
import { FREE_MAIL, WORKPLACES } from '../../links/services.ts';
import { brandInHost, isOneBrand } from '../brands.ts';
import type { Case } from '../case.ts';
import { signal } from '../signal.ts';
import { isCheap, isNameApart } from './sender.ts';

const first = ({ mail }: Case, is: (link: Link) => boolean): string | undefined => mail.links.find(is)?.url;

/** Links that a reader would follow: neither those of pictures' makers nor of standards. */
const ours = ({ mail }: Case): readonly Link[] =>
  mail.links.filter(({ root }) => !/^(?:w3\.org|schema\.org|microsoft\.com|schemas\..*)$/.test(root));

/** Where it leads. */
export const LINKS = [
  signal(
    'link-look-alike',
    40,
    'A link leads to a domain made to look like {it}.',
    '链接指向仿冒 {it} 的域名。',
    (mail) => {
      for (const { host } of mail.mail.links.slice(0, MOST_COMPARED)) {
        const likeness = mail.likeness(host);
        if (likeness?.isClear) return likeness.of;
      }
      return undefined;
    },
  ),
  signal(
    'link-brand-host',
    24,
    'A link leads to a domain that has a known name in it and is not theirs: {it}.',
    '链接的域名含有知名名称但并非其所有：{it}。',
    (mail) =>
      mail.mail.links.slice(0, MOST_COMPARED).find(({ host, root, isHosted }) => !isHosted && brandInHost(host, root))
        ?.host,
  ),
  signal(
    'link-misleading',
    8,
    'A link shows one domain and leads to another: {it}.',
    '链接显示一个域名而指向另一个：{it}。',
    ({ mail }) => {
      const link = mail.links.find(({ isMisleading }) => isMisleading);
      return link && `${link.shownRoot} → ${link.root}`;
    },
  ),
  signal(
    'link-pretends',
    14,
    "A link shows the sender's or a known domain and leads elsewhere: {it}.",
    '链接显示发件方或已知域名却指向别处：{it}。',
    (mail) => {
      const link = mail.mail.links.find(
        ({ isMisleading, shownRoot, root }) =>
          isMisleading &&
          (shownRoot === mail.from.root || [...mail.own, ...mail.known.partners].includes(shownRoot)) &&
          !root.startsWith(shownRoot.split('.')[0]!),
      );
      return link && !mail.mail.isBulk ? `${link.shownRoot} → ${link.root}` : undefined;
    },
  ),
  signal('link-ip', 16, 'A link leads to a bare IP address: {it}.', '链接指向 IP 地址：{it}。', (mail) =>
    first(mail, ({ isIp }) => isIp),
  ),
  signal(
    'link-credentials',
    25,
    'A link hides its host behind a user name: {it}.',
    '链接用用户名掩盖真实主机：{it}。',
    (mail) => first(mail, ({ hasCredentials }) => hasCredentials),
  ),
  signal(
    'link-punycode',
    14,
    'A link leads to a host with letters of another alphabet: {it}.',
    '链接主机含其他字母表的字符：{it}。',
    (mail) => first(mail, ({ isPunycode }) => isPunycode),
  ),
  signal(
    'link-shortened',
    11,
    'A link is shortened, so that nobody sees where it leads: {it}.',
    '使用短链接，看不出实际去向：{it}。',
    (mail) => first(mail, ({ isShortened, root }) => isShortened && root !== mail.from.root),
  ),
  signal(
    'link-hosted',
    13,
    'A link leads to a page that anybody can put up: {it}.',
    '链接指向任何人都可搭建的页面：{it}。',
    (mail) => first(mail, ({ isHosted, root }) => isHosted && root !== mail.from.root),
  ),
  signal(
    'link-redirect',
    4,
    'A link passes through {it} to another domain.',
    '链接经由 {it} 跳转至另一域名。',
    (mail) =>
      mail.mail.links.find(({ leadsTo, root }) => leadsTo !== '' && leadsTo !== root && leadsTo !== mail.from.root)
        ?.root,
  ),
  signal(
    'link-cheap',
    12,
    'A link leads to a domain with an ending that mostly throw-away domains have: {it}.',
    '链接指向一次性域名常见后缀：{it}。',
    (mail) => mail.mail.links.find(({ root }) => isCheap(root) && root !== mail.from.root)?.root,
  ),
  signal(
    'link-recipient',
    14,
    "A link carries the receiver's address: {it}.",
    '链接中带有收件人的地址：{it}。',
    (mail) => {
      const addresses = [...mail.mail.addresses('to'), ...mail.mail.addresses('delivered-to')]
        .slice(0, 5)
        .map(({ address }) => address);
      return mail.mail.isBulk
        ? undefined
        : first(mail, ({ url }) => addresses.some((address) => address.length > 5 && carries(url, address)));
    },
  ),
  signal(
    'link-only-elsewhere',
    20,
    'It is a page whose links lead to one or two domains, none of them the sender’s: {it}.',
    '邮件为网页形式，链接只指向一两个域名，且都不是发件方的：{it}。',
    (mail) => (mail.mail.body.isHtml && !isAnswer(mail) && !isWorkplace(mail) ? elsewhere(mail) : undefined),
  ),
  signal(
    'link-workplace',
    8,
    'Its links lead to a service where everybody may share: {it}.',
    '链接指向任何人都可共享内容的服务：{it}。',
    (mail) => (mail.mail.body.isHtml && !isAnswer(mail) && isWorkplace(mail) ? elsewhere(mail) : undefined),
  ),
  signal(
    'link-none-own',
    10,
    'Its links lead to many domains, none of them the sender’s.',
    '链接指向多个域名，但没有一个属于发件方。',
    (mail) => mail.mail.body.isHtml && !mail.mail.isBulk && !isAnswer(mail) && hasNoOwn(mail),
  ),
  signal(
    'link-text-elsewhere',
    4,
    'Its links lead to a domain that is not the sender’s: {it}.',
    '链接指向的域名不是发件方的：{it}。',
    (mail) => (mail.mail.body.isHtml || mail.mail.isBulk ? undefined : elsewhere(mail)),
  ),
  signal(
    'link-call',
    7,
    'Few words, and a link to follow.',
    '寥寥数语，引导点击链接。',
    ({ mail }) => mail.body.isHtml && mail.links.length > 0 && mail.links.length <= 4 && mail.text.length < 900,
  ),
  signal(
    'link-stranger',
    6,
    'Neither the sender’s name nor any link has to do with the domain that it comes from.',
    '发件人名称和所有链接都与发件域名无关。',
    (mail) => isNameApart(mail) && elsewhere(mail) !== undefined && !isAnswer(mail) && !isWorkplace(mail),
  ),
  signal(
    'link-picture',
    14,
    'It is little more than a picture with a link: {it}.',
    '几乎只有一张带链接的图片：{it}。',
    (mail) => {
      const letters = mail.mail.text.replace(/\s/g, '').length;
      return mail.mail.body.pictures > 0 && letters < 250 ? elsewhere(mail) : undefined;
    },
  ),
  signal('link-many-one', 7, 'Every link is the same one: {it}.', '所有链接都是同一个：{it}。', (mail) => {
    const urls = mail.mail.body.links.filter(({ href }) => /^https?:/i.test(href)).map(({ href }) => href);
    return urls.length >= 3 && new Set(urls).size === 1 ? urls[0] : undefined;
  }),
  signal(
    'link-form',
    4,
    'It has a form to be filled in, which is sent to {it}.',
    '邮件含有需填写的表单，发送至 {it}。',
    ({ mail, from }) => mail.body.forms.find((action) => /^https?:/i.test(action) && !action.includes(from.root)),
  ),
  signal(
    'link-script',
    25,
    'A link is a program or a page in itself: {it}.',
    '链接本身是脚本或内嵌页面：{it}。',
    ({ mail }) =>
      mail.body.links.find(({ href }) => /^\s*(?:javascript|data|vbscript):/i.test(href))?.href.slice(0, 40),
  ),
  signal('link-free-sender', 10, 'A free mailbox sends a link to {it}.', '免费邮箱发来指向 {it} 的链接。', (mail) => {
    const link =
      mail.isFreeMail && !mail.mail.isBulk
        ? ours(mail).find(({ root }) => !FREE_MAIL.has(root) && root !== mail.from.root)
        : undefined;
    return link && (mail.asks('access') || mail.asks('threat') || mail.asks('prize') || mail.asks('parcel'))
      ? link.root
      : undefined;
  }),
];

const MOST_COMPARED = 100;

/** The domains of all links, where none is the sender's or ours, and they are one or two. */
function elsewhere(mail: Case): string | undefined {
  const roots = new Set(ours(mail).map(({ root }) => root));
  return roots.size > 0 && roots.size <= 2 && ![...roots].some((root) => isHis(root, mail))
    ? [...roots].join(', ')
    : undefined;
}

const isWorkplace = (mail: Case) => ours(mail).every(({ root }) => WORKPLACES.has(root));

/** Likewise where they are more. */
function hasNoOwn(mail: Case): boolean {
  const roots = new Set(ours(mail).map(({ root }) => root));
  return roots.size > 2 && roots.size < 20 && ![...roots].some((root) => isHis(root, mail));
}

/** Whether a link to there is what one expects of this sender. */
function isHis(root: string, { from, own }: Case): boolean {
  const shown = /@((?:[\w-]+\.)+[a-z]{2,})/i.exec(from.name)?.[1] ?? '';
  return (
    root === from.root ||
    own.includes(root) ||
    labelOf(root) === labelOf(from.root) ||
    shown.endsWith(root) ||
    isOneBrand(root, from.root)
  );
}

const labelOf = (root: string) => root.split('.')[0];

const isAnswer = ({ mail }: Case) => mail.message.headers.has('in-reply-to') && mail.newPart.quoted !== '';

/** As it is, escaped, or in Base64. */
function carries(url: string, address: string): boolean {
  const low = url.toLowerCase();
  return (
    low.includes(address) || low.includes(address.replace('@', '%40')) || url.includes(base64(address).slice(0, -4))
  );
}

function base64(text: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let made = '';
  for (let at = 0; at < text.length; at += 3) {
    const bits = (text.charCodeAt(at) << 16) | ((text.charCodeAt(at + 1) || 0) << 8) | (text.charCodeAt(at + 2) || 0);
    for (const shift of [18, 12, 6, 0]) made += letters[(bits >> shift) & 63];
  }
  return made;
}
