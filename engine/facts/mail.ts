import type { Value } from '../plan/expression.ts';
import { type Known, NOTHING_KNOWN } from '../plan/known.ts';
import { ADDRESSEES } from '../plan/people.ts';
import { type Attachment, attachmentsOf } from './attachments.ts';
import { type Authenticity, UNCHECKED, writtenResults } from './authenticity.ts';
import { deliveryOf } from './bounce/bounce.ts';
import type { Envelope } from './facts.ts';
import { NO_HISTORY, type SenderHistory } from './history.ts';
import { invitationOf } from './invitation.ts';
import { type Link, linksOf } from './links/links.ts';
import { type Address, NOBODY, parseAddresses } from './mime/address.ts';
import { parseDate } from './mime/date.ts';
import { type Part, parseMessage } from './mime/part.ts';
import { type Account, accountsIn } from './money/accounts.ts';
import { amountsIn } from './money/amounts.ts';
import { isAutomatic, isBounce, isBulk, listOf, reportingOf } from './origin.ts';
import { Problems } from './problems.ts';
import { hopsOf } from './received.ts';
import { riskOf } from './risk/judge.ts';
import type { Risk } from './risk/reason.ts';
import { type Body, bodyOf } from './text/body.ts';
import { datesIn } from './text/dates.ts';
import { comparable, disguisesOf } from './text/disguise.ts';
import { languageOf } from './text/language.ts';
import { type NewPart, newPart } from './text/reply.ts';
import { languagesOf } from './text/scripts.ts';
import { repliedTo } from './thread.ts';

/** A parsed message; what takes time is worked out once, and only when it is asked for. */
export class Mail {
  readonly raw: Uint8Array;
  readonly envelope: Envelope;
  readonly known: Known;
  readonly problems = new Problems();
  readonly message: Part;
  readonly #addresses = new Map<string, readonly Address[]>();
  #body: Body | undefined;
  #newPart: NewPart | undefined;
  #links: readonly Link[] | undefined;
  #attachments: readonly Attachment[] | undefined;
  #accounts: readonly Account[] | undefined;

  #risk: Risk | undefined;

  constructor(raw: Uint8Array, envelope: Envelope, known: Known = NOTHING_KNOWN) {
    this.raw = raw;
    this.known = known;
    this.envelope = envelope;
    this.message = parseMessage(raw, this.problems);
    if (envelope.cut) this.problems.add('cut');
    if (!raw.length) this.problems.add('empty');
    else if (!this.message.headers.size) this.problems.add('headers');
    if (ONCE.some((name) => this.message.headers.all(name).length > 1)) this.problems.add('duplicate');
  }

  get subject(): string {
    return this.message.headers.text('subject');
  }

  get body(): Body {
    this.#body ??= bodyOf(this.message, this.problems);
    return this.#body;
  }

  get newPart(): NewPart {
    this.#newPart ??= newPart(this.body.own, this.subject);
    return this.#newPart;
  }

  get from(): Address {
    const [first] = this.addresses('from');
    if (first) return first;
    this.problems.add('address');
    return { ...NOBODY, name: this.message.headers.text('from').replace(/^[<"]+|[>"]+$/g, '') };
  }

  /** The new part and every mail that is attached. */
  get text(): string {
    return joined([this.newPart.text, ...this.body.forwarded]);
  }

  get links(): readonly Link[] {
    this.#links ??= linksOf(this.body, this.problems);
    return this.#links;
  }

  get attachments(): readonly Attachment[] {
    this.#attachments ??= attachmentsOf(this.message, this.problems);
    return this.#attachments;
  }

  /** What is searched for sums, accounts and dates: patterns take their time, so not without end. */
  get searched(): string {
    const { text } = this;
    if (text.length > LONGEST_SEARCHED) this.problems.add('text');
    return text.slice(0, LONGEST_SEARCHED);
  }

  get isBulk(): boolean {
    return isBulk(this.message);
  }

  /** By our own check, else by a server that is believed. */
  get authenticity(): Authenticity {
    const lines = () => this.message.headers.all('authentication-results');
    return this.envelope.authenticity ?? writtenResults(lines(), this.known.servers) ?? UNCHECKED;
  }

  get history(): SenderHistory {
    return this.envelope.history ?? NO_HISTORY;
  }

  get risk(): Risk {
    this.#risk ??= riskOf(this);
    return this.#risk;
  }

  get accounts(): readonly Account[] {
    this.#accounts ??= accountsIn(this.searched);
    return this.#accounts;
  }

  get languages(): readonly string[] {
    return languagesOf(`${this.subject}\n${this.text}`);
  }

  addresses(header: string): readonly Address[] {
    const known = this.#addresses.get(header);
    const read = known ?? this.message.headers.all(header).flatMap((value) => parseAddresses(value, this.problems));
    this.#addresses.set(header, read);
    return read;
  }
}

const LONGEST_SEARCHED = 200_000;

/** RFC 5322 §3.6: two of them, and every program may show another one. */
const ONCE = ['from', 'sender', 'reply-to', 'to', 'cc', 'subject', 'date', 'message-id', 'in-reply-to', 'references'];

type Reader = (mail: Mail) => Value;

