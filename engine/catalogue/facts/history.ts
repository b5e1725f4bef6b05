import { boolean, instant, listOf, maybe, number, object, oneOf, string } from '../type.ts';
import { words } from '../words.ts';

/** What somebody has said of a sender's mails. */
const said = object('Said', {
  verdict: {
    type: oneOf('fine', 'bad'),
    words: words(
      'verdict',
      '结论',
      'The last word: `fine` or `bad`.',
      '最近一次的结论：`fine`（正常）或 `bad`（欺诈）。',
    ),
    example: "mail.history.said?.verdict === 'bad'",
  },
  about: {
    type: oneOf('sender', 'domain'),
    words: words(
      'about',
      '对象',
      'About this very address, or another one of its domain.',
      '针对该地址本身，或同域名的其他地址。',
    ),
    example: 'sender',
  },
  at: {
    type: instant,
    words: words('when', '时间', 'When it was said.', '作出结论的时间。'),
    example: '2026-03-02T08:15:04Z',
  },
  reasons: {
    type: listOf(string),
    words: words(
      'reasons',
      '理由',
      'Codes of what was found in the mails that were said to be fine: it does not count again.',
      '被判为正常的邮件中曾发现的理由代码：不再计分。',
    ),
    example: 'link-only-elsewhere',
  },
});

/** What earlier mails say of a sender. */
export const history = object('History', {
  isKnown: {
    type: boolean,
    words: words(
      'is known',
      '是否查过',
      'Somebody looked: true where Posthorn took the mail in, false in `posthorn facts`.',
      '是否查询过：由 Posthorn 接收的邮件为真，`posthorn facts` 中为假。',
    ),
    example: 'mail.history.isKnown && mail.history.mails === 0',
  },
  firstSeen: {
    type: maybe(instant),
    words: words(
      'first seen',
      '首次来信',
      'When the first mail of this address came; absent for the first one.',
      '该地址第一封邮件的时间；首封邮件没有此项。',
    ),
    example: '2026-03-02T08:15:04Z',
  },
  mails: {
    type: number,
    words: words('mails', '来信次数', 'Mails of this address before this one.', '该地址此前的来信数。'),
    example: 'mail.history.mails === 0',
  },
  domainMails: {
    type: number,
    words: words(
      'mails of the domain',
      '同域来信次数',
      'Mails of its registrable domain before this one; of free mail, of this address.',
      '该注册域名此前的来信数；免费邮箱只计该地址。',
    ),
    example: 'mail.history.domainMails >= 10',
  },
  replyTo: {
    type: string,
    words: words(
      'usual reply address',
      '惯用回复地址',
      'Where answers to most of its mails went; empty where they went here and there.',
      '其多数邮件的回复地址；没有惯用地址则为空。',
    ),
    example: 'orders@forwarder.example',
  },
  accounts: {
    type: listOf(string),
    words: words(
      'usual accounts',
      '惯用账户',
      "Account numbers that earlier mails of the sender's domain named and that nothing was wrong with.",
      '发件人域名此前邮件中出现且无异常的账号。',
    ),
    example: "mail.history.accounts.includes('DE89370400440532013000')",
  },
  namesakes: {
    type: listOf(string),
    words: words(
      'namesakes',
      '同名地址',
      'Addresses of other domains from which somebody of the same name wrote more than once.',
      '同名者曾多次来信的其他域名地址。',
    ),
    example: 'li@forwarder.example',
  },
  resembles: {
    type: string,
    words: words(
      'resembles',
      '相似域名',
      'A domain from which mails come regularly, and that this one, from which none came yet, is close to; else empty.',
      '首次来信的域名与之相近的常来信域名；没有则为空。',
    ),
    example: "mail.history.resembles !== ''",
  },
  isLookAlike: {
    type: boolean,
    words: words(
      'is a look-alike',
      '是仿冒域名',
      'It is not close by chance: letters that look alike, or the whole domain in front of another one.',
      '并非偶然相近：使用形似字母，或把对方域名放在另一域名之前。',
    ),
    example: 'mail.history.isLookAlike',
  },
  said: {
    type: maybe(said),
    words: words(
      'what was said',
      '人工结论',
      'The last word of somebody of ours about a mail of this sender, else of its domain; absent where there is none.',
      '本公司人员对该发件人（否则对其域名）邮件的最近结论；没有则无此项。',
    ),
    example: "mail.history.said?.verdict === 'bad'",
  },
});
