// Written from engine/catalogue by engine/language/generate.ts. Do not edit: change the catalogue, then
// run `npm run generate`.
import type { Duration, Instant } from './duration.ts';
import type { Who } from './people.ts';
import { provider } from './provider.ts';
import type { State } from './state.ts';

/**
 * The events that start policies.
 *
 * - `mail.received`: A mail reached a watched mailbox or listener.
 * - `mail.sent`: Somebody of ours sent a mail: it lies in the folder of sent mail of a watched account. An answer of the other side is `mail.answered`.
 * - `mail.bounced`: A delivery report about a mail of ours came in (RFC 3464).
 * - `posthorn.source-silent`: A source has brought nothing for longer than its configuration expects.
 * - `posthorn.source-failing`: A source cannot work.
 * - `posthorn.channel-failing`: A channel keeps failing.
 * - `posthorn.silence-ending`: A silence ends soon.
 * - `posthorn.silence-hid`: A silence has hidden an urgent alert.
 * - `posthorn.event-failed`: The workflow of an event ended in an error, or could not be started.
 * - `posthorn.judged-in-part`: Conditions of policies wanted more work than one event may cost, so nobody knows whether these policies should have started.
 */
export type Trigger =
  | 'mail.received'
  | 'mail.sent'
  | 'mail.bounced'
  | 'posthorn.source-silent'
  | 'posthorn.source-failing'
  | 'posthorn.channel-failing'
  | 'posthorn.silence-ending'
  | 'posthorn.silence-hid'
  | 'posthorn.event-failed'
  | 'posthorn.judged-in-part';

/** The data of the events that bring some, by the event's name. */
export interface EventData {
  /**
   * A source has brought nothing for longer than its configuration expects.
   *
   * 某来源超过配置的时长没有任何邮件。
   */
  readonly 'posthorn.source-silent': {
    /**
     * The source, as the configuration names it.
     *
     * 来源，按配置中的名称。
     *
     * @example sales
     */
    readonly name: string;
    /**
     * What is wrong, as a sentence without a word of any mail.
     *
     * 问题说明，不含邮件内容。
     *
     * @example The host mail.ours.example does not answer.
     */
    readonly detail: string;
    /**
     * Since when it is so.
     *
     * 从何时起如此。
     *
     * @example 2026-07-08T09:00:00.000Z
     */
    readonly since: Instant;
  };
  /**
   * A source cannot work.
   *
   * 某来源无法工作。
   */
  readonly 'posthorn.source-failing': {
    /**
     * The source, as the configuration names it.
     *
     * 来源，按配置中的名称。
     *
     * @example sales
     */
    readonly name: string;
    /**
     * What is wrong, as a sentence without a word of any mail.
     *
     * 问题说明，不含邮件内容。
     *
     * @example The host mail.ours.example does not answer.
     */
    readonly detail: string;
    /**
     * Since when it is so.
     *
     * 从何时起如此。
     *
     * @example 2026-07-08T09:00:00.000Z
     */
    readonly since: Instant;
  };
  /**
   * A channel keeps failing.
   *
   * 某渠道持续失败。
   */
  readonly 'posthorn.channel-failing': {
    /**
     * The channel, as the configuration names it.
     *
     * 渠道，按配置中的名称。
     *
     * @example sms
     */
    readonly name: string;
    /**
     * What is wrong, as a sentence without a word of any mail.
     *
     * 问题说明，不含邮件内容。
     *
     * @example The host mail.ours.example does not answer.
     */
    readonly detail: string;
    /**
     * Since when it is so.
     *
     * 从何时起如此。
     *
     * @example 2026-07-08T09:00:00.000Z
     */
    readonly since: Instant;
    /**
     * Deliveries that failed since then.
     *
     * 此后失败的投递次数。
     *
     * @example 5
     */
    readonly failures: number;
  };
  /**
   * A silence ends soon.
   *
   * 某静默即将结束。
   */
  readonly 'posthorn.silence-ending': {
    /**
     * The silence's id.
     *
     * 静默编号。
     *
     * @example s-41
     */
    readonly name: string;
    /**
     * The person who made it, by id.
     *
     * 创建者的人员编号。
     *
     * @example li
     */
    readonly by: string;
    /**
     * What it silences, and the comment of whoever made it.
     *
     * 静默的内容以及创建者的备注。
     *
     * @example policy is logistics/*: port strike, everybody knows
     */
    readonly detail: string;
    /**
     * When it ends.
     *
     * 结束时刻。
     *
     * @example 2026-07-08T18:00:00.000Z
     */
    readonly until: Instant;
  };
  /**
   * A silence has hidden an urgent alert.
   *
   * 某静默隐藏了紧急提醒。
   */
  readonly 'posthorn.silence-hid': {
    /**
     * The silence's id.
     *
     * 静默编号。
     *
     * @example s-41
     */
    readonly name: string;
    /**
     * The person who made it, by id.
     *
     * 创建者的人员编号。
     *
     * @example li
     */
    readonly by: string;
    /**
     * What it silences, and the comment of whoever made it.
     *
     * 静默的内容以及创建者的备注。
     *
     * @example policy is logistics/*: port strike, everybody knows
     */
    readonly detail: string;
    /**
     * How many alerts it has hidden so far.
     *
     * 至今隐藏的提醒数量。
     *
     * @example 3
     */
    readonly hidden: number;
  };
  /**
   * The workflow of an event ended in an error, or could not be started.
   *
   * 某事件的工作流出错结束，或无法启动。
   */
  readonly 'posthorn.event-failed': {
    /**
     * The event's id.
     *
     * 事件编号。
     *
     * @example mail-4f0c…
     */
    readonly name: string;
    /**
     * What is wrong, as a sentence without a word of any mail.
     *
     * 问题说明，不含邮件内容。
     *
     * @example The host mail.ours.example does not answer.
     */
    readonly detail: string;
    /**
     * Since when it is so.
     *
     * 从何时起如此。
     *
     * @example 2026-07-08T09:00:00.000Z
     */
    readonly since: Instant;
  };
  /**
   * Conditions of policies wanted more work than one event may cost, so nobody knows whether these policies should have started.
   *
   * 策略条件所需的运算超过单个事件的上限，无法得知这些策略是否应当启动。
   */
  readonly 'posthorn.judged-in-part': {
    /**
     * The event's id.
     *
     * 事件编号。
     *
     * @example mail-4f0c…
     */
    readonly name: string;
    /**
     * Which policies could not judge it.
     *
     * 未能判断该事件的策略。
     *
     * @example logistics/shipping-trouble, finance/payment-notice
     */
    readonly policies: string;
    /**
     * What is wrong, as a sentence without a word of any mail.
     *
     * 问题说明，不含邮件内容。
     *
     * @example The host mail.ours.example does not answer.
     */
    readonly detail: string;
    /**
     * Since when it is so.
     *
     * 从何时起如此。
     *
     * @example 2026-07-08T09:00:00.000Z
     */
    readonly since: Instant;
  };
}

/**
 * The mail that the event is about.
 *
 * 触发事件的邮件。
 */
