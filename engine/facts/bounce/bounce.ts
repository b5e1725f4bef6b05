import { latinText } from '../mime/charset.ts';
import type { Part } from '../mime/part.ts';
import type { Body } from '../text/body.ts';
import { type BounceReason, HARD, reasonOf, type Stage } from './reasons.ts';

/** What became of one recipient's copy. A type, not an interface, so that it is a plain value too. */
export type Undelivered = {
  /** In lower case; empty where the report names none. */
  readonly address: string;
  /** Enhanced status (RFC 3463): `5.1.1`; empty where there is none. */
  readonly status: string;
  /** Reply of SMTP: `550`; empty where there is none. */
  readonly reply: string;
  readonly reason: BounceReason;
  readonly isHard: boolean;
};

/** A report about a mail of ours. */
export type Delivery = {
  readonly kind: 'bounce' | 'delay' | 'delivered' | 'feedback' | 'vacation';
  /** Of the mail that it is about; empty where it quotes none. */
  readonly messageId: string;
  readonly recipients: readonly Undelivered[];
};

const MOST_RECIPIENTS = 100;
/** What is longer is the mail that came back. */
const LONGEST_TEXT = 20_000;

/** Where the notice ends and the mail that came back begins. */
const RETURNED =
  /^(?:[-=*_ >]*(?:original message|copy of (?:the |your )?message|(?:this|the following|below|included) (?:is|line is) (?:a )?(?:copy|the)|below this line|(?:returned|undelivered|unsent|rejected|bounced) (?:message|mail)|message headers?(?: follow)?|headers? of (?:the |your )?message|message (?:text|content|header)|forwarded message|begin message|the header|content-description: undelivered|message from yahoo|there (?:is|was) the original|元のメッセージ|received: |return-path: )).*$/im;

/** Within the lengths of RFC 5321, section 4.5.3.1: without them it is quadratic in a word that never ends. */
const ADDRESS = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,20}/;
const STATUS = /(?<![\d.])([245]\.\d{1,2}\.\d{1,3})(?![\d.])/g;
const REPLY = /(?<![\d.])([245]\d\d)(?=[ -]|$)(?![ -]?\d{3,})/g;

/** @param says whether it is known to be a bounce, may be a notice of one by its sender, or answers for somebody who is away */
export function deliveryOf(
  message: Part,
  body: Body,
  says: { readonly isBounce: boolean; readonly isNotice: boolean; readonly isAway: boolean },
): Delivery | undefined {
  const parts = [...within(message)];
  const messageId = returnedId(parts);
  if (isFeedback(message, parts)) return feedback(parts, messageId);
  const status = parts.find(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type.value));
  const notice = noticeIn(body);
  const service = fromService(body.own, messageId);
  if (service) return service;
  const report = status ? textOf(status) : reportWithin(body);
  const reported = report ? fromReport(report, notice) : [];
  const isNotice = says.isBounce || report !== '' || (says.isNotice && FAILED.test(notice.slice(0, 3_000)));
  const recipients = reported.length ? reported : isNotice ? fromNotice(message, notice) : [];
  if (!recipients.length) return says.isAway ? { kind: 'vacation', messageId, recipients: [away(message)] } : undefined;
  const isFine = recipients.every((one) => one.status.startsWith('2'));
  const isLate = !isFine && /^action\s*:\s*delayed/im.test(report) && !/^action\s*:\s*failed/im.test(report);
  return {
    kind: isFine ? 'delivered' : isLate ? 'delay' : 'bounce',
    messageId,
    recipients,
  };
}

const FAILED =
  /could not be delivered|unable to deliver|not (?:be )?delivered|did not reach|delivery (?:errors?|problems?)|permanent (?:fatal |delivery )?errors?|error message below|trouble delivering|transcript of session|undeliverable|failed|mailbox is full/i;

const plainly = (address: string, reason: BounceReason): Undelivered => ({
  address,
  status: '',
  reply: '',
  reason,
  isHard: false,
});
const away = (message: Part) => plainly(addressIn(message.headers.raw('from')), 'vacation');

/** RFC 5965, and what Hotmail sends instead. */
const isFeedback = (message: Part, parts: readonly Part[]) =>
  parts.some(({ type }) => type.value === 'message/feedback-report') ||
  /^\s*complaint about message from/i.test(message.headers.text('subject'));

function* within(part: Part): Iterable<Part> {
  yield part;
  for (const inner of part.parts) yield* within(inner);
}

const textOf = (part: Part) => unfolded(latinText(part.content()));
const unfolded = (fields: string) => fields.replaceAll(/\r\n?/g, '\n').replaceAll(/\n[ \t]+/g, ' ');

