import type { Fields } from '../../type.ts';
import { instant, listOf, maybe, number, string } from '../../type.ts';
import { words } from '../../words.ts';
import { address } from '../address.ts';
import { hop } from '../way.ts';

/** How it came. */
export const TRANSPORT: Fields = {
  hops: {
    type: listOf(hop),
    words: words(
      'way',
      '传输路径',
      'The servers that it passed, the last one first (Received). All but the first line is hearsay.',
      '所经过的服务器，最近的在前（Received）。除第一行外均不可尽信。',
    ),
    example: 'mail.hops.length',
  },
  sentBy: {
    type: maybe(address),
    words: words(
      'envelope sender',
      '信封发件人',
      'Where reports about it go (SMTP MAIL FROM, Return-Path); absent where nobody tells, or it is empty.',
      '退信返回的地址（SMTP MAIL FROM、Return-Path）；未知或为空则没有。',
    ),
    example: 'mail.sentBy?.root !== mail.from.root',
  },
  answers: {
    type: listOf(string),
    words: words(
      'thread',
      '所在会话',
      'Message-IDs of the earlier mails of its thread, the first one first; their number is its place in the thread.',
      '会话中更早邮件的 Message-ID，最早的在前；其数量即在会话中的位置。',
    ),
    example: 'mail.answers.length > 3',
  },
  list: {
    type: string,
    words: words(
      'mailing list',
      '邮件列表',
      'The name of the list that it came by (List-Id); empty where there is none.',
      '所经邮件列表的名称（List-Id），没有则为空。',
    ),
    example: 'announce.lists.example',
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
};
