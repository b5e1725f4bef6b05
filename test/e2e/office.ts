import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ParsedMail, simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { freePort } from '../../workflows/server/port.ts';
import { type SmtpSink, startSmtpSink } from '../real/smtp-sink.ts';
import { Running } from './running.ts';

export interface OfficeOptions {
  /** Rule files by their path; or the folder of rules to use as it stands. */
  readonly rules: Readonly<Record<string, string>> | string;
  /** Persons who are reached by mail to `<id>@ours.example`. */
  readonly people: readonly string[];
  /** Sections of the configuration that differ from this office's. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Where given, the mail server takes mail of nobody else. */
  readonly auth?: { readonly user: string; readonly password: string };
}

/** An alert as it reached the mail server. */
export interface Told {
  readonly person: string;
  readonly messageId: string;
  readonly mail: ParsedMail;
}

/**
 * A company's place: its rules, its configuration, its data, and the mail server that its alerts are sent to. Posthorn
 * is started here as often as a test wants, always on the same data.
 */
export class Office {
  readonly dir: string;
  readonly config: string;
  /** Of what Posthorn listens on. */
  readonly ports: { readonly smtp: number; readonly http: number; readonly temporal: number };
  readonly sink: SmtpSink;
  #settings: object = {};
  #running: Running | undefined;

  private constructor(sink: SmtpSink, ports: Office['ports'], { rules, people, config }: OfficeOptions) {
    this.sink = sink;
    this.dir = mkdtempSync(join(tmpdir(), 'posthorn-e2e-'));
    this.config = join(this.dir, 'posthorn.json');
    this.ports = ports;
    if (typeof rules !== 'string') for (const [path, text] of Object.entries(rules)) this.rule(path, text);
    writeFileSync(join(this.dir, 'addresses.csv'), people.map((id) => `${id},email,${id}@ours.example\n`).join(''));
    this.configure({
      data: 'data',
      rules: typeof rules === 'string' ? rules : 'rules',
      addresses: 'addresses.csv',
      http: { port: ports.http },
      temporal: { port: ports.temporal, uiPort: false },
      smtp: { port: ports.smtp },
      folder: false,
      channels: { email: this.email },
      ...config,
    });
  }

  static async open(options: OfficeOptions): Promise<Office> {
    const ports = { smtp: await freePort(), http: await freePort(), temporal: await freePort() };
    return new Office(await startSmtpSink(options.auth && { auth: options.auth }), ports, options);
  }

  /** The channel to its mail server, as the configuration has it. */
  get email() {
    const { port } = this.sink;
    return { kind: 'email', host: '127.0.0.1', port, security: 'none', from: 'alerts@ours.example' };
  }

  /** Adds a line to the addresses; read at the next start. */
  address(line: string): void {
    appendFileSync(join(this.dir, 'addresses.csv'), `${line}\n`);
  }

  /** Changes sections of the configuration; read at the next start. */
  configure(sections: object): void {
    this.#settings = { ...this.#settings, ...sections };
    writeFileSync(this.config, JSON.stringify(this.#settings, null, 2));
  }

  /** Writes one rule file. */
  rule(path: string, text: string): void {
    const file = join(this.dir, 'rules', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Starts Posthorn, without waiting for it. */
  begin(crashAt?: string): Running {
    this.#running = new Running(this.config, crashAt);
    return this.#running;
  }

  async start(): Promise<Running> {
    return this.begin().ready();
  }

  /** Sends a mail to the SMTP listener; once. @throws where it is refused */
  async send(raw: string | Uint8Array, envelope: { from?: string; to?: string } = {}): Promise<void> {
    const { from = 'buyer@customer.example', to = 'sales@ours.example' } = envelope;
    const transport = createTransport({ host: '127.0.0.1', port: this.ports.smtp, secure: false, ignoreTLS: true });
    try {
      await transport.sendMail({ envelope: { from, to }, raw: Buffer.from(raw) });
    } finally {
      transport.close();
    }
  }

  /** Sends it as a mail server does: again and again, until it was taken. */
  async sendUntilTaken(raw: string): Promise<void> {
    for (;;) {
      const taken = await this.send(raw).then(
        () => true,
        () => false,
      );
      if (taken) return;
      await sleep(200);
    }
  }

  /** All that reached the mail server, in its order. */
  async told(): Promise<Told[]> {
    return Promise.all(
      this.sink.messages.map(async ({ raw, to }) => {
        const mail = await simpleParser(raw);
        return { person: to.join().replace('@ours.example', ''), messageId: mail.messageId ?? '', mail };
      }),
    );
  }

  /** Who was told what, each once: `li: first contract 7`, sorted. */
  async alerts(): Promise<string[]> {
    const told = await this.told();
    return [...new Set(told.map(({ person, mail }) => `${person}: ${mail.subject}`))].sort();
  }

  /** Process id of this office's Temporal server. */
  get temporalPid(): number {
    const note = readFileSync(join(this.dir, 'data', 'temporal.db.server.json'), 'utf8');
    return (JSON.parse(note) as { pid: number }).pid;
  }

  /** The server of a Posthorn that was killed lives on. */
  #endTemporal(): void {
    try {
      const pid = this.temporalPid;
      const isOurs = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(this.dir);
      if (isOurs) process.kill(pid, 'SIGKILL');
    } catch {
      // there is none
    }
  }

  /** Ends everything and removes the data. @throws where Posthorn does not stop in good order */
  async close(): Promise<void> {
    const running = this.#running;
    const ending = !running || running.over || Promise.race([running.stop(), sleep(20_000, 'never')]);
    const hangs = (await ending) === 'never';
    if (hangs) await running!.kill();
    this.#endTemporal();
    await this.sink.close();
    rmSync(this.dir, { recursive: true, force: true, maxRetries: 5 });
    if (hangs) throw new Error(`Posthorn did not stop within 20 s. It said: ${running!.trouble}`);
  }
}

let mails = 0;

/** A plain mail; its Message-ID is its own unless given. */
export function aMail(subject: string, { from = 'buyer@customer.example', body = 'As agreed.', headers = '' } = {}) {
  mails += 1;
  const id = /^message-id:/im.test(headers) ? '' : `Message-ID: <${mails}.${Date.now()}@customer.example>\r\n`;
  const head = `From: Buyer <${from}>\r\nTo: sales@ours.example\r\nSubject: ${subject}\r\n${id}${headers}`;
  return `${head}Date: ${new Date().toUTCString()}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n`;
}