const fieldOf = (block: string, name: string): string =>
  new RegExp(`^${name}\\s*:(.*)$`, 'im').exec(block)?.[1]?.trim() ?? '';

function noticeIn({ own, text }: Body): string {
  const whole = (own || text).slice(0, LONGEST_TEXT * 3);
  const end = whole.search(RETURNED);
  return (end > 40 ? whole.slice(0, end) : whole).slice(0, LONGEST_TEXT);
}

function feedback(parts: readonly Part[], messageId: string): Delivery {
  const report = parts.find(({ type }) => type.value === 'message/feedback-report');
  const named = report ? [...textOf(report).matchAll(/^(?:original-rcpt-to|removal-recipient)\s*:\s*(.*)$/gim)] : [];
  const distinct = [...new Set(named.map(([, to]) => addressIn(to!)))].slice(0, MOST_RECIPIENTS);
  const addresses = distinct.length ? distinct : [''];
  return { kind: 'feedback', messageId, recipients: addresses.map((address) => plainly(address, 'feedback')) };
}

const addressIn = (text: string) => ADDRESS.exec(text)?.[0].toLowerCase() ?? '';

/** The fields of a report that some gateway has put among the words of a notice; empty where there are none. */
function reportWithin({ text }: Body): string {
  const begins = text.search(/^(?:reporting-mta|action|(?:final|original)-recipient)\s*:/im);
  const report = begins < 0 ? '' : text.slice(begins, begins + LONGEST_TEXT);
  return /^final-recipient\s*:/im.test(report) && /^action\s*:/im.test(report) ? unfolded(report) : '';
}

function fromReport(report: string, notice: string): readonly Undelivered[] {
  const blocks = report
    .split(/\n\s*\n/)
    .filter((block) => /^(?:action|(?:final|original)-recipient)\s*:/im.test(block))
    .slice(0, MOST_RECIPIENTS);
  return blocks.flatMap((block) => {
    const final = fieldOf(block, 'final-recipient') || fieldOf(block, 'original-recipient');
    const action = fieldOf(block, 'action').toLowerCase();
    if (!final && !action) return [];
    const address =
      addressIn(fieldOf(block, 'x-actual-recipient')) ||
      addressIn(final) ||
      addressIn(fieldOf(block, 'original-recipient'));
    const said = fieldOf(block, 'diagnostic-code').replace(/^[\w-]+\s*;\s*/, '');
    const rest = blocks.length > 1 ? aboutIn(notice, address) : notice;
    return [judged(address, fieldOf(block, 'status'), said, rest, stageOf(said, notice))];
  });
}

/** What the notice says of one recipient. */
function aboutIn(notice: string, address: string): string {
  const at = address ? notice.toLowerCase().indexOf(address) : -1;
  return at < 0 ? notice : notice.slice(at, at + 1_500);
}