export interface Mail {
  /**
   * The first mailbox of From.
   *
   * From 里的第一个邮箱。
   *
   * @example mail.from.domain
   */
  readonly from: Address;
  /**
   * The mailboxes of To.
   *
   * To 里的邮箱。
   *
   * @example mail.to.some((a) => a.domain === 'ours.example')
   */
  readonly to: readonly Address[];
  /**
   * The mailboxes of Cc.
   *
   * Cc 里的邮箱。
   *
   * @example mail.cc.length
   */
  readonly cc: readonly Address[];
  /**
   * Persons of ours whom it was sent to: those whose mail address in the directory stands in To or Cc. Looked up when an alert is made.
   *
   * 收到该邮件的本公司人员：通讯录中的邮箱出现在 To 或 Cc 里的人，生成提醒时查找。
   *
   * @example await notify(mail.addressees, { … })
   */
  readonly addressees: Who;
  /**
   * The first mailbox of Reply-To.
   *
   * Reply-To 里的第一个邮箱。
   *
   * @example mail.replyTo?.domain
   */
  readonly replyTo: Address | undefined;
  /**
   * The decoded subject; empty where there is none.
   *
   * 解码后的主题，没有则为空。
   *
   * @example 清关异常 / customs hold MSKU1234565
   */
  readonly subject: string;
  /**
   * What the sender wrote and a reader sees: the new part and what it forwards, without quoted history and signature. HTML is read as text.
   *
   * 发件人所写且读者可见的内容：新写部分及其转发内容，不含引用的历史与签名。HTML 按文字读取。
   *
   * @example Your container is held by customs.
   */
  readonly text: string;
  /**
   * All visible text, quoted history and signature included.
   *
   * 全部可见文字，包括引用的历史与签名。
   *
   * @example Your container is held … > On Monday you wrote:
   */
  readonly fullText: string;
  /**
   * The earlier mails that it quotes, without the marks before their lines.
   *
   * 所引用的历史邮件，不含行首标记。
   *
   * @example On Monday you wrote: … the container
   */
  readonly quotedText: string;
  /**
   * What it forwards: in its own text, and mails that are attached.
   *
   * 转发的内容：正文中的，以及作为附件的邮件。
   *
   * @example Begin forwarded message: …
   */
  readonly forwardedText: string;
  /**
   * What stands below `-- `, or below a phrase that closes a letter.
   *
   * `-- ` 或信末套语之后的内容。
   *
   * @example Li Wei, Forwarder Ltd., +86 21 5555 0100
   */
  readonly signature: string;
  /**
   * What stands in the HTML and nobody sees: hidden elements, letters without size or of the colour behind them.
   *
   * HTML 中存在而读者看不到的文字：隐藏元素、零字号或与背景同色的文字。
   *
   * @example mail.hiddenText.length > 2000
   */
  readonly hiddenText: string;
  /**
   * Subject and text in lower case as a hurried reader takes them: without accents and invisible characters, letters of other alphabets as the Latin ones that they look like. To find words that are disguised.
   *
   * 主题与正文的归一化形式（小写）：去除变音符与不可见字符，形似拉丁字母的其他字母还原为拉丁字母，用于查找伪装的词语。
   *
   * @example mail.normalText.includes('verify your account')
   */
  readonly normalText: string;
  /**
   * How its words are hidden from programs: invisible characters inside of words, styled letters, words of mixed alphabets, a changed direction.
   *
   * 文字如何躲避程序识别：词内不可见字符、花体字母、混合字母表、改变的文字方向。
   *
   * @example mail.disguises.includes('mixed')
   */
  readonly disguises: readonly ('invisible' | 'styled' | 'mixed' | 'direction')[];
  /**
   * What is shown of it is HTML.
   *
   * 所显示的是 HTML。
   *
   * @example mail.isHtml
   */
  readonly isHtml: boolean;
  /**
   * How many pictures its HTML shows.
   *
   * HTML 中显示的图片数量。
   *
   * @example mail.pictures > 0
   */
  readonly pictures: number;
  /**
   * Links that a reader can follow: of HTML, of its forms, and addresses that stand in the text. At most 1,000.
   *
   * 读者可点击的链接：HTML 链接、表单以及正文中的网址，最多 1,000 个。
   *
   * @example mail.links.some((l) => l.isShortened)
   */
  readonly links: readonly Link[];
  /**
   * Attached files, inline images left out.
   *
   * 附件，不含内嵌图片。
   *
   * @example mail.attachments.some((a) => a.name.endsWith('.pdf'))
   */
  readonly attachments: readonly Attachment[];
  /**
   * The calendar entry that it brings; absent where there is none.
   *
   * 邮件所带的日历日程；没有则为空。
   *
   * @example mail.invitation?.method === 'request'
   */
  readonly invitation: Invitation | undefined;
  /**
   * Sums of money with their currency that the text names, in their order.
   *
   * 正文中带币种的金额，按出现顺序。
   *
   * @example mail.amounts.some((a) => a.value >= 10000)
   */
  readonly amounts: readonly Amount[];
  /**
   * Accounts that the text names: IBANs, bank cards, account numbers, wallets.
   *
   * 正文中的账户：IBAN、银行卡、账号、钱包地址。
   *
   * @example mail.accounts.some((a) => a.kind === 'iban')
   */
  readonly accounts: readonly Account[];
  /**
   * Dates with a year that the text names, as YYYY-MM-DD, in their order.
   *
   * 正文中带年份的日期（YYYY-MM-DD），按出现顺序。
   *
   * @example mail.dates.includes('2026-03-09')
   */
  readonly dates: readonly string[];
  /**
   * The servers that it passed, the last one first (Received). All but the first line is hearsay.
   *
   * 所经过的服务器，最近的在前（Received）。除第一行外均不可尽信。
   *
   * @example mail.hops.length
   */
  readonly hops: readonly Hop[];
  /**
   * Where reports about it go (SMTP MAIL FROM, Return-Path); absent where nobody tells, or it is empty.
   *
   * 退信返回的地址（SMTP MAIL FROM、Return-Path）；未知或为空则没有。
   *
   * @example mail.sentBy?.root !== mail.from.root
   */
  readonly sentBy: Address | undefined;
  /**
   * Message-IDs of the earlier mails of its thread, the first one first; their number is its place in the thread.
   *
   * 会话中更早邮件的 Message-ID，最早的在前；其数量即在会话中的位置。
   *
   * @example mail.answers.length > 3
   */
  readonly answers: readonly string[];
  /**
   * The name of the list that it came by (List-Id); empty where there is none.
   *
   * 所经邮件列表的名称（List-Id），没有则为空。
   *
   * @example announce.lists.example
   */
  readonly list: string;
  /**
   * What the Date header says.
   *
   * Date 头所写的时间。
   *
   * @example 2026-03-02T08:15:00Z
   */
  readonly date: Instant | undefined;
  /**
   * When Posthorn took the mail in.
   *
   * Posthorn 收到邮件的时间。
   *
   * @example 2026-03-02T08:15:04Z
   */
  readonly receivedAt: Instant;
  /**
   * The watched mailbox or listener that the mail came by, as the configuration names it.
   *
   * 邮件到达的受监视邮箱或监听器，按配置中的名称。
   *
   * @example sales/INBOX
   */
  readonly mailbox: string;
  /**
   * Size of the raw message in bytes.
   *
   * 原始邮件的字节数。
   *
   * @example 18230
   */
  readonly size: number;
  /**
   * Without angle brackets; empty where there is none.
   *
   * 不含尖括号，没有则为空。
   *
   * @example a1b2@forwarder.example
   */
  readonly messageId: string;
  /**
   * It names an earlier mail (In-Reply-To, References).
   *
   * 引用了更早的邮件（In-Reply-To、References）。
   *
   * @example mail.isReply
   */
  readonly isReply: boolean;
  /**
   * Its text carries a forwarded mail.
   *
   * 正文带有被转发的邮件。
   *
   * @example mail.isForward
   */
  readonly isForward: boolean;
  /**
   * An automatic reply or report (Auto-Submitted, Precedence and the like; RFC 3834).
   *
   * 自动回复或报告（Auto-Submitted、Precedence 等，RFC 3834）。
   *
   * @example mail.isAutomatic
   */
  readonly isAutomatic: boolean;
  /**
   * A report that a mail could not be delivered (RFC 3464).
   *
   * 邮件无法投递的报告（RFC 3464）。
   *
   * @example mail.isBounce
   */
  readonly isBounce: boolean;
  /**
   * What it reports about a mail of ours; absent for a mail that is no report.
   *
   * 它对我方邮件的报告；不是报告则没有。
   *
   * @example mail.delivery?.kind === 'bounce'
   */
  readonly delivery: Delivery | undefined;
  /**
   * Sent to many: List-Id, List-Unsubscribe or Precedence say so.
   *
   * 群发邮件：由 List-Id、List-Unsubscribe 或 Precedence 判断。
   *
   * @example mail.isBulk
   */
  readonly isBulk: boolean;
  /**
   * The language that the text is mostly in (ISO 639-1); empty where it cannot be told.
   *
   * 正文的主要语言（ISO 639-1），无法判断则为空。
   *
   * @example mail.language === 'de'
   */
  readonly language: string;
  /**
   * Languages by the scripts that the text uses: zh, ja, ko, ru, ar, latin …
   *
   * 按正文所用文字判断的语言：zh、ja、ko、ru、ar、latin 等。
   *
   * @example mail.languages.includes('zh')
   */
  readonly languages: readonly string[];
  /**
   * Whether it comes from where it says, as servers that are believed have found, or our own check.
   *
   * 邮件是否确实来自其所称来源：由受信任的服务器或自行验证得出。
   *
   * @example mail.auth.dmarc === 'pass'
   */
  readonly auth: Auth;
  /**
   * What earlier mails say of the sender: kept from the day on which a policy asks for it or for the risk.
   *
   * 此前邮件中关于该发件人的情况；自有策略查询此项或风险之日起记录。
   *
   * @example mail.history.mails > 0
   */
  readonly history: History;
  /**
   * How likely it is a fraud, judged from what it is, what `lists/known.csv` says and what earlier mails were, without a network.
   *
   * 欺诈可能性，依据邮件本身、`lists/known.csv` 与此前邮件判断，不需联网。
   *
   * @example mail.risk.level === 'suspicious'
   */
  readonly risk: Risk;
  /**
   * What could not be read, one code each: empty for a sound mail.
   *
   * 无法读取之处，每项一个代码；正常邮件为空。
   *
   * @example mail.problems.includes('charset')
   */
  readonly problems: readonly string[];
  /**
   * Somebody opened the mail: its \Seen flag is set.
   *
   * 有人打开了邮件：已置 \Seen 标志。
   */
  readonly read: State;
  /**
   * The mail was answered: its \Answered flag, or a mail of ours in its thread.
   *
   * 邮件已回复：\Answered 标志，或同一会话中我方的邮件。
   */
  readonly answered: State;
  /**
   * The mail left the mailbox for another one.
   *
   * 邮件已移到另一个邮箱文件夹。
   */
  readonly moved: State;
  /**
   * The mail was deleted.
   *
   * 邮件已删除。
   */
  readonly deleted: State;
}

