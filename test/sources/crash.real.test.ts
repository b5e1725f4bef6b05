import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../connectors/store/open.ts';
import { type Dovecot, PASSWORD, startDovecot } from '../real/dovecot.ts';
import { mail } from './contract.ts';
import { eventually } from './eventually.ts';

/** A process that takes in, killed by itself at a named point as by a power cut. */
class Taker {
  readonly lines: string[] = [];
  readonly ended: Promise<unknown>;
  readonly #process: ChildProcess;

  constructor(kind: string, dir: string, settings: object, crashAt?: string) {
    const script = new URL('taker.ts', import.meta.url).pathname;
    const env = { ...process.env, POSTHORN_TEST_PASSWORD: PASSWORD, ...(crashAt && { POSTHORN_CRASH_AT: crashAt }) };
    const args = [script, kind, dir, JSON.stringify(settings)];
    this.#process = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.ended = once(this.#process, 'exit');
    createInterface(this.#process.stdout!).on('line', (line) => this.lines.push(line));
  }

  async up(): Promise<this> {
    await eventually(() => this.lines.includes('up') || this.#process.exitCode !== null, 'the taker to be up', 20_000);
    return this;
  }

  /** Waits for the crash. @returns whether it was one */
  async crashed(): Promise<boolean> {
    await this.ended;
    return this.#process.signalCode === 'SIGKILL';
  }

  async end(): Promise<void> {
    this.#process.kill('SIGTERM');
    await this.ended;
  }
}

let dir: string;
let taker: Taker | undefined;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'posthorn-crash-'));
});
afterEach(async () => {
  await taker?.end();
  taker = undefined;
  await rm(dir, { recursive: true });
});

/** How many mails the store holds, and how many of them are not settled. */
async function held(): Promise<{ mails: number; unsettled: number }> {
  const store = await openStore({ dir });
  try {
    return { mails: (await store.events.recent(100)).length, unsettled: (await store.events.unsettled(100)).length };
  } finally {
    await store.close();
  }
}

const holds = (mails: number) =>
  eventually(async () => (await held()).mails === mails && !(await held()).unsettled, `${mails} settled mails`);

describe('IMAP', () => {
  let dovecot: Dovecot;
  beforeEach(async () => {
    dovecot = await startDovecot();
  });
  afterEach(() => dovecot.close());

  const settings = () => ({
    ...{ name: 'sales', host: '127.0.0.1', port: dovecot.port, tls: 'none', user: 'sales', sent: false },
    password: { env: 'POSTHORN_TEST_PASSWORD' },
  });

  const points = [
    'imap:after-take',
    'imap:before-cursor',
    'imap:after-cursor',
    'events:before-take-in',
    'events:after-take-in',
  ];
  for (const point of [...points, 'events:before-settle', 'cursors:before-set', 'cursors:after-set']) {
    for (const pass of [1, 3]) {
      test(`a crash at ${point}, pass ${pass}, loses and repeats nothing`, async () => {
        // The first run makes the cursor: from then on nothing may be missed.
        taker = await new Taker('imap', dir, settings()).up();
        await taker.end();
        taker = new Taker('imap', dir, settings(), `${point}:${pass}`);
        for (let n = 0; n < 6; n++) dovecot.deliver('sales', mail(`mail ${n}`));
        expect(await taker.crashed()).toBe(true);
        dovecot.deliver('sales', mail('mail 6'));
        taker = await new Taker('imap', dir, settings()).up();
        await holds(7);
      });
    }
  }
});

describe('Folder', () => {
  for (const point of ['folder:after-take', 'folder:after-move', 'events:before-take-in', 'events:after-take-in']) {
    test(`a crash at ${point} loses and repeats nothing`, async () => {
      const path = join(dir, 'in');
      const settings = { path, settleMs: 50, rescanSeconds: 0.2 };
      taker = new Taker('folder', dir, settings, `${point}:2`);
      await taker.up();
      for (let n = 0; n < 4; n++) await writeFile(join(path, `${n}.eml`), mail(`mail ${n}`));
      expect(await taker.crashed()).toBe(true);
      taker = await new Taker('folder', dir, settings).up();
      await holds(4);
      await eventually(async () => (await readdir(join(path, 'done'))).length === 4, 'four files to be done');
    });
  }
});

describe('SMTP', () => {
  for (const point of ['smtp:before-answer', 'events:before-take-in', 'events:after-take-in']) {
    test(`a crash at ${point} leaves the mail with its sender, who sends it again`, async () => {
      const port = 20_000 + Math.floor(Math.random() * 10_000);
      taker = await new Taker('smtp', dir, { port }, point).up();
      const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
      const send = () =>
        transport.sendMail({ envelope: { from: 'a@b.example', to: 'c@d.example' }, raw: mail('once') });
      await expect(send()).rejects.toThrow();
      expect(await taker.crashed()).toBe(true);
      taker = await new Taker('smtp', dir, { port }).up();
      await send();
      transport.close();
      await sleep(50);
      expect((await held()).mails).toBe(1);
    });
  }
});