/** What the server was answering when it refused: by the words of Postfix, Exim and others, or Sendmail's transcript. */
function stageOf(said: string, notice: string): Stage {
  const all = `${said}\n${notice}`;
  if (/(?:in\s+reply\s+to|after)\s+(?:the\s+)?end\s+of\s+data|in\s+reply\s+to\s+DATA/i.test(all)) return 'mail';
  if (/(?:\bafter|\bin\s+reply\s+to|\bour|SMTP:|\[)\s*RCPT(?:_TO)?\b|server\s+has\s+rejected\s+address/i.test(all))
    return 'recipient';
  const refused = notice.search(/^[ \t]*<<< [45]\d\d/m);
  const [asked = ''] =
    refused < 0
      ? []
      : (notice
          .slice(0, refused)
          .match(/^[ \t]*>>>.*/gm)
          ?.slice(-1) ?? []);
  if (/RCPT/i.test(asked)) return 'recipient';
  return /DATA|\.\s*$/i.test(asked) ? 'mail' : 'unknown';
}

/** @param field the status as the report has it; `said` what the server answered; `rest` what is said besides */
function judged(address: string, field: string, said: string, rest: string, stage: Stage): Undelivered {
  const given = /[245]\.\d{1,3}\.\d{1,3}/.exec(field)?.[0] ?? '';
  // What stands behind a reply is the server's own; before it, somebody's on the way.
  const replied = /[245]\d\d[ -]'?([245]\.\d{1,2}\.\d{1,3})/.exec(said)?.[1];
  const found = [...(replied ? [replied] : []), ...[...said.matchAll(STATUS)].map(([, status]) => status!)];
  const others = [...rest.matchAll(STATUS)].map(([, status]) => status!);
  const answered = said.match(REPLY)?.[0] ?? '';
  // A server that says 550 and 4.5.0 has said 5.5.0 in between.
  const isContrary =
    answered !== '' && given !== '' && answered[0] !== given[0] && found.some((one) => one[0] === answered[0]);
  const isVague = given === '' || isContrary || /^[245]\.0\.0$|^4\.4\.7$/.test(given);
  const telling = (all: readonly string[]) => all.find((one) => !/\.0\.0$/.test(one));
  const beside = found.length ? undefined : telling(others);
  const status = isVague ? (telling(found) ?? beside ?? given) || (found[0] ?? others[0] ?? '') : given;
  const reply = said.match(REPLY)?.[0] ?? rest.match(REPLY)?.[0] ?? '';
  const full = status || (/^[45]/.test(reply) ? `${reply[0]}.0.0` : '');
  const reason = reasonOf(said, rest, full, stage);
  return {
    address,
    status: full,
    reply,
    reason,
    isHard: HARD.has(reason) && (reason === 'userunknown' || !full.startsWith('4')),
  };
}

/** Amazon's notices, which are JSON: `notificationType` is Bounce, Complaint or Delivery. */
function fromService(text: string, messageId: string): Delivery | undefined {
  const kind = /^\s*\{[\s\S]{0,20000}?"notificationType"\s*:\s*"(Complaint|Delivery)"/.exec(
    text.slice(0, LONGEST_TEXT),
  )?.[1];
  if (kind === undefined) return undefined;
  const address = addressIn(/"(?:emailAddress|recipients)"\s*:\s*\[?\s*"([^"]*)"/.exec(text)?.[1] ?? '');
  if (kind === 'Complaint') return { kind: 'feedback', messageId, recipients: [plainly(address, 'feedback')] };
  const said = /"smtpResponse"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? '';
  return { kind: 'delivered', messageId, recipients: [judged(address, '', said, '', 'unknown')] };
}

/** Notices without a report: an address, and what the server said of it below. */
function fromNotice(message: Part, notice: string): readonly Undelivered[] {
  const failed = message.headers.raw('x-failed-recipients').split(',').map(addressIn).filter(Boolean);
  const own = addressIn(message.headers.raw('from'));
  const starts = [
    ...notice.matchAll(
      new RegExp(
        `^[ \\t>*-]{0,40}(?:\\d{3} (?:[245]\\.\\d\\.\\d+ )?|(?:recipient|address|destination)\\s{0,9}(?:address)?\\s{0,9}:\\s{0,40})?[<"'(\\[]?(${ADDRESS.source})[>"')\\]]?(?:\\s|[:,;(\\-]|$|\\.\\.\\.)`,
        'gim',
      ),
    ),
  ]
    .map((match) => ({ at: match.index, address: match[1]!.toLowerCase() }))
    .filter(({ address }) => address !== own && !/^(?:postmaster|mailer-daemon)@/.test(address));
  const distinct = starts.filter(({ address }, index) => starts.findIndex((one) => one.address === address) === index);
  const named = (failed.length ? distinct.filter(({ address }) => failed.includes(address)) : distinct).slice(
    0,
    MOST_RECIPIENTS,
  );
  if (named.length > 1)
    return named.map(({ address, at }, index) => {
      const said = saidFrom(notice, at, named[index + 1]?.at);
      return judged(address, '', said, '', stageOf(said, notice.slice(notice.lastIndexOf('>>>', at), at)));
    });
  const address = failed[0] ?? named[0]?.address ?? addressIn(notice.replaceAll(own || '\0', ''));
  return [judged(address, '', named[0] ? notice.slice(named[0].at) : notice, notice, stageOf('', notice))];
}

/** A line of Sendmail's transcript is all that it says of an address; others say it below. */
const saidFrom = (notice: string, at: number, to: number | undefined): string => {
  const said = notice.slice(at, to);
  return /^[\s>*-]*\d{3} [^\n]*\.\.\./.test(said) ? said.trimStart().split('\n', 1)[0]! : said;
};

/** The original comes back as a message of its own, or as its header section (RFC 6522). */
function returnedId(parts: readonly Part[]): string {
  const quoted = parts.find(({ type }) =>
    /^(?:message\/(?:rfc822|global)|text\/(?:rfc822|global)-headers)$|^message\/global-headers$/.test(type.value),
  );
  if (!quoted) return '';
  const [inner] = quoted.parts;
  const id = inner ? inner.headers.raw('message-id') : fieldOf(textOf(quoted), 'message-id');
  return /<([^<>\s]+)>/.exec(id)?.[1] ?? '';
}
