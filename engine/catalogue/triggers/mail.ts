import type { TriggerEntry } from '../entry.ts';
import { words } from '../words.ts';

export const mailTriggers: readonly TriggerEntry[] = [
  {
    name: 'mail.received',
    gives: ['mail'],
    words: words(
      'a mail came in',
      '收到邮件',
      'A mail reached a watched mailbox or listener.',
      '邮件到达受监视的邮箱或监听器。',
    ),
  },
  {
    name: 'mail.sent',
    gives: ['mail'],
    words: words(
      'a mail was sent',
      '发出邮件',
      'Somebody of ours sent a mail: it lies in the folder of sent mail of a watched account. An answer of the other side is `mail.answered`.',
      '我方有人发出邮件：它位于受监视账户的已发送文件夹。对方的回复即 `mail.answered`。',
    ),
  },
  {
    name: 'mail.bounced',
    gives: ['mail'],
    words: words(
      'a mail bounced',
      '邮件被退回',
      'A delivery report about a mail of ours came in (RFC 3464).',
      '收到我方邮件的投递失败报告（RFC 3464）。',
    ),
  },
];
