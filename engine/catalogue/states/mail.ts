import type { StateEntry } from '../entry.ts';
import { words } from '../words.ts';

const untracked = ['smtp', 'folder'];
/** Of what we sent only the answer is seen. */
const untrackedOfSent = [...untracked, 'sent'];

export const mailStates: readonly StateEntry[] = [
  {
    name: 'mail.read',
    on: 'event',
    untracked: untrackedOfSent,
    words: words(
      'read',
      '已读',
      'Somebody opened the mail: its \\Seen flag is set.',
      '有人打开了邮件：已置 \\Seen 标志。',
    ),
  },
  {
    name: 'mail.answered',
    on: 'event',
    untracked,
    words: words(
      'answered',
      '已回复',
      'The mail was answered: its \\Answered flag, or a mail of ours in its thread.',
      '邮件已回复：\\Answered 标志，或同一会话中我方的邮件。',
    ),
  },
  {
    name: 'mail.moved',
    on: 'event',
    untracked: untrackedOfSent,
    words: words('moved', '已移动', 'The mail left the mailbox for another one.', '邮件已移到另一个邮箱文件夹。'),
  },
  {
    name: 'mail.deleted',
    on: 'event',
    untracked: untrackedOfSent,
    words: words('deleted', '已删除', 'The mail was deleted.', '邮件已删除。'),
  },
];
