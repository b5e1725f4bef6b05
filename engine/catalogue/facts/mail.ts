import type { FactGroup } from '../entry.ts';
import { boolean, instant, listOf, maybe, number, oneOf, string, who } from '../type.ts';
import { words } from '../words.ts';
import { address } from './address.ts';
import { attachment } from './attachment.ts';
import { auth } from './auth.ts';
import { delivery } from './delivery.ts';
import { history } from './history.ts';
import { link } from './link.ts';
import { account, amount } from './money.ts';
import { risk } from './risk.ts';
import { hop, invitation } from './way.ts';

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
    quotedText: {
      type: string,
      words: words(
        'quoted text',
        '引用的历史',
        'The earlier mails that it quotes, without the marks before their lines.',
        '所引用的历史邮件，不含行首标记。',
      ),
      example: 'On Monday you wrote: … the container',
    },
    forwardedText: {
      type: string,
      words: words(
        'forwarded text',
        '转发内容',
        'What it forwards: in its own text, and mails that are attached.',
        '转发的内容：正文中的，以及作为附件的邮件。',
      ),
      example: 'Begin forwarded message: …',
    },
    signature: {
      type: string,
      words: words(
        'signature',
        '签名',
        'What stands below `-- `, or below a phrase that closes a letter.',
        '`-- ` 或信末套语之后的内容。',
      ),
      example: 'Li Wei, Forwarder Ltd., +86 21 5555 0100',
    },
    hiddenText: {
      type: string,
      words: words(
        'hidden text',
        '隐藏文字',
        'What stands in the HTML and nobody sees: hidden elements, letters without size or of the colour behind them.',
        'HTML 中存在而读者看不到的文字：隐藏元素、零字号或与背景同色的文字。',
      ),
      example: 'mail.hiddenText.length > 2000',
    },
    normalText: {
      type: string,
      words: words(
        'text for comparison',
        '归一化文字',
        'Subject and text in lower case as a hurried reader takes them: without accents and invisible characters, letters of other alphabets as the Latin ones that they look like. To find words that are disguised.',
        '主题与正文的归一化形式（小写）：去除变音符与不可见字符，形似拉丁字母的其他字母还原为拉丁字母，用于查找伪装的词语。',
      ),
      example: "mail.normalText.includes('verify your account')",
    },
    disguises: {
      type: listOf(oneOf('invisible', 'styled', 'mixed', 'direction')),
      words: words(
        'disguises',
        '文字伪装',
        'How its words are hidden from programs: invisible characters inside of words, styled letters, words of mixed alphabets, a changed direction.',
        '文字如何躲避程序识别：词内不可见字符、花体字母、混合字母表、改变的文字方向。',
      ),
      example: "mail.disguises.includes('mixed')",
    },
    isHtml: {
      type: boolean,
      words: words('has HTML', '含 HTML', 'What is shown of it is HTML.', '所显示的是 HTML。'),
      example: 'mail.isHtml',
    },
    pictures: {
      type: number,
      words: words('pictures', '图片数', 'How many pictures its HTML shows.', 'HTML 中显示的图片数量。'),
      example: 'mail.pictures > 0',
    },
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
    auth: {
      type: auth,
      words: words(
        'authenticity',
        '真实性',
        'Whether it comes from where it says, as servers that are believed have found, or our own check.',
        '邮件是否确实来自其所称来源：由受信任的服务器或自行验证得出。',
      ),
      example: "mail.auth.dmarc === 'pass'",
    },
    history: {
      type: history,
      words: words(
        'history of the sender',
        '发件人历史',
        'What earlier mails say of the sender: kept from the day on which a policy asks for it or for the risk.',
        '此前邮件中关于该发件人的情况；自有策略查询此项或风险之日起记录。',
      ),
      example: 'mail.history.mails > 0',
    },
    risk: {
      type: risk,
      words: words(
        'risk',
        '风险',
        'How likely it is a fraud, judged from what it is, what `lists/known.csv` says and what earlier mails were, without a network.',
        '欺诈可能性，依据邮件本身、`lists/known.csv` 与此前邮件判断，不需联网。',
      ),
      example: "mail.risk.level === 'suspicious'",
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
