import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DeliverOptions, deliver } from '../../connectors/channels/deliver.ts';
import { channelsConfig, openChannels } from '../../connectors/channels/open.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import { type SmtpSink, startSmtpSink } from '../real/smtp-sink.ts';
import { anAlert } from '../store/specimens.ts';
import { emailChannel } from './email-channel.ts';

const alert = anAlert({ channel: 'email', address: 'li@example.org' });

let dir: string;
let store: Store;
let sink: SmtpSink;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'posthorn-deliver-'));
  store = await openStore({ dir });
  sink = await startSmtpSink();
});
afterEach(async () => {
  await sink.close();
  await store.close();
  await rm(dir, { recursive: true });
});

async function deliverByEmail(options?: DeliverOptions) {
  const channel = emailChannel(sink.port);
  try {
    return await deliver(alert, { get: () => channel }, store.log, options);
  } finally {
    await channel.close();
  }
}

const logged = async () => {
  const { state, receipt, detail } = (await store.log.get(alert.key))!;
  return { state, receipt, detail };
};

describe('a delivery', () => {
  it('is sent once, however often it is asked for', async () => {
    const first = await deliverByEmail();
    expect(first).toEqual({ state: 'sent', receipt: `<${alert.key}@posthorn.example.com>` });
    expect(await deliverByEmail()).toEqual(first);
    expect(sink.messages).toHaveLength(1);
    expect(await logged()).toEqual({ ...first, detail: undefined });
  });

  it('that fails for now is thrown, stays open, and is sent by the next attempt', async () => {
    sink.fail(1, { code: 451 });
    await expect(deliverByEmail()).rejects.toMatchObject({ name: 'ChannelFailure', temporary: true });
    expect(await logged()).toMatchObject({ state: 'sending' });
    expect(await deliverByEmail()).toMatchObject({ state: 'sent' });
    expect(sink.messages).toHaveLength(1);
  });

  it('that fails for good is written down, and told', async () => {
    sink.fail(1, { code: 550, text: '5.7.1 No' });
    const detail = `The mail server 127.0.0.1:${sink.port} answered 550 5.7.1 to the message.`;
    expect(await deliverByEmail()).toEqual({ state: 'failed', detail });
    expect(await logged()).toEqual({ state: 'failed', receipt: undefined, detail });
  });

  it('that fails for now at its last attempt has failed for good', async () => {
    sink.fail(1, { code: 451 });
    const detail = `The mail server 127.0.0.1:${sink.port} answered 451 to the message.`;
    expect(await deliverByEmail({ lastAttempt: () => true })).toEqual({ state: 'failed', detail });
    expect(await logged()).toEqual({ state: 'failed', receipt: undefined, detail });
  });

  it('by a channel that is no longer configured has failed for good', async () => {
    const channels = openChannels(channelsConfig.parse({}), { signingKey: Buffer.alloc(32) });
    const delivery = await deliver(alert, channels, store.log);
    expect(delivery).toEqual({ state: 'failed', detail: 'The configuration has no channel email.' });
    expect(await logged()).toMatchObject({ state: 'failed' });
  });

  it('by the page is what the page shows', async () => {
    const channels = openChannels(channelsConfig.parse({}), { signingKey: Buffer.alloc(32) });
    expect(await deliver(anAlert(), channels, store.log)).toEqual({ state: 'sent' });
    expect(await store.log.alerts({ channel: 'page' })).toMatchObject([{ alert: anAlert(), state: 'sent' }]);
  });
});
