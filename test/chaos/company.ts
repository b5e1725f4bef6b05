import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import { freePort } from '../../workflows/server/port.ts';
import { watched } from '../e2e/rules.ts';
import { type Dovecot, startDovecot } from '../real/dovecot.ts';
import { type PostgresServer, startPostgres } from '../real/postgres.ts';
import { send } from '../real/processes.ts';
import { startTemporal, type Temporal } from '../real/temporal.ts';
import { Kept, type Target } from './kept.ts';
import { LedgerReader } from './ledger.ts';
import type { StoreKind } from './options.ts';
import type { Letter, Post } from './parties/lines.ts';

export const MAILBOXES = ['sales', 'service', 'customs', 'finance'] as const;

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PROGRAM = fileURLToPath(new URL('../e2e/posthorn-process.ts', import.meta.url));
const ADDRESSES = `
li,hook,li
li,email,li@ours.example
wang,hook,wang
wang,email,wang@ours.example
chen,email,chen@ours.example
zhou,hook,zhou
zhou,email,zhou@ours.example
boss,hook,boss
`.trimStart();
const PLENTY = { messages: 100_000, per: '1m' };
/** How long a Temporal server may be away before there is one to be killed, in ms. */
const AWAY_MS = 60_000;

/**
 * A company whose every process can be killed: Posthorn's own (`up` and a worker on one folder, or `serve` and two workers on a Postgres), the
 * Temporal server, Dovecot, the mail server and the webhook receiver that alerts go to.
 */
export class Company {
  readonly dir: string;
  readonly dovecot: Dovecot;
  readonly smtpPort: number;
  readonly targets: readonly Target[];
  /** Posthorn's processes; the first is the one with the front. */
  readonly own: readonly Kept[];
  readonly posts: LedgerReader<Post>;
  readonly letters: LedgerReader<Letter>;
  readonly #servers: readonly { close(): Promise<void> }[];
  readonly #parties: readonly Kept[];
  readonly #store: () => Promise<Store>;
  readonly #temporal: string;
  #opened: Promise<Store> | undefined;

  private constructor(parts: Parts) {
    this.dir = parts.dir;
    this.dovecot = parts.dovecot;
    this.smtpPort = parts.smtpPort;
    this.own = parts.own;
    this.#parties = parts.parties;
    this.#servers = parts.servers;
    this.#store = parts.store;
    this.#temporal = parts.temporal;
    this.targets = parts.targets;
    this.posts = new LedgerReader(join(parts.dir, 'posts.jsonl'));
    this.letters = new LedgerReader(join(parts.dir, 'letters.jsonl'));
  }

