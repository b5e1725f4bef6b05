import type { Fields } from '../../type.ts';
import { listOf, maybe, string } from '../../type.ts';
import { words } from '../../words.ts';
import { attachment } from '../attachment.ts';
import { link } from '../link.ts';
import { account, amount } from '../money.ts';
import { invitation } from '../way.ts';

/** What stands in it: links, files, sums, accounts, dates. */
export const CONTENT: Fields = {
  links: {
    type: listOf(link),
    words: words(
      'links',
      '链接',
      'Links that a reader can follow: of HTML, of its forms, and addresses that stand in the text. At most 1,000.',
      '读者可点击的链接：HTML 链接、表单以及正文中的网址，最多 1,000 个。',
    ),
    example: 'mail.links.some((l) => l.isShortened)',
  },
  attachments: {
    type: listOf(attachment),
    words: words('attachments', '附件', 'Attached files, inline images left out.', '附件，不含内嵌图片。'),
    example: "mail.attachments.some((a) => a.name.endsWith('.pdf'))",
  },
  invitation: {
    type: maybe(invitation),
    words: words(
      'invitation',
      '日程邀请',
      'The calendar entry that it brings; absent where there is none.',
      '邮件所带的日历日程；没有则为空。',
    ),
    example: "mail.invitation?.method === 'request'",
  },
  amounts: {
    type: listOf(amount),
    words: words(
      'amounts',
      '金额',
      'Sums of money with their currency that the text names, in their order.',
      '正文中带币种的金额，按出现顺序。',
    ),
    example: 'mail.amounts.some((a) => a.value >= 10000)',
  },
  accounts: {
    type: listOf(account),
    words: words(
      'accounts',
      '收款账户',
      'Accounts that the text names: IBANs, bank cards, account numbers, wallets.',
      '正文中的账户：IBAN、银行卡、账号、钱包地址。',
    ),
    example: "mail.accounts.some((a) => a.kind === 'iban')",
  },
  dates: {
    type: listOf(string),
    words: words(
      'dates',
      '提到的日期',
      'Dates with a year that the text names, as YYYY-MM-DD, in their order.',
      '正文中带年份的日期（YYYY-MM-DD），按出现顺序。',
    ),
    example: "mail.dates.includes('2026-03-09')",
  },
};