/**
 * The moment of the schedule.
 *
 * 定时计划的时刻。
 */
export interface Tick {
  /**
   * When it was due.
   *
   * 应触发的时刻。
   *
   * @example 2026-07-08T01:00:00.000Z
   */
  readonly at: Instant;
  /**
   * When the schedule was due before; absent where it never was.
   *
   * 计划上一次应触发的时刻；从未触发则为空。
   *
   * @example 2026-07-07T01:00:00.000Z
   */
  readonly previous: Instant | undefined;
}

/** All alerts about the event, whichever policy wished them. */
export interface Alerts {
  /**
   * Everybody who was told of this event by now: to tell them how it ended.
   *
   * 至今已被告知此事件的所有人，用于告知结果。
   */
  readonly told: Who;
  /**
   * Somebody has taken on any alert about this event.
   *
   * 有人已确认接手关于此事件的任一提醒。
   */
  readonly acknowledged: State;
  /**
   * Somebody has settled the matter, by any alert about this event.
   *
   * 有人已通过关于此事件的任一提醒解决此事。
   */
  readonly resolved: State;
  /**
   * Somebody has said that the mail is fine, by any alert about it or by the command.
   *
   * 有人已通过任一提醒或命令确认该邮件正常。
   */
  readonly cleared: State;
}

export interface Address {
  /**
   * The whole address in lower case.
   *
   * 完整的邮件地址（小写）。
   *
   * @example li@forwarder.example
   */
  readonly address: string;
  /**
   * The decoded display name; empty where there is none.
   *
   * 解码后的显示名，没有则为空。
   *
   * @example Li Wei
   */
  readonly name: string;
  /**
   * What stands before the @.
   *
   * @ 之前的部分。
   *
   * @example li
   */
  readonly local: string;
  /**
   * What stands after the @, in lower case.
   *
   * @ 之后的域名（小写）。
   *
   * @example mail.forwarder.example
   */
  readonly domain: string;
  /**
   * The domain that its owner registered, by the public suffix list.
   *
   * 按公共后缀列表得到的可注册域名。
   *
   * @example forwarder.example
   */
  readonly root: string;
}

export interface Link {
  /**
   * Where it leads, as it was written.
   *
   * 链接的实际地址（原样）。
   *
   * @example https://track.carrier.example/?id=7
   */
  readonly url: string;
  /**
   * What a reader sees of it; empty for a picture.
   *
   * 读者看到的文字；图片则为空。
   *
   * @example Track your parcel
   */
  readonly text: string;
  /**
   * The host that it leads to, in lower case.
   *
   * 指向的主机（小写）。
   *
   * @example track.carrier.example
   */
  readonly host: string;
  /**
   * The registrable domain of the host.
   *
   * 主机的可注册域名。
   *
   * @example carrier.example
   */
  readonly root: string;
  /**
   * The registrable domain that the shown text names, where it is an address itself; else empty.
   *
   * 显示文字本身是网址时，其中的可注册域名；否则为空。
   *
   * @example bank.example
   */
  readonly shownRoot: string;
  /**
   * The registrable domain of an address inside the address; empty where there is none.
   *
   * 网址参数中所含网址的可注册域名；没有则为空。
   *
   * @example elsewhere.example
   */
  readonly leadsTo: string;
  /**
   * The text names one domain and the link leads to another. Newsletters that count clicks do so, too.
   *
   * 文字显示一个域名而链接指向另一个。统计点击的群发邮件也会如此。
   *
   * @example mail.links.some((l) => l.isMisleading)
   */
  readonly isMisleading: boolean;
  /**
   * It leads through a service that shortens links.
   *
   * 经由短链接服务。
   *
   * @example mail.links.some((l) => l.isShortened)
   */
  readonly isShortened: boolean;
  /**
   * It leads to a service where everybody may put up pages.
   *
   * 指向任何人都可放置网页的托管服务。
   *
   * @example mail.links.some((l) => l.isHosted)
   */
  readonly isHosted: boolean;
  /**
   * It leads to an IP address instead of a name.
   *
   * 指向 IP 地址而非域名。
   *
   * @example mail.links.some((l) => l.isIp)
   */
  readonly isIp: boolean;
  /**
   * The host has letters beyond ASCII (Punycode): another alphabet, or a look-alike.
   *
   * 主机名含非 ASCII 字母（Punycode）：可能是其他文字，也可能是仿冒。
   *
   * @example mail.links.some((l) => l.isPunycode)
   */
  readonly isPunycode: boolean;
  /**
   * A name stands before the host, as in `https://bank.example@elsewhere.example`.
   *
   * 主机名之前有用户名，如 `https://bank.example@elsewhere.example`。
   *
   * @example mail.links.some((l) => l.hasCredentials)
   */
  readonly hasCredentials: boolean;
}

