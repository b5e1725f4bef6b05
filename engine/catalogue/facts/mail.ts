import type { FactGroup } from '../entry.ts';
import { boolean, instant, listOf, maybe, number, object, string } from '../type.ts';
import { words } from '../words.ts';
import { address } from './address.ts';

const attachment = object('Attachment', {
  name: {
    type: string,
    words: words(
      'file name',
      '文件名',
      'The decoded file name; empty where there is none.',
      '解码后的文件名，没有则为空。',
    ),
    example: 'invoice.pdf',
  },
  type: {
    type: string,
    words: words('media type', '媒体类型', 'The declared media type in lower case.', '声明的媒体类型（小写）。'),
    example: 'application/pdf',
  },
  size: {
    type: number,
    words: words('size', '大小', 'Decoded size in bytes.', '解码后的字节数。'),
    example: '48213',
  },
});

/** What the engine knows about a mail. Extracted by `engine/facts`, one for one. */
export const mail: FactGroup = {
  name: 'mail',
  words: words('mail', '邮件', 'The mail that the event is about.', '触发事件的邮件。'),
  fields: {
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
    replyTo: {
      type: maybe(address),
      words: words('reply address', '回复地址', 'The first mailbox of Reply-To.', 'Reply-To 里的第一个邮箱。'),
      example: 'mail.replyTo?.domain',
    },
    subject: {
      type: string,
      words: words('subject', '主题', 'The decoded subject; empty where there is none.', '解码后的主题，没有则为空。'),
      example: '清关异常 / customs hold MSKU1234565',
    },
    text: {
      type: string,
      words: words(
        'text',
        '正文',
        'What the sender wrote and a reader sees: the new part and what it forwards, without quoted history and signature. HTML is read as text.',
        '发件人所写且读者可见的内容：新写部分及其转发内容，不含引用的历史与签名。HTML 按文字读取。',
      ),
      example: 'Your container is held by customs.',
    },
    fullText: {
      type: string,
      words: words(
        'whole text',
        '全部正文',
        'All visible text, quoted history and signature included.',
        '全部可见文字，包括引用的历史与签名。',
      ),
      example: 'Your container is held … > On Monday you wrote:',
    },
    attachments: {
      type: listOf(attachment),
      words: words('attachments', '附件', 'Attached files, inline images left out.', '附件，不含内嵌图片。'),
      example: "mail.attachments.some((a) => a.name.endsWith('.pdf'))",
    },
    date: {
      type: maybe(instant),
      words: words('date', '日期', 'What the Date header says.', 'Date 头所写的时间。'),
      example: '2026-03-02T08:15:00Z',
    },
    receivedAt: {
      type: instant,
      words: words('received', '收到时间', 'When Posthorn took the mail in.', 'Posthorn 收到邮件的时间。'),
      example: '2026-03-02T08:15:04Z',
    },
    mailbox: {
      type: string,
      words: words(
        'mailbox',
        '所在邮箱',
        'The watched mailbox or listener that the mail came by, as the configuration names it.',
        '邮件到达的受监视邮箱或监听器，按配置中的名称。',
      ),
      example: 'sales/INBOX',
    },
    size: {
      type: number,
      words: words('size', '大小', 'Size of the raw message in bytes.', '原始邮件的字节数。'),
      example: '18230',
    },
    messageId: {
      type: string,
      words: words(
        'Message-ID',
        'Message-ID',
        'Without angle brackets; empty where there is none.',
        '不含尖括号，没有则为空。',
      ),
      example: 'a1b2@forwarder.example',
    },
    isReply: {
      type: boolean,
      words: words(
        'is a reply',
        '是回复',
        'It names an earlier mail (In-Reply-To, References).',
        '引用了更早的邮件（In-Reply-To、References）。',
      ),
      example: 'mail.isReply',
    },
    isForward: {
      type: boolean,
      words: words('is forwarded', '是转发', 'Its text carries a forwarded mail.', '正文带有被转发的邮件。'),
      example: 'mail.isForward',
    },
    isAutomatic: {
      type: boolean,
      words: words(
        'is automatic',
        '是自动邮件',
        'An automatic reply or report (Auto-Submitted, Precedence and the like; RFC 3834).',
        '自动回复或报告（Auto-Submitted、Precedence 等，RFC 3834）。',
      ),
      example: 'mail.isAutomatic',
    },
    isBounce: {
      type: boolean,
      words: words(
        'is a bounce',
        '是退信',
        'A report that a mail could not be delivered (RFC 3464).',
        '邮件无法投递的报告（RFC 3464）。',
      ),
      example: 'mail.isBounce',
    },
    isBulk: {
      type: boolean,
      words: words(
        'is bulk',
        '是群发',
        'Sent to many: List-Id, List-Unsubscribe or Precedence say so.',
        '群发邮件：由 List-Id、List-Unsubscribe 或 Precedence 判断。',
      ),
      example: 'mail.isBulk',
    },
    languages: {
      type: listOf(string),
      words: words(
        'scripts',
        '文字',
        'Languages by the scripts that the text uses: zh, ja, ko, ru, ar, latin …',
        '按正文所用文字判断的语言：zh、ja、ko、ru、ar、latin 等。',
      ),
      example: "mail.languages.includes('zh')",
    },
    problems: {
      type: listOf(string),
      words: words(
        'problems',
        '读取问题',
        'What could not be read, one code each: empty for a sound mail.',
        '无法读取之处，每项一个代码；正常邮件为空。',
      ),
      example: "mail.problems.includes('charset')",
    },
  },
};
