import { describe, expect, it } from 'vitest';
import { allowConfig, refusedAddress } from '../../connectors/channels/allowed.ts';
import { type Channel, ChannelFailure } from '../../connectors/channels/channel.ts';
import { deliver } from '../../connectors/channels/deliver.ts';
import { guarded } from '../../connectors/channels/guarded.ts';
import { redacted } from '../../connectors/redact.ts';
import type { NotificationLog } from '../../connectors/store/store.ts';
import { anAlert } from '../store/specimens.ts';

const channel = (send: Channel['send'], addresses?: Channel['addresses']): Channel => ({
  name: 'post',
  kind: 'post',
  ...(addresses && { addresses }),
  send,
  check: async () => [],
  close: async () => {},
});

describe('where alerts may go', () => {
  const allow = allowConfig.parse({ domains: ['Ours.example', '*.ours.example'], numbers: ['+86*', '+14155550100'] });
  it.each([
    ['mail', 'li@ours.example', true],
    ['mail', 'LI@OURS.EXAMPLE', true],
    ['mail', 'li@asia.ours.example', true],
    ['mail', 'li@notours.example', false],
    ['mail', 'li@ours.example.evil.example', false],
    ['mail', 'li@ours.example@evil.example', false],
    ['number', '+8613800138000', true],
    ['number', '+86 138-0013-8000', true],
    ['number', '+14155550100', true],
    ['number', '+14155550101', false],
    ['number', '+141555501000', false],
    [undefined, 'anything', true],
  ] as const)('by %s to %s: %s', (addresses, address, ok) => {
    const refused = refusedAddress(addresses ? { addresses } : {}, address, allow);
    expect(refused === undefined).toBe(ok);
    expect(refusedAddress(addresses ? { addresses } : {}, address, {})).toBeUndefined();
  });

  it('holds for every alert, whatever the directory says, and shows no address', async () => {
    const sent: string[] = [];
    const post = guarded(
      channel(async ({ address }) => {
        sent.push(address);
        return {};
      }, 'mail'),
      { allow, rate: undefined, timeout: 1_000 },
    );
    await post.send(anAlert({ address: 'li@ours.example' }));
    const message =
      'The address l***@evil.example is not among those that alerts may go to: see "arbiter.allow.domains" of the configuration.';
    await expect(post.send(anAlert({ address: 'li.lei@evil.example' }))).rejects.toMatchObject({
      kind: 'permanent',
      message,
    });
    expect(sent).toEqual(['li@ours.example']);
  });
});

describe('a delivery whose end nobody knows', () => {
  const finished: object[] = [];
  const log = {
    begin: async () => 'go',
    finish: async (_key: string, outcome: object) => void finished.push(outcome),
  } as unknown as NotificationLog;

  it('is broken off and tried again; at the last attempt the log says that it may have arrived', async () => {
    const post = guarded(
      channel(() => new Promise(() => {})),
      { allow: {}, rate: undefined, timeout: -1_900 },
    );
    const channels = { get: () => post };
    await expect(deliver(anAlert(), channels, log)).rejects.toMatchObject({ kind: 'unknown', temporary: true });
    expect(finished).toEqual([]);
    const detail = 'The channel did not come to an end in time. It may have arrived all the same.';
    expect(await deliver(anAlert(), channels, log, { lastAttempt: () => true })).toEqual({ state: 'failed', detail });
    expect(finished).toEqual([{ ok: false, detail }]);
  });

  it('waits as long as the other side asks, unless that is longer than anybody will wait', async () => {
    const busy = channel(() => Promise.reject(new ChannelFailure('Busy.', { kind: 'temporary', retryAfter: 7_000 })));
    const asked: unknown[] = [];
    const lastAttempt = (retryAfter: number | undefined) => asked.push(retryAfter) > 1;
    await expect(deliver(anAlert(), { get: () => busy }, log, { lastAttempt })).rejects.toMatchObject({
      retryAfter: 7_000,
    });
    expect(await deliver(anAlert(), { get: () => busy }, log, { lastAttempt })).toMatchObject({ detail: 'Busy.' });
    expect(asked).toEqual([7_000, 7_000]);
  });
});

describe('an address in a log', () => {
  it.each([
    ['li.lei@example.com', 'l***@example.com'],
    ['李雷@example.com', '李***@example.com'],
    ['a@b@evil.example', 'a@***'],
    ['+8613800135678', '+86 138****5678'],
    ['+86 138-0013-5678', '+86 138****5678'],
    ['+14155550123', '+1 415****0123'],
    ['13800135678', '138****5678'],
    ['+861234', '+86 ****34'],
    ['https://hooks.example.com/services/T0/B0/secret', 'https://hooks.example.com/…'],
    ['U02ABCDEF', 'U0***'],
    ['li', '***'],
    ['', '***'],
    ['x\r\ny@example.com', 'x***@example.com'],
  ])('%s is %s', (address, shown) => {
    expect(redacted(address)).toBe(shown);
  });
});