export interface Attachment {
  /**
   * The decoded file name; empty where there is none.
   *
   * 解码后的文件名，没有则为空。
   *
   * @example invoice.pdf
   */
  readonly name: string;
  /**
   * The declared media type in lower case.
   *
   * 声明的媒体类型（小写）。
   *
   * @example application/pdf
   */
  readonly type: string;
  /**
   * Decoded size in bytes.
   *
   * 解码后的字节数。
   *
   * @example 48213
   */
  readonly size: number;
  /**
   * The last ending of the name in lower case, without the dot.
   *
   * 文件名最后的扩展名（小写，不含点）。
   *
   * @example pdf
   */
  readonly ending: string;
  /**
   * What the file is by its first bytes, whatever its name says; empty where they tell nothing.
   *
   * 按文件头字节判断的真实类型，与文件名无关；无法判断则为空。
   *
   * @example ooxml
   */
  readonly kind:
    | 'pdf'
    | 'zip'
    | 'ooxml'
    | 'odf'
    | 'jar'
    | 'ole'
    | 'rar'
    | '7z'
    | 'gzip'
    | 'tar'
    | 'iso'
    | 'cab'
    | 'program'
    | 'script'
    | 'shortcut'
    | 'html'
    | 'rtf'
    | 'image'
    | 'svg'
    | 'audio'
    | 'video'
    | 'mail'
    | 'calendar'
    | 'xml'
    | 'text'
    | '';
  /**
   * It is neither what its ending nor what its media type says.
   *
   * 真实类型与扩展名、声明类型都不符。
   *
   * @example mail.attachments.some((a) => a.isDisguised)
   */
  readonly isDisguised: boolean;
  /**
   * A double click runs it, or it is an archive that holds such a file.
   *
   * 双击即会运行，或是含有此类文件的压缩包。
   *
   * @example mail.attachments.some((a) => a.isProgram)
   */
  readonly isProgram: boolean;
  /**
   * It opens with a password only.
   *
   * 需要密码才能打开。
   *
   * @example mail.attachments.some((a) => a.isEncrypted)
   */
  readonly isEncrypted: boolean;
  /**
   * Macros of Office, scripts of PDF, HTML and SVG.
   *
   * 含 Office 宏，或 PDF、HTML、SVG 脚本。
   *
   * @example mail.attachments.some((a) => a.hasCode)
   */
  readonly hasCode: boolean;
  /**
   * A document to the eye, something else to the computer: `invoice.pdf.exe`.
   *
   * 看似文档而实为其他类型：`invoice.pdf.exe`。
   *
   * @example mail.attachments.some((a) => a.hasDoubleEnding)
   */
  readonly hasDoubleEnding: boolean;
  /**
   * Its name holds marks that turn the direction of reading, to hide the ending.
   *
   * 文件名含有反转阅读方向的字符，用以隐藏扩展名。
   *
   * @example mail.attachments.some((a) => a.turnsDirection)
   */
  readonly turnsDirection: boolean;
  /**
   * Names of the files in an archive, and in archives inside it; at most 1,000, three levels deep.
   *
   * 压缩包（及其中压缩包）内的文件名，最多 1,000 个、三层。
   *
   * @example mail.attachments.some((a) => a.contents.some((name) => name.endsWith('.exe')))
   */
  readonly contents: readonly string[];
}

export interface Invitation {
  /**
   * `request`, `cancel`, `reply` and the like (RFC 5546).
   *
   * `request`、`cancel`、`reply` 等（RFC 5546）。
   *
   * @example request
   */
  readonly method: string;
  /**
   * What it is about.
   *
   * 日程标题。
   *
   * @example Loading of MSKU1234565
   */
  readonly title: string;
  /**
   * ISO 8601 in UTC; empty where it cannot be read.
   *
   * ISO 8601（UTC）；无法读取则为空。
   *
   * @example 2026-03-09T01:00:00.000Z
   */
  readonly start: string;
  /**
   * ISO 8601 in UTC; empty where there is none.
   *
   * ISO 8601（UTC）；没有则为空。
   *
   * @example 2026-03-09T02:00:00.000Z
   */
  readonly end: string;
  /**
   * Where it takes place.
   *
   * 地点。
   *
   * @example Terminal 4
   */
  readonly location: string;
  /**
   * The address of who invites.
   *
   * 邀请人的地址。
   *
   * @example li@forwarder.example
   */
  readonly organizer: string;
  /**
   * How many are invited.
   *
   * 受邀人数。
   *
   * @example 3
   */
  readonly attendees: number;
}

export interface Amount {
  /**
   * The sum as a number.
   *
   * 金额数值。
   *
   * @example 38400
   */
  readonly value: number;
  /**
   * ISO 4217 code; a bare $ counts as US dollars, ¥ as yuan.
   *
   * ISO 4217 代码；单独的 $ 视为美元，¥ 视为人民币。
   *
   * @example USD
   */
  readonly currency: string;
  /**
   * As it stands in the mail.
   *
   * 邮件中的写法。
   *
   * @example USD 38,400.00
   */
  readonly text: string;
}

export interface Account {
  /**
   * An IBAN, a bank card, another number that the text calls an account, or a wallet of a cryptocurrency.
   *
   * IBAN、银行卡、正文称为账号的其他号码，或加密货币钱包。
   *
   * @example iban
   */
  readonly kind: 'iban' | 'card' | 'account' | 'wallet';
  /**
   * Without spaces, letters in capitals.
   *
   * 不含空格，字母大写。
   *
   * @example DE89370400440532013000
   */
  readonly number: string;
  /**
   * The country of an IBAN (ISO 3166); else empty.
   *
   * IBAN 的国家（ISO 3166）；否则为空。
   *
   * @example DE
   */
  readonly country: string;
  /**
   * The check digits of an IBAN or a card are right; other numbers have none, and count as right.
   *
   * IBAN 或银行卡的校验位正确；其他号码没有校验位，视为正确。
   *
   * @example mail.accounts.some((a) => a.isValid)
   */
  readonly isValid: boolean;
}

export interface Hop {
  /**
   * What the peer called itself; it may lie.
   *
   * 对方自报的名称，可能不实。
   *
   * @example mx.forwarder.example
   */
  readonly from: string;
  /**
   * The address of the peer.
   *
   * 对方的 IP 地址。
   *
   * @example 192.0.2.7
   */
  readonly ip: string;
  /**
   * The server that wrote the line.
   *
   * 写下此行的服务器。
   *
   * @example mx.elmwood.example
   */
  readonly by: string;
  /**
   * How the mail came.
   *
   * 传输协议。
   *
   * @example esmtps
   */
  readonly with: string;
  /**
   * When it passed.
   *
   * 经过的时间。
   *
   * @example 2026-03-02T08:15:02Z
   */
  readonly at: Instant | undefined;
}

export interface Delivery {
  /**
   * Not delivered, delayed, delivered, a complaint of its reader, or an answer in absence.
   *
   * 退信、延迟、已送达、收件人投诉，或休假自动回复。
   *
   * @example bounce
   */
  readonly kind: 'bounce' | 'delay' | 'delivered' | 'feedback' | 'vacation';
  /**
   * Message-ID of the mail that it is about; empty where it quotes none.
   *
   * 所指邮件的 Message-ID，没有则为空。
   *
   * @example a1b2@elmwood.example
   */
  readonly messageId: string;
  /**
   * What became of each copy; at most 100.
   *
   * 每个收件人的结果，最多 100 个。
   *
   * @example mail.delivery?.recipients.some((r) => r.reason === 'userunknown')
   */
  readonly recipients: readonly Undelivered[];
}

