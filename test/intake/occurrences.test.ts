import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MailIntake } from '../../app/intake/intake.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import { filesFrom } from '../../engine/compiler/2-link/files.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import type { EventStart, RunStart } from '../../engine/interpreter/host.ts';
import { buildIndex } from '../../engine/match/index.ts';
import { keyOf, occurrenceId } from '../../workflows/key.ts';

const RULES = {
  'people.ts': `import { person } from 'posthorn';
export const li = person('li', { name: 'Li', zone: 'Asia/Shanghai', language: 'en' });
`,
  'silent.ts': `import { count, notify, policy } from 'posthorn';
import { li } from './people.ts';
export default policy({
  title: 'Silent twice',
  owner: 'li',
  on: 'posthorn.source-silent',
  when: ({ data }) => count('posthorn.source-silent', { of: data.name, within: '1d' }) >= 2,
  async run({ data }) { await notify(li, { text: data.detail }); },
});
`,
  'round.ts': `import { notify, policy, schedule } from 'posthorn';
import { li } from './people.ts';
export default policy({
  title: 'Round',
  owner: 'li',
  on: schedule('0 9 * * *', { zone: 'UTC' }),
  async run({ tick }) { await notify(li, { text: tick.previous ?? tick.at }); },
});
`,
};

const { ruleset, diagnostics } = compileRules(filesFrom(RULES));
const SILENT = { name: 'sales', detail: 'Nothing came.', since: '2026-07-08T00:00:00Z' };

let dir: string;
let store: Store;
let intake: MailIntake;
let started: { readonly event: EventStart; readonly runs: readonly RunStart[] }[];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-occurrences-'));
  store = await openStore({ dir });
  started = [];
  const key = keyOf(new Uint8Array(32).fill(3));
  intake = new MailIntake({
    store,
    durable: { start: async (event, runs) => void started.push({ event, runs }) },
    teller: { tell: async () => true },
    rules: () => ({ ruleset, index: buildIndex(ruleset) }),
    eventId: () => 'mail-x',
    occurrenceId: (kind, about) => occurrenceId(key, kind, about),
    isOurs: () => false,
    hold: 0,
    warn: (message) => {
      throw new Error(message);
    },
  });
});
afterEach(async () => {
  await intake.stop();
  await store.close();
  rmSync(dir, { recursive: true });
});

it('what Posthorn raises is one event for each key, and is counted by its texts', async () => {
  expect(diagnostics).toEqual([]);
  const first = await intake.raise('posthorn.source-silent', 'sales 1', SILENT);
  await first.handed;
  expect(await intake.raise('posthorn.source-silent', 'sales 1', SILENT)).toMatchObject({
    id: first.id,
    news: 'known',
  });
  expect(started).toEqual([]);
  const second = await intake.raise('posthorn.source-silent', 'sales 2', SILENT);
  await second.handed;
  expect(second.id).not.toBe(first.id);
  expect(started).toMatchObject([
    {
      event: { id: second.id, subject: 'posthorn.source-silent' },
      runs: [{ facts: { 'data.detail': 'Nothing came.' } }],
    },
  ]);
  expect(await store.events.get(second.id)).toMatchObject({ state: 'started', source: 'event' });
});

it('a moment of a schedule is taken in once, and starts the policy whose it is', async () => {
  const tick = { policy: 'round', at: Date.parse('2026-07-08T09:00Z'), previous: Date.parse('2026-07-07T09:00Z') };
  await intake.tick(tick);
  await intake.tick(tick);
  await intake.stop();
  expect(started).toHaveLength(1);
  expect(started[0]).toMatchObject({
    event: { labels: { kind: 'schedule:round' } },
    runs: [{ facts: { 'tick.previous': '2026-07-07T09:00:00.000Z' } }],
  });
  const [event] = await store.events.recent(1);
  const kept = JSON.parse(Buffer.from(await store.mails.read(event!.mail)).toString());
  expect(kept).toEqual({
    event: 'schedule',
    policy: 'round',
    at: '2026-07-08T09:00:00.000Z',
    previous: '2026-07-07T09:00:00.000Z',
  });
});
