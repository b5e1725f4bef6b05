import type { Value } from '../plan/expression.ts';
import { type Known, NOTHING_KNOWN } from '../plan/known.ts';
import type { Envelope, Facts } from './facts.ts';
import { MAIL_READERS, Mail } from './mail.ts';

/**
 * Reads a message (RFC 5322 and MIME, as mail really is). Never throws: what cannot be read is named in
 * `mail.problems` ({@link PROBLEMS}), and everything else is there. Facts are worked out when they are asked for.
 *
 * @param raw the message as it came; it must not change afterwards
 * @param known what the company knows: whom a sender may pretend to be
 */
export function extractMail(raw: Uint8Array, envelope: Envelope, known: Known = NOTHING_KNOWN): Facts {
  return new MailFacts(new Mail(raw, envelope, known));
}

class MailFacts implements Facts {
  readonly #mail: Mail;
  readonly #known = new Map<string, Value>();

  constructor(mail: Mail) {
    this.#mail = mail;
  }

  get(path: string): Value {
    if (this.#known.has(path)) return this.#known.get(path);
    const read = Object.hasOwn(MAIL_READERS, path) ? MAIL_READERS[path] : undefined;
    if (!read) throw new Error(`${path} is no fact of a mail`);
    const value = read(this.#mail);
    this.#known.set(path, value);
    return value;
  }
}
