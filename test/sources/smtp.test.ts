import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, test } from 'vitest';
import { smtpConfig } from '../../connectors/sources/smtp/config.ts';
import { SmtpSource } from '../../connectors/sources/smtp/smtp-source.ts';
import { selfSigned } from '../real/certificate.ts';
import { mail } from './contract.ts';
import { RecordingIntake } from './recording-intake.ts';

let source: SmtpSource;
let intake: RecordingIntake;
afterEach(() => source.stop());

async function listen(settings: object = {}): Promise<void> {
  intake = new RecordingIntake();
  source = new SmtpSource(smtpConfig.parse({ port: 0, ...settings }), intake);
  await source.start();
}

interface Talk {
  say(line: string | Uint8Array): Promise<string>;
  readonly socket: Socket;
}

/** A client that says what a test wants, one answer a line. */
async function talk(): Promise<Talk> {
  const socket = connect(source.port, '127.0.0.1');
  socket.on('error', () => {});
  const answer = async () => {
    let text = '';
    while (!/^\d{3} .*\r\n$/m.test(text)) text += String((await once(socket, 'data'))[0]);
    return text;
  };
  await answer();
  const say = async (line: string | Uint8Array) => {
    socket.write(typeof line === 'string' ? `${line}\r\n` : line);
    return answer();
  };
  await say('EHLO client.example');
  return { say, socket };
}

async function sendTo(to: string[], raw: Buffer = mail('a')): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: source.port, ignoreTLS: true });
  try {
    await transport.sendMail({ envelope: { from: 'ops@forwarder.example', to }, raw });
  } finally {
    transport.close();
  }
}

const codeOf = (sending: Promise<void>) =>
  sending.then(
    () => 250,
    (error: { responseCode?: number }) => error.responseCode,
  );

test('one mail to several recipients is one arrival with its envelope', async () => {
  await listen();
  await sendTo(['sales@example.com', '销售@例子.example', 'Li <li@example.com>']);
  expect(intake.arrivals).toHaveLength(1);
  expect(intake.arrivals[0]!.envelope).toMatchObject({
    mailbox: 'smtp',
    mailFrom: 'ops@forwarder.example',
    remoteAddress: '127.0.0.1',
  });
  expect(intake.arrivals[0]!.envelope.rcptTo).toHaveLength(3);
  expect(intake.arrivals[0]!.source).toBe('smtp');
});

test('answers 250 only when the mail is on disk', async () => {
  await listen();
  const { promise, resolve } = Promise.withResolvers<void>();
  const keep = intake.take.bind(intake);
  intake.take = async (arrival) => promise.then(() => keep(arrival));
  let answered = false;
  const sending = sendTo(['sales@example.com']).then(() => {
    answered = true;
  });
  await sleep(400);
  expect(answered).toBe(false);
  resolve();
  await sending;
  expect(intake.arrivals).toHaveLength(1);
});

test('answers 451 when the mail cannot be kept, and takes the next one', async () => {
  await listen();
  intake.mode = 'fail';
  expect(await codeOf(sendTo(['sales@example.com']))).toBe(451);
  expect(source.health()).toMatchObject({ ok: false });
  intake.mode = 'keep';
  expect(await codeOf(sendTo(['sales@example.com']))).toBe(250);
  expect(source.health()).toMatchObject({ ok: true });
});

test('answers 552 to a mail that is too large, announced or not', async () => {
  await listen({ maxSize: 100_000 });
  const { say, socket } = await talk();
  expect(await say('MAIL FROM:<a@b.example> SIZE=100001')).toMatch(/^552/);
  expect(await say('MAIL FROM:<a@b.example>')).toMatch(/^250/);
  expect(await say('RCPT TO:<sales@example.com>')).toMatch(/^250/);
  expect(await say('DATA')).toMatch(/^354/);
  expect(await say(`${`${'x'.repeat(998)}\r\n`.repeat(101)}.`)).toMatch(/^552/);
  expect(await say('MAIL FROM:<a@b.example>')).toMatch(/^250/);
  socket.destroy();
  expect(intake.arrivals).toHaveLength(0);
  expect(source.health().ok).toBe(true);
});

