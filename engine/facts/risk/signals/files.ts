import type { Attachment } from '../../attachments.ts';
import type { Case } from '../case.ts';
import { signal } from '../signal.ts';

const first = ({ mail }: Case, is: (file: Attachment) => boolean): string | undefined => {
  const file = mail.attachments.find(is);
  return file && (file.name || file.type);
};

/** What it brings. */
export const FILES = [
  signal('file-program', 40, 'A file is a program: {it}.', '附件是程序：{it}。', (mail) =>
    first(mail, ({ isProgram }) => isProgram),
  ),
  signal(
    'file-double-ending',
    35,
    'A file hides what it is behind a second ending: {it}.',
    '附件用双扩展名掩盖类型：{it}。',
    (mail) => first(mail, ({ hasDoubleEnding }) => hasDoubleEnding),
  ),
  signal(
    'file-direction',
    40,
    'A file turns the direction of its name: {it}.',
    '附件文件名反转文字方向：{it}。',
    (mail) => first(mail, ({ turnsDirection }) => turnsDirection),
  ),
  signal('file-disguised', 22, 'A file is not what its name says: {it}.', '附件类型与名称不符：{it}。', (mail) =>
    first(mail, ({ isDisguised }) => isDisguised),
  ),
  signal(
    'file-locked',
    26,
    'A file is locked, and the password stands beside it: {it}.',
    '附件已加密且密码就在邮件中：{it}。',
    (mail) =>
      mail.asks('password') ? first(mail, ({ isEncrypted, kind }) => isEncrypted && kind !== 'pdf') : undefined,
  ),
  signal('file-code', 15, 'A document brings macros or scripts: {it}.', '文档含宏或脚本：{it}。', (mail) =>
    first(mail, ({ hasCode, kind }) => hasCode && kind !== 'html' && kind !== 'svg'),
  ),
  signal('file-page', 22, 'A web page is attached as a file: {it}.', '附件是网页文件：{it}。', (mail) =>
    first(
      mail,
      ({ kind, ending }) => kind === 'html' || kind === 'svg' || /^(?:x?html?|svg|shtml|mhtml?)$/.test(ending),
    ),
  ),
  signal(
    'file-alone',
    12,
    'Hardly a word, but a file to open: {it}.',
    '几乎没有正文，只有待打开的附件：{it}。',
    (mail) =>
      mail.mail.text.replace(/\s/g, '').length < 60 && !mail.mail.links.length
        ? first(mail, ({ kind }) => kind === 'pdf' || kind === 'ooxml' || kind === 'ole' || kind === 'html')
        : undefined,
  ),
  signal(
    'file-random',
    18,
    'The name of a file is made up by a program: {it}.',
    '附件名称像是随机生成：{it}。',
    (mail) => first(mail, ({ name }) => isRandomName(name)),
  ),
  signal(
    'file-lure',
    12,
    'A free mailbox that nobody answers sends a file with hardly a word: {it}.',
    '免费邮箱发来几乎没有正文的附件：{it}。',
    (mail) =>
      mail.isFreeMail && !mail.mail.message.headers.has('in-reply-to') && mail.mail.text.length < 400
        ? first(mail, ({ kind }) => kind === 'pdf' || kind === 'html' || kind === 'zip')
        : undefined,
  ),
];

/** Small and capital letters and digits in no order: `Fa0ldxfjHYJ.pdf`. */
function isRandomName(name: string): boolean {
  return (name.replace(/\.[^.]*$/, '').match(/[A-Za-z0-9]{8,}/g) ?? []).some((word) => {
    const turns = word.match(/[a-z](?=[A-Z0-9])|[A-Z](?=[0-9])|[0-9](?=[A-Za-z])|[A-Z](?=[a-z])/g)?.length ?? 0;
    return turns >= 5 && /[a-z]/.test(word) && /[A-Z]/.test(word);
  });
}
