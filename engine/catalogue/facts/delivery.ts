import { boolean, listOf, object, oneOf, string } from '../type.ts';
import { words } from '../words.ts';

const recipient = object('Undelivered', {
  address: {
    type: string,
    words: words('address', '地址', 'The recipient; empty where the report names none.', '收件人；报告未写明则为空。'),
    example: 'orders@buyer.example',
  },
  status: {
    type: string,
    words: words(
      'status',
      '状态码',
      'Enhanced status (RFC 3463); empty where there is none.',
      '增强状态码（RFC 3463），没有则为空。',
    ),
    example: '5.1.1',
  },
  reply: {
    type: string,
    words: words('reply', '应答码', 'Reply of SMTP; empty where there is none.', 'SMTP 应答码，没有则为空。'),
    example: '550',
  },
  reason: {
    type: oneOf(
      ...'userunknown hostunknown hasmoved notaccept mailboxfull suspend filtered rejected blocked spamdetected virusdetected policyviolation authfailure mesgtoobig exceedlimit expired networkerror systemerror toomanyconn norelaying feedback vacation delivered onhold undefined'.split(
        ' ',
      ),
    ),
    words: words('reason', '原因', 'Why it was not delivered, in a word.', '未能投递的原因（一个词）。'),
    example: 'mailboxfull',
  },
  isHard: {
    type: boolean,
    words: words(
      'is hard',
      '硬退',
      'Nothing will be delivered there, however often it is sent.',
      '该地址无论重发多少次都无法投递。',
    ),
    example: 'mail.delivery?.recipients.some((r) => r.isHard)',
  },
});

/** A report about a mail of ours. */
export const delivery = object('Delivery', {
  kind: {
    type: oneOf('bounce', 'delay', 'delivered', 'feedback', 'vacation'),
    words: words(
      'kind',
      '种类',
      'Not delivered, delayed, delivered, a complaint of its reader, or an answer in absence.',
      '退信、延迟、已送达、收件人投诉，或休假自动回复。',
    ),
    example: 'bounce',
  },
  messageId: {
    type: string,
    words: words(
      'about',
      '所指邮件',
      'Message-ID of the mail that it is about; empty where it quotes none.',
      '所指邮件的 Message-ID，没有则为空。',
    ),
    example: 'a1b2@elmwood.example',
  },
  recipients: {
    type: listOf(recipient),
    words: words('recipients', '收件人', 'What became of each copy; at most 100.', '每个收件人的结果，最多 100 个。'),
    example: "mail.delivery?.recipients.some((r) => r.reason === 'userunknown')",
  },
});
