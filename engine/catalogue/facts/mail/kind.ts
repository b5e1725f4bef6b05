import type { Fields } from '../../type.ts';
import { boolean, listOf, maybe, string } from '../../type.ts';
import { words } from '../../words.ts';
import { delivery } from '../delivery.ts';

/** What kind of mail it is, and in which language. */
export const KIND: Fields = {
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
  delivery: {
    type: maybe(delivery),
    words: words(
      'delivery report',
      '投递报告',
      'What it reports about a mail of ours; absent for a mail that is no report.',
      '它对我方邮件的报告；不是报告则没有。',
    ),
    example: "mail.delivery?.kind === 'bounce'",
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
  language: {
    type: string,
    words: words(
      'language',
      '语言',
      'The language that the text is mostly in (ISO 639-1); empty where it cannot be told.',
      '正文的主要语言（ISO 639-1），无法判断则为空。',
    ),
    example: "mail.language === 'de'",
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
};
