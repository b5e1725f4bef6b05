import { comparable, disguisesOf } from '../../text/disguise.ts';
import type { Case } from '../case.ts';
import { signal } from '../signal.ts';

/** Whether there is something to do for the reader: follow a link, open a file, answer, telephone. */
const canAct = ({ mail }: Case) =>
  mail.links.length > 0 || mail.attachments.length > 0 || /\+?\d[\d\s().-]{8,}\d/.test(mail.text);

/** Patterns that an honest mail of a list or of a program would not need. */
const ask = (code: string, points: number, what: Parameters<Case['asks']>[0], en: string, zh: string) =>
  signal(code, points, en, zh, (mail) => (canAct(mail) ? mail.asks(what) : undefined));

/** What it says, and how it hides that. */
export const CONTENT = [
  signal(
    'text-mixed',
    24,
    'Words are written with letters of two alphabets that look the same.',
    '词语混用外形相同的两种字母表。',
    ({ disguises }) => disguises.includes('mixed'),
  ),
  signal(
    'text-invisible',
    14,
    'Words are broken up by characters that nobody sees.',
    '词语被不可见字符拆开。',
    ({ disguises }) => disguises.includes('invisible'),
  ),
  signal(
    'text-styled',
    14,
    'Words are written in letters that programs do not read.',
    '使用程序难以识别的花体字母。',
    ({ disguises }) => disguises.includes('styled'),
  ),
  signal('text-direction', 18, 'The direction of reading is turned somewhere.', '文字方向被反转。', ({ subject }) =>
    disguisesOf(subject).includes('direction'),
  ),
  signal(
    'text-hidden',
    10,
    'More text is hidden than shown.',
    '隐藏的文字多于可见文字。',
    ({ mail }) => mail.body.hidden.length > 400 && mail.body.hidden.length > mail.body.text.length,
  ),
  ask(
    'asks-access',
    12,
    'access',
    'It asks to prove who one is, or to sign in: “{it}”.',
    '要求验证身份或登录：“{it}”。',
  ),
  signal(
    'asks-handover',
    26,
    'It asks to be sent what nobody honest asks for by mail: “{it}”.',
    '要求通过邮件提供任何正当机构都不会索要的信息：“{it}”。',
    (mail) => (mail.isOwn ? undefined : mail.asks('handover')),
  ),
  ask('asks-threat', 10, 'threat', 'It threatens with a loss or a deadline: “{it}”.', '以损失或期限相威胁：“{it}”。'),
  ask('asks-prize', 9, 'prize', 'It promises a gift or a prize: “{it}”.', '许诺礼物或奖品：“{it}”。'),
  signal('asks-fortune', 22, 'It promises money from a stranger: “{it}”.', '许诺来自陌生人的钱财：“{it}”。', (mail) =>
    mail.asks('fortune'),
  ),
  ask('asks-parcel', 8, 'parcel', 'A parcel is said to wait for something: “{it}”.', '称包裹正在等待处理：“{it}”。'),
  ask(
    'asks-storage',
    12,
    'storage',
    'A mailbox is said to be full or to hold mail back: “{it}”.',
    '称邮箱已满或有邮件被扣留：“{it}”。',
  ),
  ask('asks-document', 5, 'document', 'A document is said to wait: “{it}”.', '称有文件待查看：“{it}”。'),
  signal('asks-gift-cards', 30, 'It asks to buy gift cards: “{it}”.', '要求购买礼品卡：“{it}”。', (mail) =>
    mail.asks('gift'),
  ),
  signal(
    'asks-extortion',
    40,
    'It threatens to publish something and wants cryptocurrency.',
    '威胁公开隐私并索要加密货币。',
    ({ mail }) =>
      mail.accounts.some(({ kind }) => kind === 'wallet') &&
      /record|webcam|camera|video|hack/.test(mail.text.toLowerCase())
        ? true
        : undefined,
  ),
  signal('greets-nobody', 7, 'It does not know its reader’s name: “{it}”.', '不知道收件人的姓名：“{it}”。', (mail) =>
    mail.asks('stranger'),
  ),
  signal('greets-address', 12, 'It greets its reader by his address.', '以邮箱地址称呼收件人。', ({ mail }) => {
    const [to] = mail.addresses('to');
    const start = mail.text.slice(0, 300).toLowerCase();
    return Boolean(
      to?.local &&
        to.local.length > 2 &&
        to.local.length <= LONGEST_LOCAL &&
        (start.includes(to.address) ||
          new RegExp(`(?:dear|hello|hi|hey|ola|hola|bonjour|hallo),?\\s+${escaped(to.local)}\\b`).test(start)),
    );
  }),
  signal(
    'subject-code',
    6,
    'Its subject ends in a code, as if to be told apart from its copies: {it}.',
    '主题以代码结尾，似为区分群发副本：{it}。',
    ({ subject }) =>
      /(?:[#:\-–|[(]\s?|\s)((?=[a-z0-9-]*\d)(?=[a-z0-9-]*[a-z])[a-z0-9-]{6,}|\d{6,})[\])]?$/i.exec(subject.trim())?.[1],
  ),
  signal('subject-shouts', 7, 'Its subject shouts.', '主题语气夸张。', ({ subject }) => {
    const letters = subject.match(/\p{Lu}|\p{Ll}/gu) ?? [];
    const capitals = subject.match(/\p{Lu}/gu)?.length ?? 0;
    return (
      (letters.length > 12 && capitals / letters.length > 0.7) ||
      /!{2,}|[\u{1f300}-\u{1faff}\u2600-\u27bf]/u.test(subject)
    );
  }),
  signal(
    'subject-false-reply',
    8,
    'Its subject says that it answers or forwards, but there is no earlier mail.',
    '主题标为回复或转发，但没有更早的邮件。',
    ({ mail, subject }) =>
      /^\s*(?:re|aw|fwd?|sv|回复|转发|答复)\s*[:：]/i.test(subject) &&
      !mail.message.headers.has('references') &&
      !mail.message.headers.has('in-reply-to') &&
      mail.newPart.quoted === '' &&
      mail.newPart.forwarded === '' &&
      !mail.isBulk,
  ),
  signal('subject-empty', 5, 'It has no subject.', '没有主题。', ({ subject }) => comparable(subject) === ''),
];

/** RFC 5321, section 4.5.3.1.1. */
const LONGEST_LOCAL = 64;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
