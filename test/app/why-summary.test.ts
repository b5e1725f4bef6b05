import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { printWhy } from '../../app/cli/print/why.ts';
import { viewFor } from '../../app/http/page/view.ts';
import { whyPage } from '../../app/http/page/why-page.ts';
import { whyOf } from '../../app/why/why.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import type { Alert, Directory } from '../../engine/arbiter/alert.ts';
import type { Item } from '../../engine/arbiter/wish.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import { begunBy, digestEvent } from '../../engine/interpreter/gathering.ts';
import type { EventStart } from '../../engine/interpreter/host.ts';
import { Scheduler } from '../../engine/interpreter/scheduler.ts';
import { anEvent } from '../store/specimens.ts';

const RULES: Record<string, string> = {
  'people.ts': `import { person } from 'posthorn';
export const li = person('li', { name: 'Li', zone: 'Asia/Shanghai', language: 'en' });
`,
};
for (const name of ['first', 'second'])
  RULES[`${name}.ts`] = `import { notify, policy } from 'posthorn';
import { li } from './people.ts';
export default policy({
  title: '${name}', owner: 'li', on: 'mail.received', when: ({ mail }) => mail.subject !== '',
  async run() {
    await notify(li, { text: '${name}', digest: { key: 'promotions', wait: '30m', every: '4h' } });
  },
});
`;
const AT = 1_795_465_527_000;
const DIRECTORY: Directory = {
  refs: { li: ['li'] },
  persons: {
    li: { name: 'Li', language: 'en', zone: 'Asia/Shanghai', channels: [{ channel: 'email', address: 'x' }] },
  },
};

let dir: string;
let store: Store;
let clock = AT;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'posthorn-why-'));
  clock = AT;
  store = await openStore({ dir, clock: () => clock });
});
afterEach(async () => {
  await store.close();
  await rm(dir, { recursive: true });
});

/** Plays an event until it waits; what it asked for, lookups apart. */
function play(event: EventStart, give: (scheduler: Scheduler) => void, now: number) {
  const scheduler = new Scheduler(event);
  const said: { items: Item[]; alerts: Alert[] } = { items: [], alerts: [] };
  give(scheduler);
  for (let commands = scheduler.advance(now); commands.length; commands = scheduler.advance(now)) {
    for (const command of commands) {
      scheduler.answer(command.key, { ok: true, ...(command.kind === 'lookup' && { value: DIRECTORY }) });
      if (command.kind === 'gather') said.items.push(command.item);
      if (command.kind === 'send') said.alerts.push(command.alert);
    }
  }
  return { ...said, entries: scheduler.entries };
}

describe('a wish that went into a summary', () => {
  it('is answered with the summary that held it: how and when it was told', async () => {
    const { ruleset, diagnostics } = compileRules({ read: (path) => RULES[path], paths: () => Object.keys(RULES) });
    expect(diagnostics).toEqual([]);
    const event: EventStart = { id: 'e1', receivedAt: AT, subject: 'sale', hold: 0, holds: [] };
    const { items, entries } = play(
      event,
      (it) => {
        for (const plan of ruleset.plans) it.start({ plan, facts: {}, derived: [], lists: {}, templates: {} });
      },
      AT,
    );
    expect(items).toHaveLength(1);
    await store.events.takeIn(anEvent({ subject: 'sale', envelope: { mailbox: 'sales', receivedAt: AT } }));
    await store.log.append('e1', 0, entries);
    const why = async () => whyOf(store, (await store.events.get('e1'))!, { language: 'en' });
    const before = (await why()).persons[0]!.wishes;
    expect(before.map(({ reason, summary }) => [reason, summary])).toEqual([
      ['gathered', 'waiting'],
      ['gathered', 'waiting'],
    ]);

    const digest = begunBy(digestEvent('d1', items[0]!, 0), items[0]!);
    clock = AT + 1_800_000;
    const other = { ...items[0]!, key: 'e0/first#0:1 li' };
    const told = play(digest, (it) => [other, ...items].forEach((item) => void it.gather(item)), clock);
    for (const alert of told.alerts) {
      await store.log.begin(alert);
      await store.log.finish(alert.key, { ok: true, receipt: 'r1' });
      await store.events.noteState(alert.event, { at: clock, event: 'alert.acknowledged', by: 'li', of: alert.key });
    }
    const after = await why();
    for (const { summary } of after.persons[0]!.wishes) {
      expect(summary).toMatchObject({ channel: 'email', state: 'sent', receipt: 'r1', loggedAt: clock, items: 2 });
      expect(summary).toMatchObject({ became: { state: 'acknowledged', by: 'li' } });
    }
    const lines: string[] = [];
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean(lines.push(String(text))));
    printWhy(after, { person: undefined, rules: 'rules', people: ruleset.people, language: 'en' });
    spy.mockRestore();
    expect(lines.join('')).toMatch(
      /in a summary of 2: .*promotions\n.*delivered by email, .*receipt r1\n.*taken on by Li/,
    );
    expect(String(await whyPage(after, viewFor('zh', ruleset, '', clock)))).toContain('在 2 条的汇总中');
  });
});