export interface Undelivered {
  /**
   * The recipient; empty where the report names none.
   *
   * 收件人；报告未写明则为空。
   *
   * @example orders@buyer.example
   */
  readonly address: string;
  /**
   * Enhanced status (RFC 3463); empty where there is none.
   *
   * 增强状态码（RFC 3463），没有则为空。
   *
   * @example 5.1.1
   */
  readonly status: string;
  /**
   * Reply of SMTP; empty where there is none.
   *
   * SMTP 应答码，没有则为空。
   *
   * @example 550
   */
  readonly reply: string;
  /**
   * Why it was not delivered, in a word.
   *
   * 未能投递的原因（一个词）。
   *
   * @example mailboxfull
   */
  readonly reason:
    | 'userunknown'
    | 'hostunknown'
    | 'hasmoved'
    | 'notaccept'
    | 'mailboxfull'
    | 'suspend'
    | 'filtered'
    | 'rejected'
    | 'blocked'
    | 'spamdetected'
    | 'virusdetected'
    | 'policyviolation'
    | 'authfailure'
    | 'mesgtoobig'
    | 'exceedlimit'
    | 'expired'
    | 'networkerror'
    | 'systemerror'
    | 'toomanyconn'
    | 'norelaying'
    | 'feedback'
    | 'vacation'
    | 'delivered'
    | 'onhold'
    | 'undefined';
  /**
   * Nothing will be delivered there, however often it is sent.
   *
   * 该地址无论重发多少次都无法投递。
   *
   * @example mail.delivery?.recipients.some((r) => r.isHard)
   */
  readonly isHard: boolean;
}

export interface Auth {
  /**
   * The server that handed it over may send for the envelope sender's domain (RFC 7208).
   *
   * 递交服务器获准为信封发件域名发信（RFC 7208）。
   *
   * @example mail.auth.spf === 'fail'
   */
  readonly spf: 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'policy' | 'temperror' | 'permerror' | 'unknown';
  /**
   * A signature fits (RFC 6376).
   *
   * 签名验证通过（RFC 6376）。
   *
   * @example mail.auth.dkim === 'pass'
   */
  readonly dkim: 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'policy' | 'temperror' | 'permerror' | 'unknown';
  /**
   * SPF or DKIM passed for the very domain that From shows (RFC 7489).
   *
   * SPF 或 DKIM 对 From 所示域名验证通过（RFC 7489）。
   *
   * @example mail.auth.dmarc === 'fail'
   */
  readonly dmarc: 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'policy' | 'temperror' | 'permerror' | 'unknown';
  /**
   * What servers on the way found was not changed since (RFC 8617).
   *
   * 途经服务器的验证结果未被改动（RFC 8617）。
   *
   * @example mail.auth.arc === 'pass'
   */
  readonly arc: 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'policy' | 'temperror' | 'permerror' | 'unknown';
  /**
   * A server that `lists/known.csv` names (`server`), our own check (`own`), or nobody: then all is `unknown`.
   *
   * `lists/known.csv` 所列服务器（`server`）、自行验证（`own`），或无人验证，此时均为 `unknown`。
   *
   * @example mail.auth.by !== ''
   */
  readonly by: 'server' | 'own' | '';
  /**
   * Domains whose signatures fit.
   *
   * 签名有效的域名。
   *
   * @example mail.auth.signedBy.includes('forwarder.example')
   */
  readonly signedBy: readonly string[];
}

export interface History {
  /**
   * Somebody looked: true where Posthorn took the mail in, false in `posthorn facts`.
   *
   * 是否查询过：由 Posthorn 接收的邮件为真，`posthorn facts` 中为假。
   *
   * @example mail.history.isKnown && mail.history.mails === 0
   */
  readonly isKnown: boolean;
  /**
   * When the first mail of this address came; absent for the first one.
   *
   * 该地址第一封邮件的时间；首封邮件没有此项。
   *
   * @example 2026-03-02T08:15:04Z
   */
  readonly firstSeen: Instant | undefined;
  /**
   * Mails of this address before this one.
   *
   * 该地址此前的来信数。
   *
   * @example mail.history.mails === 0
   */
  readonly mails: number;
  /**
   * Mails of its registrable domain before this one; of free mail, of this address.
   *
   * 该注册域名此前的来信数；免费邮箱只计该地址。
   *
   * @example mail.history.domainMails >= 10
   */
  readonly domainMails: number;
  /**
   * Where answers to most of its mails went; empty where they went here and there.
   *
   * 其多数邮件的回复地址；没有惯用地址则为空。
   *
   * @example orders@forwarder.example
   */
  readonly replyTo: string;
  /**
   * Account numbers that earlier mails of the sender's domain named and that nothing was wrong with.
   *
   * 发件人域名此前邮件中出现且无异常的账号。
   *
   * @example mail.history.accounts.includes('DE89370400440532013000')
   */
  readonly accounts: readonly string[];
  /**
   * Addresses of other domains from which somebody of the same name wrote more than once.
   *
   * 同名者曾多次来信的其他域名地址。
   *
   * @example li@forwarder.example
   */
  readonly namesakes: readonly string[];
  /**
   * A domain from which mails come regularly, and that this one, from which none came yet, is close to; else empty.
   *
   * 首次来信的域名与之相近的常来信域名；没有则为空。
   *
   * @example mail.history.resembles !== ''
   */
  readonly resembles: string;
  /**
   * It is not close by chance: letters that look alike, or the whole domain in front of another one.
   *
   * 并非偶然相近：使用形似字母，或把对方域名放在另一域名之前。
   *
   * @example mail.history.isLookAlike
   */
  readonly isLookAlike: boolean;
  /**
   * The last word of somebody of ours about a mail of this sender, else of its domain; absent where there is none.
   *
   * 本公司人员对该发件人（否则对其域名）邮件的最近结论；没有则无此项。
   *
   * @example mail.history.said?.verdict === 'bad'
   */
  readonly said: Said | undefined;
}

export interface Said {
  /**
   * The last word: `fine` or `bad`.
   *
   * 最近一次的结论：`fine`（正常）或 `bad`（欺诈）。
   *
   * @example mail.history.said?.verdict === 'bad'
   */
  readonly verdict: 'fine' | 'bad';
  /**
   * About this very address, or another one of its domain.
   *
   * 针对该地址本身，或同域名的其他地址。
   *
   * @example sender
   */
  readonly about: 'sender' | 'domain';
  /**
   * When it was said.
   *
   * 作出结论的时间。
   *
   * @example 2026-03-02T08:15:04Z
   */
  readonly at: Instant;
  /**
   * Codes of what was found in the mails that were said to be fine: it does not count again.
   *
   * 被判为正常的邮件中曾发现的理由代码：不再计分。
   *
   * @example link-only-elsewhere
   */
  readonly reasons: readonly string[];
}