const READERS: { readonly [path: string]: Reader } = {
  'mail.to': (mail) => mail.addresses('to'),
  'mail.cc': (mail) => mail.addresses('cc'),
  'mail.replyTo': (mail) => mail.addresses('reply-to')[0],
  'mail.subject': (mail) => mail.subject,
  'mail.text': (mail) => mail.text,
  'mail.fullText': (mail) => mail.body.text,
  'mail.quotedText': (mail) => mail.newPart.quoted,
  'mail.forwardedText': ({ newPart, body }) => joined([newPart.forwarded, ...body.forwarded]),
  'mail.signature': (mail) => mail.newPart.signature,
  'mail.hiddenText': (mail) => mail.body.hidden,
  'mail.normalText': (mail) => comparable(`${mail.subject}\n${mail.text}`),
  'mail.disguises': (mail) => disguisesOf(`${mail.subject}\n${mail.from.name}\n${mail.body.text}`),
  'mail.isHtml': (mail) => mail.body.isHtml,
  'mail.pictures': (mail) => mail.body.pictures,
  'mail.links': (mail) => mail.links,
  'mail.attachments': (mail) => mail.attachments,
  'mail.invitation': ({ message }) => invitationOf(message),
  'mail.amounts': (mail) => amountsIn(mail.searched),
  'mail.accounts': (mail) => mail.accounts,
  'mail.dates': (mail) => datesIn(mail.searched),
  'mail.hops': ({ message }) => hopsOf(message.headers),
  'mail.sentBy': envelopeSender,
  'mail.answers': ({ message }) => repliedTo(message),
  'mail.list': ({ message }) => listOf(message),
  'mail.date': dateOf,
  'mail.receivedAt': ({ envelope }) => new Date(envelope.receivedAt).toISOString(),
  'mail.mailbox': ({ envelope }) => envelope.mailbox,
  'mail.size': ({ raw }) => raw.length,
  'mail.messageId': ({ message }) => messageIdIn(message.headers.raw('message-id')),
  'mail.isReply': ({ message }) => ['in-reply-to', 'references'].some((name) => message.headers.raw(name) !== ''),
  'mail.isForward': (mail) => mail.newPart.isForward || mail.body.forwarded.length > 0,
  'mail.isAutomatic': ({ message, envelope }) => isAutomatic(message, envelope),
  'mail.isBounce': ({ message, envelope }) => isBounce(message, envelope),
  'mail.delivery': ({ message, body, envelope }) => deliveryOf(message, body, reportingOf(message, envelope)),
  'mail.isBulk': (mail) => mail.isBulk,
  'mail.language': (mail) => languageOf(`${mail.subject}\n${mail.text}`, mail.languages),
  'mail.languages': (mail) => mail.languages,
};

const joined = (texts: readonly string[]) => texts.filter((text) => text).join('\n\n');

/** SMTP's MAIL FROM, as the connection gave it or the last server wrote it down. */
function envelopeSender({ envelope, message, problems }: Mail): Value {
  return parseAddresses(envelope.mailFrom ?? message.headers.raw('return-path'), problems)[0];
}

/** How every fact of the catalogue is read, by its path. */
export const MAIL_READERS: { readonly [path: string]: Reader } = {
  'mail.from': (mail) => mail.from,
  ...Object.fromEntries(Object.keys(NOBODY).map((key) => [`mail.from.${key}`, partOfFrom(key as keyof Address)])),
  ...READERS,
  'mail.auth': (mail) => mail.authenticity,
  ...Object.fromEntries(
    Object.keys(UNCHECKED).map((key) => [`mail.auth.${key}`, partOfAuth(key as keyof Authenticity)]),
  ),
  'mail.history': (mail) => mail.history,
  ...Object.fromEntries(
    Object.keys(NO_HISTORY).map((key) => [`mail.history.${key}`, partOfHistory(key as keyof SenderHistory)]),
  ),
  'mail.risk': (mail) => mail.risk,
  'mail.risk.score': ({ risk }) => risk.score,
  'mail.risk.level': ({ risk }) => risk.level,
  'mail.risk.reasons': ({ risk }) => risk.reasons,
  'mail.risk.why': ({ risk }) => risk.why,
  'mail.risk.whyZh': ({ risk }) => risk.whyZh,
  'mail.addressees': () => ({ who: ADDRESSEES }),
  'mail.problems': problemsOf,
};

function partOfFrom(key: keyof Address): Reader {
  return (mail) => mail.from[key];
}

function partOfAuth(key: keyof Authenticity): Reader {
  return (mail) => mail.authenticity[key];
}

function partOfHistory(key: keyof SenderHistory): Reader {
  return (mail) => mail.history[key];
}

/** Only who has read everything knows everything that is wrong. */
function problemsOf(mail: Mail): Value {
  for (const read of [(whole: Mail) => whole.from, ...Object.values(READERS)]) read(mail);
  return mail.problems.list;
}

function dateOf({ message, problems }: Mail): string | undefined {
  const header = message.headers.raw('date');
  const date = header ? parseDate(header) : undefined;
  if (header && !date) problems.add('date');
  return date;
}

const messageIdIn = (header: string) => (/<([^<>]*)>/.exec(header)?.[1] ?? header.replace(/[<>]/g, '')).trim();
