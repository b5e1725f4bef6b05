import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { configSchema } from '../../app/config/schema.ts';
import { findServer } from '../../workflows/server/find.ts';
import { freePort } from '../../workflows/server/port.ts';
import { ROOT } from '../app/command.ts';
import { type PostgresServer, startPostgres } from '../real/postgres.ts';
import { startTemporal, type Temporal } from '../real/temporal.ts';
import { eventually } from '../sources/eventually.ts';

const PAGE = readFileSync(join(ROOT, 'docs/many-machines.md'), 'utf8');
const blocksOf = (kind: string) =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${kind}\\n(.*?)^\`\`\``, 'gms'))].map(([, text]) => text!);
const COMMANDS = blocksOf('sh').flatMap((block) => block.trim().split('\n'));

/** What a process of the page says once it works. */
const READY = /^Posthorn (is up|works)/m;

let dir: string;
let postgres: PostgresServer;
let temporal: Temporal;
let env: NodeJS.ProcessEnv;
let smtp: number;
/** Lines of the page that hold for all that comes after them. */
let prelude = '';
const running: { readonly said: () => string; stop(): Promise<number | null> }[] = [];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-docs-'));
  [postgres, temporal] = await Promise.all([startPostgres(), startTemporal()]);
  const { hostname, port, username, password } = new URL(postgres.url);
  const bin = join(dir, 'bin');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'posthorn'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, 'bin/posthorn.mjs')}" "$@"\n`,
  );
  const found = await findServer({ env: { ...process.env, TEMPORAL_ADDRESS: '' } });
  if (found.kind === 'program') cpSync(found.program, join(bin, 'temporal'));
  for (const name of ['posthorn', 'temporal']) chmodSync(join(bin, name), 0o755);
  env = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    PGHOST: hostname,
    PGPORT: port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    POSTHORN_DATABASE: postgres.url.replace(/[^/]*$/, 'posthorn'),
    TEMPORAL_ADDRESS: temporal.address,
    NO_COLOR: '1',
  };
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await Promise.all([postgres.close(), temporal.close()]);
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
});

/** Begins a command in a machine's folder. */
function begin(command: string, machine: string) {
  const child = spawn('sh', ['-c', `${prelude}${command}`], { cwd: join(dir, machine), env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { said: () => said, ended, stop };
}

/** A machine as the page has it: its configuration, with ports that are free here. */
async function machine(name: string): Promise<void> {
  const [text] = blocksOf('json');
  smtp = name === 'first' ? await freePort() : smtp;
  const ports = { http: { port: await freePort() }, smtp: { port: smtp } };
  mkdirSync(join(dir, name));
  writeFileSync(join(dir, name, 'posthorn.json'), JSON.stringify({ ...JSON.parse(text!), ...ports }));
  cpSync(join(ROOT, 'rules'), join(dir, name, 'rules'), { recursive: true });
}

/** One more, to which the key was copied. */
async function another(name: string): Promise<string> {
  await machine(name);
  cpSync(join(dir, 'first/posthorn.key'), join(dir, name, 'posthorn.key'));
  return name;
}

it('the commands of "From one machine to many" do what the page says, in its order', { timeout: 240_000 }, async () => {
  expect(configSchema.safeParse(JSON.parse(blocksOf('json')[0]!)).error).toBeUndefined();
  await machine('first');
  for (const [n, command] of COMMANDS.entries()) {
    if (command.startsWith('export ')) {
      prelude += `${command}\n`;
      continue;
    }
    if (!command.startsWith('posthorn ')) {
      const { ended, said } = begin(command, 'first');
      expect(await ended, `${command}: ${said()}`).toBe(0);
      continue;
    }
    const name = command.startsWith('posthorn serve') ? 'first' : await another(`machine-${n}`);
    const one = begin(`exec ${command}`, name);
    running.push(one);
    await eventually(() => READY.test(one.said()), `"${command}" to work; it says: ${one.said()}`, 60_000);
  }
  expect(running.map(({ said }) => READY.exec(said())?.[0])).toEqual([
    'Posthorn is up',
    ...Array.from({ length: 4 }, () => 'Posthorn works'),
  ]);

  const transport = createTransport({ host: '127.0.0.1', port: smtp, secure: false, ignoreTLS: true });
  const raw = readFileSync(join(ROOT, 'samples/shipping-trouble-gb18030/message.eml'));
  await transport.sendMail({ envelope: { from: 'he@forwarder.example', to: 'sales@ours.example' }, raw });
  transport.close();
  const [serve] = running;
  await eventually(() => / told by page /.test(serve!.said()), 'an alert that a worker made', 30_000);
  expect(await Promise.all(running.splice(0).map((one) => one.stop()))).toEqual([0, 0, 0, 0, 0]);
});