export interface Risk {
  /**
   * 0 to 100: the points of all reasons together.
   *
   * 0 到 100：所有理由的分值之和。
   *
   * @example mail.risk.score >= 50
   */
  readonly score: number;
  /**
   * `suspicious` from 30 points on, `danger` from 60, `low` from 15.
   *
   * 15 分起为 `low`，30 分起为 `suspicious`，60 分起为 `danger`。
   *
   * @example mail.risk.level === 'danger'
   */
  readonly level: 'none' | 'low' | 'suspicious' | 'danger';
  /**
   * Why, the weightiest first.
   *
   * 判断理由，分值高者在前。
   *
   * @example mail.risk.reasons.some((r) => r.code === 'account-changed')
   */
  readonly reasons: readonly Reason[];
  /**
   * The weightiest reasons against it in words, one a line: for the text of an alert.
   *
   * 主要风险理由的英文说明，每行一条，用于提醒文字。
   *
   * @example - The account to pay to is not the one that is known of this sender …
   */
  readonly why: string;
  /**
   * The same in Chinese.
   *
   * 主要风险理由的中文说明，每行一条。
   *
   * @example - 收款账户与该发件人已知的不同……
   */
  readonly whyZh: string;
}

export interface Reason {
  /**
   * What was found, as a code that stays the same.
   *
   * 所发现的内容，代码保持不变。
   *
   * @example account-changed
   */
  readonly code: string;
  /**
   * What it adds to the score; below zero where it speaks for the mail.
   *
   * 对总分的贡献；负值表示有利于该邮件。
   *
   * @example 40
   */
  readonly points: number;
  /**
   * What was found, in English.
   *
   * 所发现内容的英文说明。
   *
   * @example The account to pay to is not the one that is known of this sender.
   */
  readonly text: string;
  /**
   * What was found, in Chinese.
   *
   * 所发现内容的中文说明。
   *
   * @example 收款账户与该发件人已知的不同。
   */
  readonly textZh: string;
  /**
   * What in the mail shows it; may be empty.
   *
   * 邮件中的证据，可能为空。
   *
   * @example DE89370400440532013000
   */
  readonly evidence: string;
}

export interface Notice {
  /**
   * Name of a text below rules/templates.
   *
   * rules/templates 下的文本名称。
   *
   * @example 'shipping-trouble'
   */
  readonly template?: string;
  /**
   * The text itself, where no template is named.
   *
   * 未指定模板时的文字本身。
   *
   * @example `Held: ${mail.subject}`
   */
  readonly text?: string;
  /**
   * What the alert asks of attention. Each person is told once for each stage. Without it: first.
   *
   * 提醒所处的阶段。每人每阶段只告知一次，默认为 first。
   *
   * @example 'escalation'
   */
  readonly stage?: 'first' | 'reminder' | 'escalation' | 'resolved';
  /**
   * Without it: the policy's; for what is resolved, normal at most.
   *
   * 默认为策略的优先级；已解决阶段最高为普通。
   *
   * @example 'urgent'
   */
  readonly priority?: 'urgent' | 'high' | 'normal' | 'low';
  /**
   * A security warning: it stands first in an alert, and is told even where the person was told already.
   *
   * 安全警告：在提醒中置顶，即使已告知过也会再次告知。
   *
   * @example true
   */
  readonly danger?: boolean;
  /**
   * Channels to try before those of the person: a call, where an SMS would do otherwise.
   *
   * 优先尝试的渠道，如先打电话而非短信。
   *
   * @example ['voice', 'sms']
   */
  readonly by?: readonly string[];
  /**
   * How long each channel has: then, unless somebody has acknowledged, the next one is tried.
   *
   * 每个渠道的等待时限；逾时无人确认则尝试下一个渠道。
   *
   * @example '10m'
   */
  readonly acknowledgeWithin?: Duration;
  /**
   * It may ring in quiet hours. For what cannot wait until the morning.
   *
   * 可在免打扰时段响铃，仅用于不能等到早晨的事。
   *
   * @example true
   */
  readonly breakThrough?: boolean;
  /**
   * It does not ring before then, as in quiet hours: it is shown at once by what is silent, and rings then as a reminder unless the mail was read. Less than a minute ahead is now.
   *
   * 此前如免打扰时段不响铃：先以静默渠道显示，届时若仍未读则作为提醒响铃。一分钟以内视为现在。
   *
   * @example opening
   */
  readonly ringFrom?: Instant;
  /**
   * Whoever acknowledges must prove who they are: to hold the link is not enough.
   *
   * 确认者须验证身份，仅持有链接不够。
   *
   * @example true
   */
  readonly identity?: boolean;
  /**
   * It asks whether the mail was fine or bad, by two buttons: `fine` makes `cleared` true, and both change the next verdict on its sender.
   *
   * 提供“正常/有问题”两个按钮：选“正常”则 `cleared` 成立，二者都会影响对该发件人的下次判断。
   *
   * @example true
   */
  readonly verdict?: boolean;
  /**
   * It goes into a summary with others instead of an alert of its own.
   *
   * 并入汇总，不单独提醒。
   *
   * @example { key: 'promotions', wait: '30m', every: '4h' }
   */
  readonly digest?: Digest;
  /**
   * A first quote that the alert carries: as text, and as PDF by mail and on the page.
   *
   * 提醒所附的初步报价：文字，及邮件附件和页面上的 PDF。
   *
   * @example first
   */
  readonly quote?: FirstQuote | undefined;
}

export interface Digest {
  /**
   * What is gathered under the same name becomes one alert to each person, across all mails.
   *
   * 同名提醒跨邮件合并为每人一条。
   *
   * @example 'promotions'
   */
  readonly key: string;
  /**
   * From the first of them to the summary.
   *
   * 从第一条到发出汇总的时间。
   *
   * @example '30m'
   */
  readonly wait: Duration;
  /**
   * The least time from one summary to the next. Without it: as long as the wait.
   *
   * 两次汇总的最短间隔，默认与等待相同。
   *
   * @example '4h'
   */
  readonly every?: Duration;
}

export interface FirstQuote {
  /**
   * Of `text`: ISO 639-1.
   *
   * text 的语言：ISO 639-1。
   *
   * @example 'en'
   */
  readonly language: string;
  /**
   * What has a price.
   *
   * 已报价的产品。
   */
  readonly items: readonly QuotedItem[];
  /**
   * What nobody may guess at.
   *
   * 不可猜测、有待确认的部分。
   */
  readonly open: readonly OpenItem[];
  /**
   * All that was named has its price and its day.
   *
   * 所列各项均有价格与日期。
   */
  readonly isComplete: boolean;
  /**
   * Of all items.
   *
   * 全部产品的币种。
   */
  readonly currency?: string | undefined;
  /**
   * Of all items, a decimal as text.
   *
   * 全部金额，以文本表示的小数。
   *
   * @example '21200.00'
   */
  readonly total?: string | undefined;
  /**
   * When all of it can leave our house.
   *
   * 全部可出厂的日期。
   *
   * @example '2026-03-12'
   */
  readonly ready?: string | undefined;
  /**
   * The last day of these prices.
   *
   * 价格有效的最后一天。
   *
   * @example '2026-03-24'
   */
  readonly validUntil: string;
  /**
   * For the customer, in their language; never sent by itself.
   *
   * 给客户的文字，以其语言写成，不会自动发送。
   */
  readonly text: string;
  /**
   * One line in English.
   *
   * 一行英文摘要。
   */
  readonly summary: string;
  /**
   * Why the stock list could not be read.
   *
   * 库存表无法读取的原因。
   */
  readonly trouble?: string | undefined;
}

