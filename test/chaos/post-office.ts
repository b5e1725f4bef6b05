import { setTimeout as sleep } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import type { Company } from './company.ts';
import type { Mail } from './mails.ts';

const RETRY_MS = 300;
const PATIENCE_MS = 10_000;

/** Brings mails where they are to go, as senders do: again and again, until the other side has said that it has them. */
export class PostOffice {
  readonly #company: Company;
  readonly #signal: AbortSignal;
  readonly #clients = new Map<string, ImapFlow>();
  /** Tries that failed: what the other side has of them, it has twice. */
  repeats = 0;

  constructor(company: Company, signal: AbortSignal) {
    this.#company = company;
    this.#signal = signal;
  }

  /** Resolves when it was taken everywhere. @throws where the run was given up before */
  async post(mail: Mail): Promise<void> {
    if (mail.way === 'smtp') return this.#until(() => this.#send(mail.raw));
    for (const mailbox of mail.mailboxes) {
      if (mail.way === 'drop') this.#company.dovecot.deliver(mailbox, mail.raw);
      else await this.#until(() => this.#append(mailbox, mail.raw));
    }
  }

  async #until(once: () => Promise<void>): Promise<void> {
    for (;;) {
      this.#signal.throwIfAborted();
      try {
        return await once();
      } catch {
        this.repeats += 1;
        await sleep(RETRY_MS);
      }
    }
  }

  async #send(raw: string): Promise<void> {
    const patience = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
    const server = { host: '127.0.0.1', port: this.#company.smtpPort, secure: false, ignoreTLS: true };
    const transport = createTransport({ ...server, ...patience });
    try {
      await transport.sendMail({ envelope: { from: 'buyer@customer.example', to: 'sales@ours.example' }, raw });
    } finally {
      transport.close();
    }
  }

  async #append(mailbox: string, raw: string): Promise<void> {
    const client = await this.#client(mailbox);
    const late = sleep(PATIENCE_MS, 'late', { ref: false });
    const said = await Promise.race([client.append('INBOX', raw), late]).catch(() => false);
    if (typeof said === 'object') return;
    this.#clients.delete(mailbox);
    client.close();
    throw new Error('The mail server is away.');
  }

  async #client(mailbox: string): Promise<ImapFlow> {
    const known = this.#clients.get(mailbox);
    if (known?.usable) return known;
    const client = await this.#company.dovecot.client(mailbox);
    this.#clients.set(mailbox, client);
    return client;
  }
}
