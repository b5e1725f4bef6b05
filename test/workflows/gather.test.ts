import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import type { Item } from '../../engine/arbiter/wish.ts';
import { DIGEST, digestEvent } from '../../engine/interpreter/gathering.ts';
import { Scheduler } from '../../engine/interpreter/scheduler.ts';
import { House } from '../../engine/simulator/house.ts';
import { gather } from '../../workflows/activities/gather.ts';

const li = { kind: 'person', id: 'li', name: 'Li', zone: 'UTC', language: 'en', channels: [] } as const;
const ITEM: Item = {
  key: 'e1/p#0:1 li',
  event: 'e1',
  person: 'li',
  into: { key: 'news', wait: 1_000, interval: 1_000 },
  subject: 'news',
  body: 'news',
  priority: 'normal',
  danger: false,
  policies: ['p'],
  at: 5_000,
};

let dir: string;
let store: Store;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-gather-'));
  store = await openStore({ dir });
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true });
});

/** What the summaries are brought by one attempt. */
async function brought(item: Item, attempt: number): Promise<Item[]> {
  const items: Item[] = [];
  const gatherings = { join: async (one: Item) => void items.push(one) };
  await new MockActivityEnvironment({ attempt }).run(gather({ gatherings, store }), item);
  return items;
}

/** The alert that a summary of the item ends in. */
function summaryOf(item: Item) {
  const house = new House({ li });
  const summary = new Scheduler(digestEvent('digest-1', item, 0));
  summary.gather(item);
  for (let clock = item.at; ; clock += 500) {
    for (const command of summary.advance(clock)) {
      if (command.kind === 'lookup') summary.answer(command.key, { ok: true, value: house.directory(command) });
      if (command.kind === 'send') return command.alert;
    }
  }
}

it('what is brought again after its summary was told, because the process died that had brought it, stands in no other', async () => {
  expect(await brought(ITEM, 2)).toEqual([ITEM]);
  const alert = summaryOf(ITEM);
  expect(alert.policies).toEqual([DIGEST]);
  await store.log.begin(alert);
  expect(await brought(ITEM, 2)).toEqual([]);
  expect(await brought({ ...ITEM, key: 'e2/p#0:1 li' }, 2)).toHaveLength(1);
});