export interface QuotedItem {
  /**
   * The words of the mail.
   *
   * 邮件原文。
   */
  readonly wanted: string;
  /**
   * As the stock list has it.
   *
   * 库存表中的型号。
   *
   * @example 'OC-210'
   */
  readonly part: string;
  /**
   * The first name in the stock list.
   *
   * 库存表中的首个名称。
   */
  readonly name: string;
  /**
   * In the customer’s language, where the list has it.
   *
   * 客户语言的名称（若有）。
   */
  readonly nameThere: string;
  /**
   * Of the stock list: piece, set.
   *
   * 库存表单位：piece、set。
   */
  readonly unit: string;
  /**
   * ISO 4217.
   *
   * ISO 4217。
   *
   * @example 'USD'
   */
  readonly currency: string;
  /**
   * For one unit: a decimal as text, so that no cent is lost.
   *
   * 单价：以文本表示的小数，分毫不差。
   *
   * @example '92.50'
   */
  readonly price: string;
  /**
   * Absent where the mail names none.
   *
   * 邮件未写则为空。
   */
  readonly quantity?: number | undefined;
  /**
   * Price times quantity.
   *
   * 单价乘以数量。
   *
   * @example '18500.00'
   */
  readonly total?: string | undefined;
  /**
   * When all of it can leave our house.
   *
   * 全部可出厂的日期。
   *
   * @example '2026-03-12'
   */
  readonly ready?: string | undefined;
  /**
   * In stock now, where the list tells.
   *
   * 现有库存（若有）。
   */
  readonly stock?: number | undefined;
}

export interface OpenItem {
  /**
   * The words of the mail.
   *
   * 邮件原文。
   */
  readonly wanted: string;
  /**
   * Not in the list, or not certain.
   *
   * 表中没有，或无法确定。
   */
  readonly why: 'unknown' | 'ambiguous' | 'quantity' | 'unit' | 'below' | 'unpriced';
  /**
   * What it may be.
   *
   * 可能的产品。
   */
  readonly candidates: readonly string[];
}

export interface NewTask {
  /**
   * The task system, as the configuration names it.
   *
   * 任务系统，按配置中的名称。
   *
   * @example 'oa'
   */
  readonly in: string;
  /**
   * One line.
   *
   * 一行文字。
   *
   * @example 'Customs hold'
   */
  readonly title: string;
  /**
   * The person or team that is to do it.
   *
   * 负责的人或团队。
   *
   * @example purchasing
   */
  readonly assign?: Who;
  /**
   * More about it, plain text.
   *
   * 更多说明，纯文本。
   */
  readonly note?: string;
}

export interface NewMail {
  /**
   * One address.
   *
   * 一个地址。
   *
   * @example mail.from.address
   */
  readonly to: string;
  /**
   * One address; without it the configuration's.
   *
   * 一个地址，默认为配置的地址。
   *
   * @example 'sales@ours.example'
   */
  readonly from?: string;
  /**
   * Where answers go.
   *
   * 回复地址。
   *
   * @example 'sales@ours.example'
   */
  readonly replyTo?: string;
  /**
   * One line, where no template is named.
   *
   * 一行，未指定模板时使用。
   *
   * @example `Your inquiry: ${mail.subject}`
   */
  readonly subject?: string;
  /**
   * Plain text, where no template is named.
   *
   * 纯文本，未指定模板时使用。
   */
  readonly text?: string;
  /**
   * Name of a text below rules/templates.
   *
   * rules/templates 下的文本名称。
   *
   * @example 'inquiry-thanks'
   */
  readonly template?: string;
  /**
   * Of the template; without it 'en'.
   *
   * 模板的语言，默认为 en。
   *
   * @example 'zh'
   */
  readonly language?: string;
  /**
   * When to send it: the policy waits until then. Without it at once.
   *
   * 发送时刻，策略等到那时；默认为立即。
   *
   * @example morning
   */
  readonly at?: Instant;
}

export interface CountOptions {
  /**
   * The value that the events share: a sender address.
   *
   * 事件共有的值：如发件人地址。
   *
   * @example mail.from.address
   */
  readonly of: string;
  /**
   * The window.
   *
   * 时间窗。
   *
   * @example '15m'
   */
  readonly within: Duration;
}

export interface Alert {
  /**
   * The wish's id, the same on every repeat of the run.
   *
   * 愿望编号，重放时保持不变。
   */
  readonly id: string;
  /**
   * Ids of the persons whom an alert carries this text to.
   *
   * 通过提醒获知此文的人员编号。
   */
  readonly told: readonly string[];
  /**
   * One of the persons whom this alert went to has taken it on.
   *
   * 收到此提醒的人之一已确认接手。
   */
  readonly acknowledged: State;
  /**
   * One of the persons whom this alert went to has settled the matter. Resolved is acknowledged, too.
   *
   * 收到此提醒的人之一已解决此事。已解决也视为已确认。
   */
  readonly resolved: State;
  /**
   * One of the persons whom this alert went to has said that the mail is fine. Cleared is resolved, too.
   *
   * 收到此提醒的人之一确认该邮件正常。也视为已解决。
   */
  readonly cleared: State;
}

export interface Task {
  /**
   * The task's id, the same on every repeat of the run.
   *
   * 任务编号，重放时保持不变。
   */
  readonly id: string;
  /**
   * As it was created.
   *
   * 创建时的标题。
   */
  readonly title: string;
  /**
   * The task was finished in the system that keeps it.
   *
   * 任务已在所属系统中完成。
   */
  readonly done: State;
}

export interface Outgoing {
  /**
   * The sending's id, the same on every repeat of the run.
   *
   * 发送编号，重放时保持不变。
   */
  readonly id: string;
  /**
   * Whom it was sent to.
   *
   * 收件地址。
   */
  readonly to: string;
  /**
   * Without angle brackets.
   *
   * 不含尖括号。
   */
  readonly messageId: string;
  /**
   * A report came that the mail could not be delivered (RFC 3464).
   *
   * 收到该邮件无法投递的报告（RFC 3464）。
   */
  readonly bounced: State;
  /**
   * A report came that the mail reached the receiver's mailbox. Few servers send one: do not wait for it alone.
   *
   * 收到该邮件已送达收件箱的报告。发送此报告的服务器很少，不要只等它。
   */
  readonly delivered: State;
}

export interface LocalTime {
  /**
   * YYYY-MM-DD
   *
   * YYYY-MM-DD
   */
  readonly date: string;
  /**
   * In English, lower case.
   *
   * 英文小写。
   */
  readonly weekday: 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';
  /**
   * 0 to 23
   *
   * 0 到 23
   */
  readonly hour: number;
  /**
   * 0 to 59
   *
   * 0 到 59
   */
  readonly minute: number;
}

