import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { type ParsedMail, simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { openStore } from '../../../connectors/store/open.ts';
import type { Store } from '../../../connectors/store/store.ts';
import { keyOf, mailboxId } from '../../../workflows/key.ts';
import { freePort } from '../../../workflows/server/port.ts';
import { type Dovecot, startDovecot } from '../../real/dovecot.ts';
import { type PostgresServer, startPostgres } from '../../real/postgres.ts';
import { type SmtpSink, startSmtpSink } from '../../real/smtp-sink.ts';
import { startTemporal, type Temporal } from '../../real/temporal.ts';
import { watched } from '../rules.ts';
import { Running } from '../running.ts';

export interface MachinesOptions {
  readonly rules: Readonly<Record<string, string>>;
  /** Persons who are reached by mail to `<id>@ours.example`. */
  readonly people: readonly string[];
  /** Users of the mail server whose mailboxes are watched. */
  readonly mailboxes: readonly string[];
}

/** What a process does: the front, or a worker with room for so many mailboxes. */
export type Part = 'serve' | number;

export interface More {
  /** Name of a crash point, see `connectors/crash-points.ts`. */
  readonly crashAt?: string;
  /** A key of its own, in hex. */
  readonly key?: string;
}

/** Who has a mailbox now, as Temporal sees it. */
export interface Watch {
  readonly pid: number;
  readonly attempt: number;
}

/**
 * A company with several machines: each has a folder of its own with a configuration and data; what they share is a Postgres, a
 * Temporal service, and the key. Mail comes by a Dovecot; alerts go to a mail server.
 */
export class Machines {
  readonly temporal: Temporal;
  readonly postgres: PostgresServer;
  readonly dovecot: Dovecot;
  readonly sink: SmtpSink;
  readonly #options: MachinesOptions;
  readonly #secret = randomBytes(32);
  readonly #dir = mkdtempSync(join(tmpdir(), 'posthorn-many-'));
  readonly #running: Running[] = [];
  readonly #connection: Connection;
  #store: Store | undefined;
  #smtp = 0;

  private constructor(
    options: MachinesOptions,
    servers: [Temporal, PostgresServer, Dovecot, SmtpSink],
    at: Connection,
  ) {
    [this.temporal, this.postgres, this.dovecot, this.sink] = servers;
    this.#options = options;
    this.#connection = at;
  }

  static async open(options: MachinesOptions): Promise<Machines> {
    const { mailboxes } = options;
    const servers = [startTemporal(), startPostgres(), startDovecot({ users: mailboxes }), startSmtpSink()] as const;
    const [temporal, ...others] = await Promise.all(servers);
    return new Machines(options, [temporal, ...others], await Connection.connect({ address: temporal.address }));
  }

  /** One more machine, with a process that takes this part: `serve`, or `worker` with room for so many mailboxes. */
  async start(name: string, part: Part, more: More = {}): Promise<Running> {
    return (await this.begin(name, part, more)).ready();
  }

  /** As {@link start}, without waiting for it. */
  async begin(name: string, part: Part, { crashAt, key = this.#secret.toString('hex') }: More = {}): Promise<Running> {
    const role = part === 'serve' ? ['serve'] : ['worker', String(part)];
    const env = { POSTHORN_KEY: key, POSTHORN_TEST_POSTGRES: this.postgres.url };
    const running = new Running(await this.#configure(name, part), crashAt, role, env);
    this.#running.push(running);
    return running;
  }

  /** Sends a mail to the SMTP listener of the front that was started last. @throws where it is refused */
  async send(raw: string): Promise<void> {
    const transport = createTransport({ host: '127.0.0.1', port: this.#smtp, secure: false, ignoreTLS: true });
    try {
      await transport.sendMail({ envelope: { from: 'a@customer.example', to: 'sales@ours.example' }, raw });
    } finally {
      transport.close();
    }
  }

  /** Writes a rule file on one machine. */
  rule(machine: string, path: string, text: string): void {
    const file = join(this.#dir, machine, 'rules', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  async #configure(name: string, part: Part): Promise<string> {
    const dir = join(this.#dir, name);
    mkdirSync(dir, { recursive: true });
    const { people, mailboxes, rules } = this.#options;
    if (part === 'serve') this.#smtp = await freePort();
    for (const [path, text] of part === 'serve' ? Object.entries(rules) : []) this.rule(name, path, text);
    writeFileSync(join(dir, 'addresses.csv'), people.map((id) => `${id},email,${id}@ours.example\n`).join(''));
    const email = { kind: 'email', host: '127.0.0.1', port: this.sink.port, security: 'none', from: 'us@ours.example' };
    const config = {
      data: 'data',
      addresses: 'addresses.csv',
      store: { postgres: { url: { env: 'POSTHORN_TEST_POSTGRES' } } },
      temporal: { address: this.temporal.address },
      http: { port: await freePort() },
      smtp: part === 'serve' && { port: this.#smtp },
      folder: false,
      mailboxes: mailboxes.map((user) => watched(this.dovecot, user)),
      channels: { email },
    };
    writeFileSync(join(dir, 'posthorn.json'), JSON.stringify(config));
    return join(dir, 'posthorn.json');
  }

  /** Which process watches each mailbox now; none where a mailbox is on its way. */
  async watches(): Promise<ReadonlyMap<string, Watch>> {
    const { workflow } = new Client({ connection: this.#connection });
    const key = keyOf(this.#secret);
    const found = await Promise.all(
      this.#options.mailboxes.map(async (mailbox) => {
        const { raw } = await workflow.getHandle(mailboxId(key, mailbox)).describe();
        // PENDING_ACTIVITY_STATE_STARTED
        const [activity] = (raw.pendingActivities ?? []).filter(({ state }) => state === 2);
        if (!activity) return [];
        const pid = Number.parseInt(activity.lastWorkerIdentity ?? '', 10);
        return [[mailbox, { pid, attempt: activity.attempt ?? 0 }] as const];
      }),
    );
    return new Map(found.flat());
  }

  /** How many mailboxes a process watches. */
  async countOf({ pid }: Running): Promise<number> {
    return [...(await this.watches()).values()].filter((watch) => watch.pid === pid).length;
  }

  /** The store that all share. */
  async store(): Promise<Store> {
    this.#store ??= await openStore({ dir: join(this.#dir, 'test'), postgres: { url: this.postgres.url } });
    return this.#store;
  }

  /**
   * What was told: subjects of the alerts, each once, and of those that came again under the same Message-ID. A process that is killed
   * after the mail server took an alert and before it is in the log makes whoever goes on send it again: SMTP has no key.
   */
  async told(): Promise<{ once: string[]; again: string[] }> {
    const mails = await Promise.all(this.sink.messages.map(({ raw }) => simpleParser(raw)));
    const seen = new Set<string | undefined>();
    const isFirst = ({ messageId }: { messageId?: string }) => !seen.has(messageId) && seen.add(messageId);
    const once = mails.filter(isFirst);
    return { once: subjects(once), again: subjects(mails.filter((mail) => !once.includes(mail))) };
  }

  async close(): Promise<void> {
    for (const running of this.#running) running.signal('SIGCONT');
    await Promise.all(this.#running.map((running) => running.over || running.kill()));
    await this.#store?.close();
    await this.#connection.close();
    await Promise.all([this.temporal.close(), this.postgres.close(), this.dovecot.close(), this.sink.close()]);
    rmSync(this.#dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

function subjects(mails: readonly ParsedMail[]): string[] {
  return mails.map(({ subject }) => subject ?? '').sort();
}
