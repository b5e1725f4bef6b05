import type { Value } from '../plan/expression.ts';
import { attachmentsOf } from './attachments.ts';
import type { Envelope } from './facts.ts';
import { type Address, NOBODY, parseAddresses } from './mime/address.ts';
import { parseDate } from './mime/date.ts';
import { type Part, parseMessage } from './mime/part.ts';
import { isAutomatic, isBounce, isBulk } from './origin.ts';
import { Problems } from './problems.ts';
import { type Body, bodyOf } from './text/body.ts';
import { type NewPart, newPart } from './text/reply.ts';
import { languagesOf } from './text/scripts.ts';

/** A parsed message; what takes time is worked out once, and only when it is asked for. */
export class Mail {
  readonly raw: Uint8Array;
  readonly envelope: Envelope;
  readonly problems = new Problems();
  readonly message: Part;
  #body: Body | undefined;
  #newPart: NewPart | undefined;

  constructor(raw: Uint8Array, envelope: Envelope) {
    this.raw = raw;
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
    return [this.newPart.text, ...this.body.forwarded].filter((text) => text).join('\n\n');
  }

  addresses(header: string): readonly Address[] {
    return this.message.headers.all(header).flatMap((value) => parseAddresses(value, this.problems));
  }
}

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
  'mail.attachments': (mail) => attachmentsOf(mail.message),
  'mail.date': dateOf,
  'mail.receivedAt': ({ envelope }) => new Date(envelope.receivedAt).toISOString(),
  'mail.mailbox': ({ envelope }) => envelope.mailbox,
  'mail.size': ({ raw }) => raw.length,
  'mail.messageId': ({ message }) => messageIdIn(message.headers.raw('message-id')),
  'mail.isReply': ({ message }) => ['in-reply-to', 'references'].some((name) => message.headers.raw(name) !== ''),
  'mail.isForward': (mail) => mail.newPart.isForward || mail.body.forwarded.length > 0,
  'mail.isAutomatic': ({ message, envelope }) => isAutomatic(message, envelope),
  'mail.isBounce': ({ message, envelope }) => isBounce(message, envelope),
  'mail.isBulk': ({ message }) => isBulk(message),
  'mail.languages': (mail) => languagesOf(`${mail.subject}\n${mail.text}`),
};

/** How every fact of the catalogue is read, by its path. */
export const MAIL_READERS: { readonly [path: string]: Reader } = {
  'mail.from': (mail) => mail.from,
  ...Object.fromEntries(Object.keys(NOBODY).map((key) => [`mail.from.${key}`, partOfFrom(key as keyof Address)])),
  ...READERS,
  'mail.problems': problemsOf,
};

function partOfFrom(key: keyof Address): Reader {
  return (mail) => mail.from[key];
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
