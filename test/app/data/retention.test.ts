import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ageOf, DAY_MS } from '../../../app/config/age.ts';
import { configSchema } from '../../../app/config/schema.ts';
import { eraseMail } from '../../../app/retention/erase-mail.ts';
import { type SweepParts, sweep } from '../../../app/retention/sweep.ts';
import { ERASURE } from '../../../connectors/store/erasure/lease.ts';
import { openStore } from '../../../connectors/store/open.ts';
import type { Store } from '../../../connectors/store/store.ts';
import { anEvent } from '../../store/specimens.ts';

const NOW = 400 * DAY_MS;

let dir: string;
let now: number;
let store: Store;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'posthorn-retention-'));
  now = NOW;
  store = await openStore({ dir, clock: () => now });
});
afterEach(async () => {
  await store.close();
  await rm(dir, { recursive: true });
});

/** Mails that came so many days ago. */
async function came(daysAgo: number, id: string, state?: 'started' | 'unmatched'): Promise<void> {
  now = NOW - daysAgo * DAY_MS;
  const mail = await store.mails.put(Buffer.from(id));
  await store.events.takeIn(anEvent({ id, mail, messageId: `${id}@example.com` }));
  if (state) await store.events.settle(id, 'sales', state);
  now = NOW;
}

/** Runs of which some are open; the oldest began when it is said to. */
const runs = (open: readonly string[], oldest?: number) => {
  const forgotten: string[] = [];
  return {
    forgotten,
    isOpen: async (event: string) => open.includes(event),
    oldest: async () => oldest,
    forget: async (event: string) => void forgotten.push(event),
  };
};

/** Bytes have the time of this machine's clock: a sweep two hours from now finds them old enough. */
const later = () => Date.now() + 2 * 3_600_000;
const parts = (over: Partial<SweepParts> = {}): SweepParts => ({ store, runs: runs([]), clock: () => now, ...over });
const kept = async () =>
  (await store.events.recent(99)).filter(({ erasedAt }) => erasedAt === undefined).map(({ id }) => id);

describe('a sweep', () => {
  beforeEach(async () => {
    await came(100, 'over', 'started');
    await came(100, 'waits', 'started');
    await came(100, 'unmatched', 'unmatched');
    await came(100, 'untaken');
    await came(10, 'young', 'started');
  });

  it('erases what is old enough and whose run is over', async () => {
    const swept = await sweep(parts({ runs: runs(['waits']) }), { mails: 90 * DAY_MS, log: false });
    expect(swept).toMatchObject({ events: 2, left: 2 });
    expect(await kept()).toEqual(['young', 'untaken', 'waits']);
    expect(await sweep(parts({ runs: runs([]) }), { mails: 90 * DAY_MS, log: false })).toMatchObject({
      events: 1,
      left: 1,
    });
    expect(await kept()).toEqual(['young', 'untaken']);
  });

  it('says beforehand what it would erase', async () => {
    const swept = await sweep(parts(), { mails: 90 * DAY_MS, log: DAY_MS }, true);
    expect(swept).toEqual({ events: 3, left: 1, mails: 0, payloads: 0, rows: 0 });
    expect(await kept()).toHaveLength(5);
  });

  it('leaves what started a run where nobody knows of runs', async () => {
    expect(await sweep(parts({ runs: undefined }), { mails: 90 * DAY_MS, log: false })).toMatchObject({
      events: 1,
      left: 3,
    });
    expect(await kept()).toEqual(['young', 'over', 'untaken', 'waits']);
  });

  it('keeps what is to be kept', async () => {
    expect(await sweep(parts(), { mails: false, log: false })).toEqual({
      events: 0,
      left: 0,
      mails: 0,
      payloads: 0,
      rows: 0,
    });
    expect(await kept()).toHaveLength(5);
  });

  it('removes the mails that nobody names, some time after they came', async () => {
    expect(await sweep(parts({ clock: Date.now }), { mails: 90 * DAY_MS, log: false })).toMatchObject({ mails: 0 });
    expect(await sweep(parts({ clock: later }), { mails: 90 * DAY_MS, log: false })).toMatchObject({ mails: 4 });
    expect(await store.mails.put(Buffer.from('young'))).toBeDefined();
  });

  it('removes payloads that are older than every run', async () => {
    const hash = await store.payloads.put(Buffer.from('sealed'));
    const ages = { mails: DAY_MS, log: false } as const;
    const clock = () => Date.now() + 2 * DAY_MS;
    const isOpenSince = (oldest: number) => parts({ runs: runs([], oldest), clock });
    expect(await sweep(isOpenSince(Date.now()), ages)).toMatchObject({ payloads: 0 });
    expect(await store.payloads.read(hash)).toBeDefined();
    expect(await sweep(isOpenSince(later()), ages)).toMatchObject({ payloads: 1 });
  });

  it('is left to one process, and not made while a backup is', async () => {
    await store.leases.take(ERASURE, 'a backup', 1_000);
    expect(await sweep(parts(), { mails: DAY_MS, log: false })).toBeUndefined();
    expect(await kept()).toHaveLength(5);
    await store.leases.release(ERASURE, 'a backup');
    expect(await sweep(parts(), { mails: DAY_MS, log: false })).toBeDefined();
  });
});

describe('one mail', () => {
  it('is erased by its Message-ID, unless a run of it waits', async () => {
    await came(0, 'one', 'started');
    await came(0, 'untaken');
    const erase = (name: string, open: readonly string[] = []) => eraseMail(store, runs(open), name);
    expect(await erase('<one@example.com>', ['one'])).toEqual({ erased: false, why: 'open' });
    expect(await erase('untaken')).toEqual({ erased: false, why: 'open' });
    expect(await erase('nothing@example.com')).toEqual({ erased: false, why: 'unknown' });
    expect(await kept()).toHaveLength(2);
    const over = runs([]);
    expect(await eraseMail(store, over, '<one@example.com>')).toEqual({ erased: true, event: 'one', bytes: false });
    expect(over.forgotten).toEqual(['one']);
    expect(await kept()).toEqual(['untaken']);
    expect(await erase('one')).toEqual({ erased: false, why: 'erased before' });
  });
});

describe('an age', () => {
  it.each([
    ['90d', 90 * DAY_MS],
    ['26w', 182 * DAY_MS],
    ['2y', 730 * DAY_MS],
    ['23h', undefined],
    ['0y', undefined],
    ['two years', undefined],
  ])('%s', (text, ms) => {
    expect(ageOf(text)).toBe(ms);
  });

  it('in the configuration is one, or false', () => {
    expect(configSchema.parse({}).retention).toEqual({ mails: 365 * DAY_MS, log: 730 * DAY_MS });
    expect(configSchema.parse({ retention: { mails: '90d', log: false } }).retention).toEqual({
      mails: 90 * DAY_MS,
      log: false,
    });
    expect(configSchema.safeParse({ retention: { mails: '1h' } }).error?.message).toContain('at least one day');
  });
});