export interface Intent {
  /**
   * ISO 639-1.
   *
   * ISO 639-1。
   *
   * @example 'en'
   */
  readonly language: string;
  /**
   * What the mail is.
   *
   * 邮件类别。
   */
  readonly kind:
    | 'inquiry'
    | 'order'
    | 'payment-notice'
    | 'payment-request'
    | 'logistics-delay'
    | 'customs-issue'
    | 'arrival-notice'
    | 'complaint'
    | 'meeting-request'
    | 'approval-request'
    | 'promotion'
    | 'auto-reply'
    | 'other';
  /**
   * What it asks for.
   *
   * 对方要什么。
   */
  readonly asks: readonly (
    | 'price'
    | 'delivery date'
    | 'sample'
    | 'catalogue'
    | 'certificate'
    | 'meeting'
    | 'invoice'
    | 'refund'
    | 'status'
    | 'confirmation'
    | 'document'
    | 'other'
  )[];
  /**
   * What the writer expects or offers for our goods.
   *
   * 对方期望或愿付的价格。
   */
  readonly price?: Price | undefined;
  /**
   * How much of the goods.
   *
   * 货物数量。
   */
  readonly quantity?: Quantity | undefined;
  /**
   * By how many days something comes later.
   *
   * 晚多少天。
   */
  readonly delayDays?: number | undefined;
  /**
   * The day by which we must act: YYYY-MM-DD.
   *
   * 我方最迟应办日期：YYYY-MM-DD。
   */
  readonly deadline?: string | undefined;
  /**
   * The writer presses.
   *
   * 对方催促。
   */
  readonly urgent: boolean;
  /**
   * When to have answered: as the mail says, else as soon as mails like it were answered so far, and never later than `within`.
   *
   * 最迟答复时刻：按邮件所述，否则按以往同类邮件的答复速度，且不晚于 within。
   */
  readonly replyBy: Instant;
  /**
   * The time from which `replyBy` comes, as ISO 8601: working time of whoever answers. Absent where the mail names a moment.
   *
   * 得出 replyBy 的时长（ISO 8601），按答复者的工作时间计；邮件写明时刻时为空。
   *
   * @example 'PT2H'
   */
  readonly replyWithin?: string | undefined;
  /**
   * Which earlier answers the time was taken from, and of how many.
   *
   * 时限依据哪一类、多少封以往的答复。
   */
  readonly replyBecause: string;
  /**
   * What the customer’s clock shows and how soon to answer, in the language of whoever answers.
   *
   * 对方当地时间与应在多久内答复，用答复者的语言。
   *
   * @example 'Wednesday 10:00 there, answer within 2 hours'
   */
  readonly hint: string;
  /**
   * One line, made of the values alone.
   *
   * 一行，仅由读出的值组成。
   */
  readonly summary: string;
  /**
   * A frame for an answer in the writer’s language, with open places; never sent by itself.
   *
   * 以对方语言起草的回复框架，留有空白，不会自动发送。
   */
  readonly suggestedReply: string;
}

export interface Price {
  /**
   * For one unit, or in all.
   *
   * 单价或总价。
   */
  readonly amount: number;
  /**
   * ISO 4217.
   *
   * ISO 4217。
   *
   * @example 'USD'
   */
  readonly currency: string;
  /**
   * The unit, in English: piece, set, kg.
   *
   * 单位（英文）：piece、set、kg。
   */
  readonly per?: string | undefined;
}

export interface Quantity {
  /**
   * Of goods.
   *
   * 货物数量。
   */
  readonly amount: number;
  /**
   * In English: piece, set.
   *
   * 英文：piece、set。
   */
  readonly unit?: string | undefined;
}

/**
 * Tells persons: each of them once, by the best channel; or it is written down why not.
 *
 * 通知某些人：每人只通知一次，使用最合适的渠道；未通知的会记录原因。
 *
 * @example await notify(purchasing.lead, { template: 'shipping-trouble' });
 */
export function notify(who: Who | readonly Who[], what: Notice): Promise<Alert> {
  return provider().notify(who, what);
}

/**
 * Opens a task in a system of the configuration (the embedded list, or an outside system by webhook).
 *
 * 在配置的系统中创建任务（内置列表，或经 webhook 的外部系统）。
 *
 * @example const task = await createTask({ in: 'oa', title: `Trouble: ${mail.subject}`, assign: purchasing });
 */
export function createTask(task: NewTask): Promise<Task> {
  return provider().perform('createTask', [task]) as Promise<Task>;
}

/**
 * Sends a mail of the company's own through the relay of the configuration, which says who may be written to and from whom.
 *
 * 通过配置的中继发送公司邮件；可用的发件人和收件人由配置决定。
 *
 * @example const sent = await sendMail({ to: mail.from.address, template: 'inquiry-thanks', at: morning });
 */
export async function sendMail(mail: NewMail): Promise<Outgoing> {
  if (mail.at !== undefined) await provider().sleep({ by: mail.at });
  return provider().perform('sendMail', [mail]) as Promise<Outgoing>;
}

/**
 * Moves the mail into another folder of its mailbox.
 *
 * 把邮件移到同一邮箱的另一个文件夹。
 *
 * @example await move('Quarantine');
 */
export function move(folder: string): Promise<void> {
  return provider().perform('move', [folder]) as Promise<void>;
}

/**
 * Sets a flag on the mail in its mailbox.
 *
 * 在邮箱中给邮件加标记。
 *
 * @example await flag('flagged');
 */
export function flag(flag: 'flagged' | 'seen' | 'important'): Promise<void> {
  return provider().perform('flag', [flag]) as Promise<void>;
}

/**
 * What the clock shows at a place now.
 *
 * 某地现在的时间。
 *
 * @example const there = await localTime(purchasing.lead);
 */
export function localTime(where: Who | string): Promise<LocalTime> {
  return provider().perform('localTime', [where]) as Promise<LocalTime>;
}

/**
 * The next instant at which the clock at a place shows that time, daylight saving included.
 *
 * 某地时钟下次显示该时间的时刻，已计夏令时。
 *
 * @example const morning = await nextTime('09:00', purchasing.lead);
 */
export function nextTime(time: string, where: Who | string): Promise<Instant> {
  return provider().perform('nextTime', [time, where]) as Promise<Instant>;
}

/**
 * The instant at which so much of a person’s working time will have passed: their hours, without holidays and absences.
 *
 * 某人的工作时间累计达到该长度的时刻：按其工时计算，不含假日与缺勤。
 *
 * @example const due = await workingTime('8h', sales.lead);
 */
export function workingTime(duration: Duration, who: Who): Promise<Instant> {
  return provider().perform('workingTime', [duration, who]) as Promise<Instant>;
}

/**
 * Reads what the mail wants and by when. Whatever it says of amounts and dates stands in the mail; what it does not find is absent.
 *
 * 读出邮件想要什么、何时要。所述数额与日期均出自邮件原文，读不到的即为空。
 *
 * @example const wish = await intent(mail, '8h', sales.lead);
 */
export function intent(_mail: Mail, within?: Duration, who?: Who, there?: string): Promise<Intent> {
  return provider().perform('intent', [within, who, there]) as Promise<Intent>;
}

/**
 * Looks what the mail names up in the stock list: price by quantity, earliest day, validity. What is not certain is said, never guessed. Nothing is sent: an alert carries it.
 *
 * 按库存表查出邮件所列产品：按数量的价格、最早交货日、有效期。不确定的会说明，绝不猜测。不会发送给客户，由提醒携带。
 *
 * @example const first = await quote(mail, sales.lead);
 */
export function quote(_mail: Mail, calendar: Who, validFor?: Duration): Promise<FirstQuote> {
  return provider().perform('quote', [calendar, validFor]) as Promise<FirstQuote>;
}

/**
 * Whether one of the phrases occurs: whatever the case, width, simplified or traditional characters, zero-width characters or line breaks. Latin words match as whole words.
 *
 * 是否出现任一短语：不论大小写、全半角、简繁体、零宽字符或换行。拉丁文单词按整词匹配。
 *
 * @example mentions(mail, ['清关异常', 'customs hold'])
 */
export function mentions(text: string | Mail, phrases: string | readonly string[]): boolean {
  return provider().helper('mentions', [text, phrases]) as boolean;
}

/**
 * Whether a regular expression finds something, by an engine whose time is linear in the text.
 *
 * 正则表达式是否匹配，由线性时间引擎执行。
 *
 * @example matches(mail.subject, /[A-Z]{4}\d{7}/)
 */
export function matches(text: string | Mail, pattern: RegExp): boolean {
  return provider().helper('matches', [text, pattern]) as boolean;
}

/**
 * How many events of a kind there were about something in a sliding window, this one included.
 *
 * 滑动时间窗内某类事件的次数，包含本次。
 *
 * @example count('mail.received', { of: mail.from.address, within: '15m' }) >= 5
 */
export function count(event: string, options: CountOptions): number {
  return provider().helper('count', [event, options]) as number;
}
