import type { Fields } from '../../type.ts';
import { listOf, maybe, who } from '../../type.ts';
import { words } from '../../words.ts';
import { address } from '../address.ts';

/** Who wrote it, and to whom. */
export const PEOPLE: Fields = {
  from: {
    type: address,
    words: words('sender', '发件人', 'The first mailbox of From.', 'From 里的第一个邮箱。'),
    example: 'mail.from.domain',
  },
  to: {
    type: listOf(address),
    words: words('recipients', '收件人', 'The mailboxes of To.', 'To 里的邮箱。'),
    example: "mail.to.some((a) => a.domain === 'ours.example')",
  },
  cc: {
    type: listOf(address),
    words: words('copies', '抄送', 'The mailboxes of Cc.', 'Cc 里的邮箱。'),
    example: 'mail.cc.length',
  },
  addressees: {
    type: who,
    words: words(
      'addressees',
      '收件的本公司人员',
      'Persons of ours whom it was sent to: those whose mail address in the directory stands in To or Cc. Looked up when an alert is made.',
      '收到该邮件的本公司人员：通讯录中的邮箱出现在 To 或 Cc 里的人，生成提醒时查找。',
    ),
    example: 'await notify(mail.addressees, { … })',
  },
  replyTo: {
    type: maybe(address),
    words: words('reply address', '回复地址', 'The first mailbox of Reply-To.', 'Reply-To 里的第一个邮箱。'),
    example: 'mail.replyTo?.domain',
  },
};