  /** Starts everything; resolves when all of it is ready. What was started is ended again where a part cannot be. */
  static async open(kind: StoreKind): Promise<Company> {
    const dir = mkdtempSync(join(tmpdir(), 'posthorn-chaos-'));
    // Servers that run as another user have their folders in here, too: so nothing of a run is anywhere else.
    chmodSync(dir, 0o755);
    const before = process.env.TMPDIR;
    process.env.TMPDIR = dir;
    try {
      const company = new Company(await lay(kind, dir));
      await company.#start();
      return company;
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  }

  async #start(): Promise<void> {
    try {
      for (const party of this.#parties) await party.start();
      await Promise.all(this.#parties.map((party) => party.ready()));
      // Workers need the Temporal server that the first one may be the one to start, and the rules that it publishes.
      for (const one of this.own) {
        await one.start();
        await one.ready();
      }
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** The company's store, opened once it can be. */
  store(): Promise<Store> {
    this.#opened ??= this.#store().catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  /** How many events have a run that waits for something. @throws where Temporal is away */
  async openRuns(): Promise<number> {
    const connection = await Connection.connect({ address: this.#temporal, connectTimeout: '5s' });
    try {
      const query = `WorkflowType = 'handleEvent' AND ExecutionStatus = 'Running'`;
      return (await new Client({ connection }).workflow.count(query)).count;
    } finally {
      await connection.close();
    }
  }

  /** Reports something by the API. @throws where it is not taken */
  async report(path: string, body: object): Promise<void> {
    const { page } = JSON.parse(this.own[0]!.said!) as { page: string };
    const url = new URL(page);
    const response = await fetch(new URL(path, url), {
      method: 'POST',
      headers: { authorization: `Bearer ${url.searchParams.get('token')}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  }

  /**
   * Ends everything and removes the data.
   *
   * @returns what was left over: which of Posthorn's processes did not stop in good order, and processes that nobody ended
   */
  async close(): Promise<{ readonly stuck: readonly string[]; readonly orphans: readonly string[] }> {
    const stuck: string[] = [];
    // Workers first: the first one may have the Temporal server that they need.
    for (const one of this.own.toReversed()) if (!(await one.stop())) stuck.push(one.name);
    await (await this.#opened?.catch(() => undefined))?.close();
    await Promise.all(this.#parties.map((party) => party.kill()));
    await Promise.allSettled(this.#servers.map((server) => server.close()));
    await sleep(200);
    const orphans = processesIn(this.dir);
    for (const { pid } of orphans) send(pid, 'SIGKILL');
    rmSync(this.dir, { recursive: true, force: true, maxRetries: 5 });
    return { stuck, orphans: orphans.map(({ pid, command }) => `${pid} ${command}`) };
  }
}

interface Parts {
  readonly dir: string;
  readonly dovecot: Dovecot;
  readonly smtpPort: number;
  readonly own: readonly Kept[];
  readonly parties: readonly Kept[];
  readonly servers: readonly { close(): Promise<void> }[];
  readonly targets: readonly Target[];
  /** Address of the Temporal server. */
  readonly temporal: string;
  store(): Promise<Store>;
}

async function lay(kind: StoreKind, dir: string): Promise<Parts> {
  const ports = { hook: await freePort(), mail: await freePort(), smtp: await freePort(), http: await freePort() };
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const env = { CHAOS_SECRET: secret, POSTHORN_KEY: randomBytes(32).toString('hex') };
  const party = (name: string, program: string, port: number, ledger: string) =>
    new Kept(name, [join(HERE, 'parties', program), String(port), join(dir, ledger)], env, join(dir, `${program}.log`));
  const parties = [
    party('the webhook receiver', 'receiver.ts', ports.hook, 'posts.jsonl'),
    party('the mail server of the alerts', 'mail-server.ts', ports.mail, 'letters.jsonl'),
  ];
  const dovecot = await startDovecot({ users: MAILBOXES });
  const company = { dir, ports, env, dovecot };
  const rest =
    kind === 'sqlite'
      ? await onOneFolder(company)
      : await onPostgres(company).catch(async (error) => {
          await dovecot.close();
          throw error;
        });
  const { servers, targets, ...parts } = rest;
  return {
    ...parts,
    dir,
    dovecot,
    parties,
    smtpPort: ports.smtp,
    servers: [dovecot, ...servers],
    targets: [...parts.own, ...targets, restartable('Dovecot', dovecot), ...parties],
  };
}

interface Laid {
  readonly dir: string;
  readonly ports: { readonly hook: number; readonly mail: number; readonly smtp: number; readonly http: number };
  readonly env: NodeJS.ProcessEnv;
  readonly dovecot: Dovecot;
}

type Rest = Pick<Parts, 'own' | 'servers' | 'targets' | 'temporal' | 'store'>;

/** What Postgres says is committed has left its own memory: it survives a kill. Not a power cut, which nobody tries here. */
const KEEPS_COMMITS = 'synchronous_commit = on';

/** `up` starts its own Temporal server, and again whenever it is killed; a worker shares its folder. */
async function onOneFolder(company: Laid): Promise<Rest> {
  const { dir } = company;
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const data = join(dir, 'data');
  const up = configured(company, 'up', { data, temporal: { port, uiPort: false }, ...front(company) });
  const worker = configured(company, 'worker', { data, temporal: { address }, smtp: false });
  const own = [posthorn(company, 'up', [up]), posthorn(company, 'worker', [worker, 'worker', '0'])];
  const note = join(data, 'temporal.db.server.json');
  const server: Target = { name: 'Temporal', kill: () => killNoted(note), start: async () => {} };
  const orphaned = { close: () => killNoted(note, 0) };
  return { own, servers: [orphaned], targets: [server], temporal: address, store: () => openStore({ dir: data }) };
}

async function onPostgres(company: Laid): Promise<Rest> {
  const [temporal, postgres] = await both(startTemporal(), startPostgres({ extra: KEEPS_COMMITS }));
  const url = postgres.url;
  const shared = { store: { postgres: { url: { env: 'CHAOS_POSTGRES' } } }, temporal: { address: temporal.address } };
  const withUrl = { ...company, env: { ...company.env, CHAOS_POSTGRES: url } };
  const serve = configured(company, 'serve', { ...shared, ...front(company) });
  const own = [posthorn(withUrl, 'serve', [serve, 'serve'])];
  for (const name of ['worker 1', 'worker 2']) {
    const worker = configured(company, name.replace(' ', '-'), {
      ...shared,
      http: { port: await freePort() },
      smtp: false,
    });
    own.push(posthorn(withUrl, name, [worker, 'worker', String(MAILBOXES.length)]));
  }
  return {
    own,
    servers: [temporal, postgres],
    targets: [
      restartable('Temporal', temporal),
      restartable('Postgres', { kill: () => postgres.kill(), start: () => postgres.restart() }),
    ],
    temporal: temporal.address,
    store: () => openStore({ dir: company.dir, postgres: { url } }),
  };
}

async function both(starting: Promise<Temporal>, other: Promise<PostgresServer>): Promise<[Temporal, PostgresServer]> {
  const [temporal, postgres] = await Promise.allSettled([starting, other]);
  if (temporal.status === 'fulfilled' && postgres.status === 'fulfilled') return [temporal.value, postgres.value];
  for (const one of [temporal, postgres]) if (one.status === 'fulfilled') await one.value.close();
  throw [temporal, postgres].find((one) => one.status === 'rejected')!.reason;
}

const front = ({ ports }: Laid) => ({ http: { port: ports.http }, smtp: { port: ports.smtp } });

/** Writes a configuration. @returns its path */
function configured({ dir, ports, dovecot }: Laid, name: string, sections: object): string {
  const own = join(dir, name);
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'addresses.csv'), ADDRESSES);
  const config = {
    data: join(own, 'data'),
    rules: join(HERE, 'rules'),
    addresses: join(own, 'addresses.csv'),
    folder: false,
    mailboxes: MAILBOXES.map((user) => watched(dovecot, user)),
    channels: {
      hook: {
        kind: 'webhook',
        url: `http://127.0.0.1:${ports.hook}/hook`,
        secret: { env: 'CHAOS_SECRET' },
        rate: PLENTY,
      },
      email: {
        kind: 'email',
        host: '127.0.0.1',
        port: ports.mail,
        security: 'none',
        from: 'alerts@ours.example',
        rate: PLENTY,
      },
    },
    // What a storm becomes is a matter of its own, and so is that a channel which keeps failing is tried last.
    arbiter: { storm: false },
    alarms: { failures: 1_000 },
    ...sections,
  };
  writeFileSync(join(own, 'posthorn.json'), JSON.stringify(config, null, 2));
  return join(own, 'posthorn.json');
}

const posthorn = ({ dir, env }: Laid, name: string, args: readonly string[]) =>
  new Kept(name, [PROGRAM, ...args], env, join(dir, `${name}.log`));

/** A server that can be brought back on its data, by and by: what it had open may take a moment to be let go. */
const restartable = (name: string, server: { kill(): Promise<void>; start(): Promise<void> }): Target => ({
  name,
  kill: () => server.kill(),
  async start() {
    for (let tries = 1; ; tries++) {
      try {
        return await server.start();
      } catch (error) {
        if (tries === 5) throw error;
        await sleep(1_000);
      }
    }
  },
});

/** Kills the Temporal server that `up` has written down, once there is one. */
async function killNoted(note: string, patience = AWAY_MS): Promise<void> {
  for (const deadline = Date.now() + patience; ; await sleep(100)) {
    try {
      const { pid } = JSON.parse(readFileSync(note, 'utf8')) as { pid: number };
      process.kill(pid, 'SIGKILL');
      return;
    } catch {
      if (Date.now() > deadline) return;
    }
  }
}

/** Processes that have a folder in here as their own, or name it in their command or environment (Linux: proc(5)). */
function processesIn(dir: string): { readonly pid: number; readonly command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      const command = readOf(name, 'cmdline').replaceAll('\0', ' ').trim();
      const isOurs = [linkOf(name), command, readOf(name, 'environ')].some((text) => text.includes(dir));
      return isOurs ? [{ pid: Number(name), command }] : [];
    });
}

function readOf(pid: string, what: string): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'latin1');
  } catch {
    return '';
  }
}

function linkOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}
