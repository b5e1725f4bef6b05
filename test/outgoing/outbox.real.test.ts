import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOurMail } from '../../connectors/channels/own-mail.ts';
import { outgoingConfig } from '../../connectors/outgoing/config.ts';
import { type Outbox, openOutbox } from '../../connectors/outgoing/outbox.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import { type SmtpSink, startSmtpSink } from '../real/smtp-sink.ts';

const KEY = new Uint8Array(32).fill(7);
const DRAFT = {
  id: '0123456789abcdef',
  event: 'e1',
  policy: 'sales/thanks',
  to: 'anna@customer.example',
  subject: 'Your samples',
  text: 'They are on their way.\n',
};

let dir: string;
let store: Store;
let sink: SmtpSink;
let outbox: Outbox;

const open = (allow: object) => {
  const relay = {
    kind: 'email',
    host: '127.0.0.1',
    port: sink.port,
    security: 'none',
    from: 'Sales <sales@ours.example>',
  };
  return openOutbox(outgoingConfig.parse({ relay, allow }), store.outgoing, KEY);
};

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-outbox-'));
  store = await openStore({ dir });
  sink = await startSmtpSink();
  outbox = open({ to: ['*@customer.example'], from: ['service@ours.example'] });
});
afterEach(async () => {
  await outbox.close();
  await sink.close();
  await store.close();
  rmSync(dir, { recursive: true });
});

describe('a mail of the company’s own', () => {
  it('goes out once, marked as ours, and asks for reports under its id', async () => {
    const { messageId } = await outbox.send(DRAFT);
    expect(messageId).toBe('0123456789abcdef@posthorn.ours.example');
    expect(await outbox.send(DRAFT)).toEqual({ messageId });
    const [sent, ...more] = sink.messages;
    expect(more).toEqual([]);
    expect([sent!.from, sent!.to]).toEqual(['sales@ours.example', ['anna@customer.example']]);
    expect(sent!.dsn).toEqual({ ret: 'HDRS', envid: DRAFT.id, notify: ['SUCCESS', 'FAILURE', 'DELAY'] });
    expect(isOurMail(sent!.raw, KEY)).toBe(true);
    const mail = await simpleParser(sent!.raw);
    expect([mail.from?.text, mail.subject, mail.text, mail.messageId]).toEqual([
      '"Sales" <sales@ours.example>',
      'Your samples',
      'They are on their way.\n',
      `<${messageId}>`,
    ]);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await store.outgoing.get(DRAFT.id)).toMatchObject({
      state: 'sent',
      messageId,
      to: ['anna@customer.example'],
    });
  });

  it('is tried again under the same Message-ID where the relay refuses it for now', async () => {
    sink.fail(1, { code: 451 });
    await expect(outbox.send(DRAFT)).rejects.toMatchObject({
      kind: 'temporary',
      message: expect.stringContaining('451'),
    });
    expect(await store.outgoing.get(DRAFT.id)).toMatchObject({ state: 'failed' });
    const { messageId } = await outbox.send(DRAFT);
    expect((await simpleParser(sink.messages[0]!.raw)).messageId).toBe(`<${messageId}>`);
    expect(await store.outgoing.get(DRAFT.id)).toMatchObject({ state: 'sent' });
  });

  it('fails for good where the relay says so', async () => {
    sink.fail(1, { code: 550, text: '5.1.1 anna@customer.example unknown' }, 'recipient');
    const failure = await outbox.send(DRAFT).catch((error: Error) => error);
    expect(failure).toMatchObject({ kind: 'permanent', message: expect.stringMatching(/550 5\.1\.1 to the address/) });
    expect(String(failure)).not.toContain('anna');
  });

  it('may come from whom and go to whom the administrator allows, and no others', async () => {
    await outbox.send({ ...DRAFT, id: 'a', from: 'service@ours.example', replyTo: 'anna@elsewhere.example' });
    const refused: readonly [object, string][] = [
      [{ to: 'anna@elsewhere.example' }, 'outgoing.allow.to'],
      [{ to: 'anna@customer.example.evil.example' }, 'outgoing.allow.to'],
      [{ from: 'chief@ours.example' }, 'outgoing.allow.from'],
      [{ to: 'a@customer.example, b@customer.example' }, '"to" of the mail is not one address'],
      [{ to: 'anna@customer.example\r\nRCPT TO:<x@y.example>' }, 'not one address'],
      [{ replyTo: 'nobody' }, '"replyTo" of the mail is not one address'],
    ];
    for (const [change, words] of refused)
      await expect(outbox.send({ ...DRAFT, id: 'b', ...change })).rejects.toMatchObject({
        kind: 'permanent',
        message: expect.stringContaining(words),
      });
    expect(sink.messages.map(({ from }) => from)).toEqual(['service@ours.example']);
    expect(await store.outgoing.get('b')).toBeUndefined();
  });

  it('cannot put headers in by its subject', async () => {
    await outbox.send({ ...DRAFT, subject: 'x\r\nBcc: evil@evil.example\r\n\r\nbody =?utf-8?q?=0D=0A?=' });
    const mail = await simpleParser(sink.messages[0]!.raw);
    expect([mail.bcc, mail.subject]).toEqual([undefined, 'x Bcc: evil@evil.example body =\u2060?utf-8?q?=0D=0A?=']);
    expect(sink.messages[0]!.to).toEqual(['anna@customer.example']);
  });

  it('is not sent where no relay is configured', async () => {
    await expect(openOutbox(undefined, store.outgoing, KEY).send(DRAFT)).rejects.toMatchObject({
      kind: 'permanent',
      message: expect.stringContaining('Add "outgoing"'),
    });
  });
});
