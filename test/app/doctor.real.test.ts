import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasDovecot, PASSWORD, startDovecot } from '../real/dovecot.ts';
import { type SmtpSink, startSmtpSink } from '../real/smtp-sink.ts';
import { startTemporal, type Temporal } from '../real/temporal.ts';
import { objects, posthorn, ROOT } from './command.ts';

let dir: string;
let sink: SmtpSink;
let temporal: Temporal;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-tell-'));
  sink = await startSmtpSink();
  temporal = await startTemporal();
});
afterAll(async () => {
  await temporal?.close();
  await sink?.close();
  rmSync(dir, { recursive: true });
});
beforeEach(() => sink.clear());

const email = () => ({
  kind: 'email',
  host: '127.0.0.1',
  port: sink.port,
  security: 'none',
  from: 'a@example.com',
});

/** Writes a configuration; its options for the command. */
function configured(changes: object = {}): string[] {
  const file = join(dir, 'posthorn.json');
  const call = { kind: 'sms', url: 'http://127.0.0.1:1/' };
  const settings = {
    rules: join(ROOT, 'rules'),
    http: { port: 0 },
    temporal: { address: temporal.address },
    smtp: false,
    folder: false,
    addresses: join(dir, 'addresses.csv'),
    channels: { email: email(), call },
  };
  writeFileSync(join(dir, 'addresses.csv'), 'li,email,li.na@ours.example\nli,call,+8613800135678\n');
  writeFileSync(file, JSON.stringify({ ...settings, ...changes }));
  return ['--config', file];
}

describe('posthorn doctor', () => {
  it('looks at everything, one line each, and says by its exit whether something will not work', async () => {
    const outcome = await posthorn(['doctor', '--json', ...configured()]);
    const findings = objects(outcome) as { state: string; what: string; detail: string }[];
    expect(findings).toContainEqual({
      state: 'ok',
      what: 'Temporal',
      detail: `The service at ${temporal.address} answers.`,
    });
    expect(findings.filter(({ state }) => state === 'error').map(({ what }) => what)).toEqual(['channel call']);
    expect(outcome.code).toBe(1);
    expect(sink.messages).toEqual([]);
    const well = await posthorn(['doctor', ...configured({ channels: { email: email() } })]);
    expect(well.stdout).toMatch(/^ok {7}configuration: /);
    expect(well.code).toBe(0);
  });

  it.runIf(hasDovecot())('signs in at a mailbox, and finds a folder that is not there', async () => {
    const server = await startDovecot({ users: ['sales'] });
    process.env.POSTHORN_TEST_SALES = PASSWORD;
    const mailbox = {
      name: 'sales',
      host: '127.0.0.1',
      port: server.port,
      tls: 'none',
      user: 'sales',
      password: { env: 'POSTHORN_TEST_SALES' },
    };
    const about = async (changes: object) => {
      const outcome = await posthorn([
        'doctor',
        '--json',
        ...configured({ channels: {}, mailboxes: [{ ...mailbox, ...changes }] }),
      ]);
      return (objects(outcome) as { what: string }[]).find(({ what }) => what === 'mailbox sales');
    };
    expect(await about({})).toMatchObject({ state: 'ok' });
    expect(await about({ folders: ['INBOX', 'Nowhere'] })).toMatchObject({
      state: 'error',
      detail: expect.stringMatching(/no folder "Nowhere"/),
    });
    process.env.POSTHORN_TEST_SALES = 'guess';
    expect(await about({})).toMatchObject({
      state: 'error',
      detail: expect.stringMatching(/refused to sign in sales/),
    });
    delete process.env.POSTHORN_TEST_SALES;
    await server.close();
  });

  it('says what is wrong with a configuration, and looks no further', async () => {
    const outcome = await posthorn(['doctor', '--json', ...configured({ chanels: {} })]);
    expect(outcome.code).toBe(1);
    expect(objects(outcome)).toEqual([
      {
        state: 'error',
        what: 'configuration',
        detail: expect.stringMatching(/chanels is unknown; did you mean "channels"\?$/),
      },
    ]);
  });
});

describe('posthorn tell', () => {
  it('sends a test that says that it is one, and what happened', async () => {
    const outcome = await posthorn(['tell', 'li', '--priority', 'low', ...configured()]);
    expect(outcome.stdout).toMatch(
      /^Li Na was sent a test by email \(l\*\*\*@ours\.example\), priority low\. The other side calls it <[0-9a-f]{32}@/,
    );
    expect(outcome.code).toBe(0);
    const mail = await simpleParser(sink.messages[0]!.raw);
    expect(mail.subject).toBe('测试：Posthorn 可以在这里联系到您');
    expect(mail.headerLines.find(({ key }) => key === 'x-priority')?.line).toBe('X-Priority: 5 (Lowest)');
  });

  it.each([
    [['li', '--channel', 'call'], 'temporary', /^The host 127\.0\.0\.1:1 cannot be reached/],
    [
      ['li', '--channel', 'call', '--priority', 'low'],
      'permanent',
      /^The channel call carries alerts from high upwards/,
    ],
  ])('of %j says that it failed: %s', async (args, state, detail) => {
    const outcome = await posthorn(['tell', ...args, '--json', ...configured()]);
    expect(outcome.code).toBe(1);
    expect(objects(outcome)).toMatchObject([
      { person: 'li', channel: 'call', to: '+86 138****5678', state, detail: expect.stringMatching(detail) },
    ]);
  });

  it.each([
    [['nobody'], 2, /The rules have no person "nobody"; there are .*li/],
    [['wang', '--channel', 'email'], 1, /Wang Lei has no address for the channel "email"/],
    [['li', '--channel', 'pigeon'], 2, /no channel "pigeon"; there are email, call/],
    [['li', '--channel', 'page'], 1, /open it/],
    [['wang'], 1, /For high Wang Lei is told on the page alone/],
    [['li', '--priority', 'loud'], 2, /Allowed choices are urgent, high, normal, low/],
  ])('of %j says why it cannot', async (args, code, message) => {
    const outcome = await posthorn(['tell', ...args, ...configured()]);
    expect([outcome.code, outcome.stderr]).toEqual([code, expect.stringMatching(message)]);
    expect(sink.messages).toEqual([]);
  });

  it('works beside a Posthorn that runs on the same folder', async () => {
    const options = configured();
    const up = spawn(process.execPath, [`${ROOT}bin/posthorn.mjs`, 'up', '--no-samples', ...options], {
      cwd: dir,
      stdio: 'ignore',
    });
    try {
      await expect.poll(() => existsSync(join(dir, '.posthorn/token')), { timeout: 60_000 }).toBe(true);
      expect((await posthorn(['tell', 'li', ...options])).code).toBe(0);
      const findings = objects(await posthorn(['doctor', '--json', ...options]));
      expect(findings).toContainEqual({ state: 'ok', what: 'page', detail: 'A running Posthorn has port 0.' });
    } finally {
      const ended = new Promise((resolve) => up.on('close', resolve));
      up.kill('SIGTERM');
      await ended;
    }
  });
});
