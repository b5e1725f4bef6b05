import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ImapFlow } from 'imapflow';
import { freePort } from '../../workflows/server/port.ts';
import { type Certificate, selfSigned } from './certificate.ts';
import { descendants, send } from './processes.ts';

const run = promisify(execFile);

/** Every user of a test server has this password. */
export const PASSWORD = 'correct horse';

export interface DovecotOptions {
  /** Names of users, each with an INBOX, Sent, Trash and Archive. */
  readonly users?: readonly string[];
  /** Lines for the end of `dovecot.conf`: `imap_capability = IMAP4rev1 IDLE` makes a poorer server. */
  readonly extra?: string;
  /** Also offers OAUTHBEARER and XOAUTH2, whose tokens are checked by asking this URL (RFC 7662). */
  readonly introspection?: string;
  /** Its certificate; a sound one unless given. */
  readonly certificate?: Certificate;
}

/** A Dovecot of this test's own: its own folder, processes, ports and users. */
export interface Dovecot {
  /** IMAP in plain text, with STARTTLS on offer. */
  readonly port: number;
  /** IMAP over TLS. */
  readonly tlsPort: number;
  /** Give `cert` to a client as `ca`. */
  readonly certificate: Certificate;
  /** Puts a message into a folder, byte for byte, as a delivery does: written beside, then renamed into `new/`. */
  deliver(user: string, raw: Uint8Array | string, folder?: string): void;
  /** A signed-in client, for the part of the person who reads, answers, moves and deletes. Closed with the server. */
  client(user: string): Promise<ImapFlow>;
  /** `doveadm` with this server's configuration. @returns what it printed. */
  doveadm(...args: string[]): Promise<string>;
  /** Ends all processes at once, as a power cut would. */
  kill(): Promise<void>;
  /** Ends in good order; the data stay. */
  stop(): Promise<void>;
  /** Starts again on the same data and ports. */
  start(): Promise<void>;
  /** Ends and removes the data. */
  close(): Promise<void>;
}

/** @throws in one sentence where Dovecot is not installed. */
export async function startDovecot(options: DovecotOptions = {}): Promise<Dovecot> {
  requireDovecot();
  const server = new Server(options, await freePort(), await freePort());
  await server.start();
  return server;
}

/** Whether Dovecot can be run here: its binary and its IMAP program. */
export const hasDovecot = (): boolean => binary() !== undefined && existsSync('/usr/lib/dovecot/imap');

const binary = () => ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path));

function requireDovecot(): void {
  if (hasDovecot()) return;
  const mayInstall = process.env.POSTHORN_INSTALL === '1' && process.getuid?.() === 0;
  if (mayInstall && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-q'], { stdio: 'pipe', env });
    execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'dovecot-imapd'], {
      stdio: 'pipe',
      env,
    });
    if (hasDovecot()) return;
  }
  throw new Error('Dovecot is not installed: run `apt-get install dovecot-imapd`, or set POSTHORN_INSTALL=1 as root.');
}

/** Mail belongs to this user: Dovecot refuses to handle mail as root. */
const OWNER = process.getuid?.() === 0 ? 'nobody' : userInfo().username;
const ownerId = Number(execFileSync('id', ['-u', OWNER], { encoding: 'utf8' }));
const groupId = Number(execFileSync('id', ['-g', OWNER], { encoding: 'utf8' }));

let deliveries = 0;

class Server implements Dovecot {
  readonly port: number;
  readonly tlsPort: number;
  readonly certificate: Certificate;
  readonly #dir = mkdtempSync(join(tmpdir(), 'posthorn-dovecot-'));
  readonly #config = join(this.#dir, 'dovecot.conf');
  readonly #clients: ImapFlow[] = [];
  #process: ChildProcess | undefined;