test('NUL bytes, 8-bit text and bare line feeds come as they were sent', async () => {
  await listen();
  const { say, socket } = await talk();
  await say('MAIL FROM:<> BODY=8BITMIME SMTPUTF8');
  await say('RCPT TO:<sales@example.com>');
  await say('DATA');
  const raw = Buffer.from('Subject: \u0000 清关异常\r\n\r\nlone \n feed \u0000\r\n', 'utf8');
  expect(await say(Buffer.concat([raw, Buffer.from('.\r\n')]))).toMatch(/^250/);
  socket.destroy();
  expect(raw.equals(intake.arrivals[0]!.raw)).toBe(true);
  expect(intake.arrivals[0]!.envelope.mailFrom).toBe('');
});

test('a mail whose end never came is not taken', async () => {
  await listen();
  const { say, socket } = await talk();
  await say('MAIL FROM:<a@b.example>');
  await say('RCPT TO:<sales@example.com>');
  await say('DATA');
  socket.end('Subject: half\r\n\r\nThe rest is');
  await sleep(300);
  expect(intake.arrivals).toHaveLength(0);
  await sendTo(['sales@example.com']);
  expect(intake.arrivals).toHaveLength(1);
});

test('no command can be smuggled in by an odd end of the text', async () => {
  await listen();
  const { say, socket } = await talk();
  await say('MAIL FROM:<a@b.example>');
  await say('RCPT TO:<sales@example.com>');
  await say('DATA');
  const smuggled = 'one\r\n\n.\nMAIL FROM:<x@x.example>\r\nRCPT TO:<sales@example.com>\r\nDATA\r\ntwo';
  expect(await say(`${smuggled}\r\n.`)).toMatch(/^250/);
  socket.destroy();
  expect(intake.arrivals).toHaveLength(1);
  expect(String(intake.arrivals[0]!.raw)).toContain('MAIL FROM:<x@x.example>');
});

describe('recipients', () => {
  test('of any domain are accepted, unless domains are given', async () => {
    await listen();
    expect(await codeOf(sendTo(['anybody@elsewhere.example']))).toBe(250);
  });

  test('of other domains than the given ones are refused', async () => {
    await listen({ domains: ['Example.com'] });
    expect(await codeOf(sendTo(['sales@EXAMPLE.COM']))).toBe(250);
    expect(await codeOf(sendTo(['victim@elsewhere.example']))).toBe(550);
    expect(await codeOf(sendTo(['sales@example.com@elsewhere.example']))).not.toBe(250);
    expect(intake.arrivals).toHaveLength(1);
  });
});

test('offers neither AUTH nor STARTTLS unless it has a certificate, and encrypts with it', async () => {
  await listen();
  const plain = connect(source.port, '127.0.0.1');
  await once(plain, 'data');
  plain.write('EHLO x.example\r\n');
  const [hello] = await once(plain, 'data');
  plain.destroy();
  expect(String(hello)).not.toMatch(/AUTH|STARTTLS/);
  await source.stop();

  const dir = await mkdtemp(join(tmpdir(), 'posthorn-smtp-'));
  const { cert, key } = selfSigned();
  await writeFile(join(dir, 'cert.pem'), cert);
  await writeFile(join(dir, 'key.pem'), key);
  await listen({ tls: { cert: join(dir, 'cert.pem'), key: { file: join(dir, 'key.pem') } } });
  const transport = createTransport({ host: '127.0.0.1', port: source.port, requireTLS: true, tls: { ca: cert } });
  await transport.sendMail({ envelope: { from: 'a@b.example', to: 'sales@example.com' }, raw: mail('over TLS') });
  transport.close();
  await rm(dir, { recursive: true });
  expect(intake.arrivals).toHaveLength(1);
});

test('hangs up on those who say nothing, and on too many', async () => {
  await listen({ idleSeconds: 0.3, maxClients: 3 });
  const clients = await Promise.all([talk(), talk(), talk()]);
  const fourth = connect(source.port, '127.0.0.1');
  expect(String((await once(fourth, 'data'))[0])).toMatch(/^421/);
  await Promise.all(clients.map(({ socket }) => once(socket, 'close')));
  expect(await codeOf(sendTo(['sales@example.com']))).toBe(250);
});

test('a taken port is named, and the setting with it', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const second = new SmtpSource(smtpConfig.parse({ port, name: 'inbound' }), new RecordingIntake());
  await expect(second.start()).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken by another program: end that one, or change the "port" of the SMTP source "inbound".`,
  );
  await second.stop();
  other.close();
  await listen();
});

test('listens on the loopback address unless told otherwise', () => {
  expect(smtpConfig.parse({}).host).toBe('127.0.0.1');
  source = new SmtpSource(smtpConfig.parse({}), new RecordingIntake());
});
