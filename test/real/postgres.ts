import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chownSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../workflows/server/port.ts';
import { descendants, send } from './processes.ts';

export interface PostgresServerOptions {
  /** Syncs to the disk at each commit. Off unless given: it is for tests of what survives. */
  readonly durable?: boolean;
  /** Lines for the end of `postgresql.conf`. */
  readonly extra?: string;
}

/** A Postgres of this test's own: its own folder, processes and port. */
export interface PostgresServer {
  /** `postgres://…` of an empty database, with its password. */
  readonly url: string;
  readonly port: number;
  /** Makes another empty database. @returns its URL */
  database(encoding?: string): Promise<string>;
  /** Ends it as an administrator does who waits for nobody; the data stay. */
  stop(): Promise<void>;
  /** Ends all its processes at once, as a power cut would (of the machine's power: what was written to the files stays). */
  kill(): Promise<void>;
  /** Starts it again after {@link stop} or {@link kill}, on the same port. */
  restart(): Promise<void>;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

const USER = 'posthorn';
const PASSWORD = 'correct horse';

/** @throws in one sentence where Postgres is not installed. */
export async function startPostgres(options: PostgresServerOptions = {}): Promise<PostgresServer> {
  if (!binaries()) throw new Error('Postgres is not installed: run `apt-get install postgresql`.');
  const server = new Server(await freePort(), options);
  await server.restart();
  return server;
}

/** The folder of the newest version that Debian's packages have put here. */
const binaries = () => globSync('/usr/lib/postgresql/*/bin/initdb').sort().at(-1)?.slice(0, -'/initdb'.length);

/** Postgres refuses to run as root. */
const isRoot = process.getuid?.() === 0;
const OWNER = existsSync('/var/lib/postgresql') ? 'postgres' : 'nobody';
const idOf = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, OWNER], { encoding: 'utf8' }));

class Server implements PostgresServer {
  readonly port: number;
  readonly url: string;
  readonly #dir = mkdtempSync(join(tmpdir(), 'posthorn-postgres-'));
  readonly #data = join(this.#dir, 'data');
  readonly #log = join(this.#dir, 'log');
  #process: ChildProcess | undefined;
  #databases = 0;

  constructor(port: number, options: PostgresServerOptions) {
    this.port = port;
    this.url = this.#urlOf('postgres');
    if (isRoot) chownSync(this.#dir, idOf('-u'), idOf('-g'));
    this.#layOut(options);
  }

  #urlOf(database: string): string {
    return `postgres://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${this.port}/${database}`;
  }

  #layOut({ durable = false, extra = '' }: PostgresServerOptions): void {
    const secret = join(this.#dir, 'password');
    writeFileSync(secret, PASSWORD, { mode: 0o644 });
    const how = [
      '--auth=scram-sha-256',
      `--pwfile=${secret}`,
      `--username=${USER}`,
      '--encoding=UTF8',
      '--locale=C.UTF-8',
    ];
    const [program, ...args] = command('initdb', '-D', this.#data, '--no-sync', ...how);
    execFileSync(program!, args, { stdio: 'pipe' });
    const sync = durable ? '' : 'fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n';
    const where = `port = ${this.port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '${this.#dir}'\n`;
    appendFileSync(join(this.#data, 'postgresql.conf'), `\n${where}${sync}${extra}\n`);
  }

  async restart(): Promise<void> {
    for (const deadline = Date.now() + 30_000; ; await sleep(50)) {
      await this.#start();
      if (await this.#answers()) return;
      // processes of the one that was killed may still hold its memory
      if (Date.now() > deadline)
        throw new Error(`Postgres does not start: ${readFileSync(this.#log, 'utf8').slice(-500)}`);
    }
  }

  async #start(): Promise<void> {
    const [program, ...args] = command('postgres', '-D', this.#data);
    const child = spawn('sh', ['-c', `exec "$0" "$@" >>'${this.#log}' 2>&1`, program!, ...args], { stdio: 'ignore' });
    child.unref();
    this.#process = child;
    child.once('exit', () => {
      if (this.#process === child) this.#process = undefined;
    });
    await once(child, 'spawn');
  }

  /** @returns whether it answers; false once it has ended */
  async #answers(): Promise<boolean> {
    for (; this.#process; await sleep(20)) {
      if (await query(this.url, 'select 1')) return true;
    }
    return false;
  }

  async database(encoding = 'UTF8'): Promise<string> {
    this.#databases += 1;
    const name = `test_${this.#databases}`;
    const made = `create database ${name} template template0 encoding '${encoding}' locale 'C'`;
    if (!(await query(this.url, made))) throw new Error(`The database ${name} cannot be made.`);
    return this.#urlOf(name);
  }

  async stop(): Promise<void> {
    await this.#end((child) => child.kill('SIGINT'));
  }

  async kill(): Promise<void> {
    await this.#end(({ pid }) => {
      // Its children are found first: once it is gone they are nobody's. Stopped, it makes no new ones meanwhile.
      send(pid!, 'SIGSTOP');
      for (const one of [pid!, ...descendants(pid!)]) send(one, 'SIGKILL');
    });
  }

  async #end(how: (child: ChildProcess) => void): Promise<void> {
    const child = this.#process;
    if (!child) return;
    child.ref();
    const ended = once(child, 'exit');
    how(child);
    await ended;
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.#dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

function command(program: string, ...args: string[]): string[] {
  const user = isRoot ? ['setpriv', `--reuid=${OWNER}`, `--regid=${idOf('-g')}`, '--clear-groups'] : [];
  return [...user, join(binaries()!, program), ...args];
}

/** @returns whether the server did it */
async function query(url: string, sql: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(sql);
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