  constructor(options: DovecotOptions, port: number, tlsPort: number) {
    this.port = port;
    this.tlsPort = tlsPort;
    this.certificate = options.certificate ?? selfSigned();
    chmodSync(this.#dir, 0o755);
    this.#layOut(options);
  }

  #layOut({ users = ['sales'], extra = '', introspection }: DovecotOptions): void {
    writeFileSync(join(this.#dir, 'key.pem'), this.certificate.key, { mode: 0o600 });
    writeFileSync(join(this.#dir, 'cert.pem'), this.certificate.cert);
    writeFileSync(join(this.#dir, 'users'), users.map((user) => `${user}:{PLAIN}${PASSWORD}::::::\n`).join(''));
    const home = join(this.#dir, 'home');
    mkdirSync(home);
    for (const user of users) for (const folder of ['INBOX', 'Sent', 'Trash', 'Archive']) this.#folder(user, folder);
    if (introspection) writeFileSync(join(this.#dir, 'oauth2.conf'), oauth2(introspection));
    const ports = { port: this.port, tlsPort: this.tlsPort };
    writeFileSync(this.#config, configuration(this.#dir, ports, Boolean(introspection)) + extra);
  }

  async start(): Promise<void> {
    const child = spawn(binary()!, ['-F', '-c', this.#config], { stdio: 'ignore' });
    this.#process = child;
    child.unref();
    const failed = once(child, 'exit').then(() => {
      throw new Error(`Dovecot ended at its start; see ${join(this.#dir, 'dovecot.log')}.`);
    });
    failed.catch(() => {});
    await Promise.race([failed, this.#greeting()]);
  }

  async #greeting(): Promise<void> {
    for (const deadline = Date.now() + 15_000; !(await greets(this.port)); await sleep(20)) {
      if (Date.now() > deadline) throw new Error(`Dovecot does not answer; see ${join(this.#dir, 'dovecot.log')}.`);
    }
  }

  deliver(user: string, raw: Uint8Array | string, folder = 'INBOX'): void {
    const maildir = this.#folder(user, folder);
    deliveries += 1;
    const name = `${Math.floor(Date.now() / 1000)}.M${process.pid}Q${String(deliveries).padStart(8, '0')}.posthorn`;
    const written = join(maildir, 'tmp', name);
    writeFileSync(written, raw);
    own(written);
    renameSync(written, join(maildir, 'new', name));
  }

  #folder(user: string, folder: string): string {
    const maildir = join(this.#dir, 'home', user, 'Maildir');
    const path = folder === 'INBOX' ? maildir : join(maildir, `.${folder}`);
    for (const part of ['tmp', 'new', 'cur']) mkdirSync(join(path, part), { recursive: true });
    for (const part of ['tmp', 'new', 'cur', '.', '..', '../..']) {
      const dir = join(path, part);
      if (dir.startsWith(join(this.#dir, 'home', user))) own(dir);
    }
    return path;
  }

  #newClient(user: string): ImapFlow {
    const auth = { user, pass: PASSWORD };
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: this.port,
      secure: false,
      doSTARTTLS: false,
      auth,
      logger: false,
    });
    client.on('error', () => {});
    return client;
  }

  async client(user: string): Promise<ImapFlow> {
    const client = this.#newClient(user);
    this.#clients.push(client);
    await client.connect();
    return client;
  }

  async doveadm(...args: string[]): Promise<string> {
    return (await run('doveadm', ['-c', this.#config, ...args])).stdout;
  }

  async kill(): Promise<void> {
    const child = this.#process;
    if (!child?.pid) return;
    child.ref();
    // The master's children are found first: once it is gone they are nobody's. Stopped, it makes no new ones meanwhile.
    send(child.pid, 'SIGSTOP');
    const family = descendants(child.pid);
    const ended = once(child, 'exit');
    for (const pid of [child.pid, ...family]) send(pid, 'SIGKILL');
    await ended;
    this.#process = undefined;
    rmSync(join(this.#dir, 'run', 'master.pid'), { force: true });
  }

  async stop(): Promise<void> {
    for (const client of this.#clients.splice(0)) client.close();
    const child = this.#process;
    if (!child?.pid) return;
    child.ref();
    const family = descendants(child.pid);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    for (const pid of family) send(pid, 'SIGKILL');
    this.#process = undefined;
  }

  async close(): Promise<void> {
    for (const client of this.#clients.splice(0)) client.close();
    await this.kill();
    rmSync(this.#dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

function own(path: string): void {
  if (process.getuid?.() === 0) chownSync(path, ownerId, groupId);
}

async function greets(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    const [line] = (await once(socket, 'data')) as [Buffer];
    return line.toString('latin1').startsWith('* OK');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

const configuration = (dir: string, { port, tlsPort }: { port: number; tlsPort: number }, oauth: boolean) => `
base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${dir}/cert.pem
ssl_key = <${dir}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login${oauth ? ' oauthbearer xoauth2' : ''}
mail_location = maildir:~/Maildir
mail_uid = ${OWNER}
mail_gid = ${groupId}
first_valid_uid = 1
first_valid_gid = 1
${process.getuid?.() === 0 ? '' : `default_login_user = ${OWNER}\ndefault_internal_user = ${OWNER}\ndefault_internal_group = ${groupId}`}
mail_max_userip_connections = 100
auth_failure_delay = 0
${oauth ? `passdb {\n  driver = oauth2\n  mechanisms = oauthbearer xoauth2\n  args = ${dir}/oauth2.conf\n}` : ''}
passdb {
  driver = passwd-file
  args = username_format=%u ${dir}/users
}
userdb {
  driver = static
  args = home=${dir}/home/%u allow_all_users=yes
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    special_use = \\Sent
    auto = subscribe
  }
  mailbox Trash {
    special_use = \\Trash
    auto = subscribe
  }
  mailbox Archive {
    special_use = \\Archive
    auto = subscribe
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;

const oauth2 = (url: string) => `
introspection_url = ${url}
introspection_mode = post
username_attribute = username
active_attribute = active
active_value = true
`;
