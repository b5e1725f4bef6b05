import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Teller } from '../../../app/intake/teller.ts';
import { Upkeep } from '../../../app/up/upkeep.ts';
import { openStore } from '../../../connectors/store/open.ts';
import type { Store } from '../../../connectors/store/store.ts';
import { eventually } from '../../sources/eventually.ts';
import { anEvent } from '../../store/specimens.ts';

describe('what is left half done', () => {
  let dir: string;
  let store: Store;
  let clock = Date.now();
  const open: { stop(): unknown }[] = [];
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'posthorn-upkeep-'));
    store = await openStore({ dir, clock: () => clock });
  });
  afterEach(async () => {
    for (const one of open.splice(0)) await one.stop();
    await store.close();
    rmSync(dir, { recursive: true });
  });

  function upkeep(alone: boolean) {
    const resumed: number[] = [];
    const retold: number[] = [];
    const intake = { resume: async (until = 0) => void resumed.push(until) };
    const teller = { retell: async (until: number) => void retold.push(until) };
    const durable = { runs: { isOpen: async (event: string) => event === 'at work' } };
    const one = new Upkeep({ store, intake, teller, durable, alone });
    open.push(one);
    return { one, resumed, retold };
  }

  it('that a policy keeps others quiet ends with its run, also where somebody terminated it', async () => {
    clock = 1_000;
    const [atWork, terminated] = ['at work', 'terminated'].map((event) => ({
      event,
      policy: 'p',
      quiets: ['q'],
      labels: {},
    }));
    await store.inhibitions.open(atWork!);
    await store.inhibitions.open(terminated!);
    clock = Date.now();
    await store.inhibitions.open({ ...terminated!, event: 'about to start' });
    upkeep(true);
    const left = async () => (await store.inhibitions.openNow()).map(({ event }) => event);
    await eventually(async () => !(await left()).includes('terminated'), 'the end of what nobody works on');
    expect(await left()).toEqual(['at work', 'about to start']);
  });

  it('is finished at once by a process that has the store to itself', async () => {
    const { resumed, retold } = upkeep(true);
    await eventually(() => retold.length === 1, 'the first look');
    expect([resumed[0], retold[0]]).toEqual([Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]);
  });

  it('is finished by one process of several, and by another when that ends; what is young is left to whoever is at it', async () => {
    const first = upkeep(false);
    await eventually(() => first.retold.length === 1, 'the first look');
    expect(first.retold[0]).toBeLessThanOrEqual(Date.now() - 15_000);
    const second = upkeep(false);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(second.retold).toEqual([]);
    await first.one.stop();
    await eventually(() => second.retold.length === 1, 'the look of the second', 12_000);
  });

  it('a state that nobody was told of is told until a run knows it, or there is none', async () => {
    const read = { at: 5, event: 'mail.read' };
    const told: string[] = [];
    let answer: boolean | Error = new Error('away');
    const tell = async (event: string) => {
      told.push(event);
      if (answer instanceof Error) throw answer;
      return answer;
    };
    await store.events.takeIn(anEvent({ id: 'e1' }));
    await store.events.noteState('e1', read);
    const teller = new Teller({ tell }, store.events);
    open.push(teller);
    await expect(teller.retell(5)).rejects.toThrow('away');
    answer = false;
    await teller.retell(5);
    expect(await store.events.untold(5, 9), 'its run is about to start').toHaveLength(1);
    await store.events.settle('e1', 'sales', 'started');
    await teller.retell(5);
    expect(await store.events.untold(5, 9)).toEqual([]);
    await teller.retell(5);
    expect(told).toEqual(['e1', 'e1', 'e1']);
  });
});
