import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ActiveRules, type Publication, type Sharing } from '../../../app/rules/active.ts';
import { PublishedRules } from '../../../app/rules/published.ts';
import { openStore } from '../../../connectors/store/open.ts';
import type { Store } from '../../../connectors/store/store.ts';
import { eventually } from '../../sources/eventually.ts';

const policy = (title: string) => `
import { notify, person, policy } from 'posthorn';
const li = person('li', { name: 'Li', zone: 'Asia/Shanghai', language: 'en' });
export default policy({
  title: '${title}', owner: 'li', on: 'mail.received', priority: 'normal',
  async run() {
    await notify(li, { text: 'Look' });
  },
});
`;

describe('rules that several processes publish', () => {
  let dir: string;
  let store: Store;
  const open: { stop(): Promise<void> }[] = [];
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'posthorn-shared-rules-'));
    store = await openStore({ dir: join(dir, 'data') });
  });
  afterEach(async () => {
    for (const one of open.splice(0)) await one.stop();
    await store.close();
    rmSync(dir, { recursive: true });
  });

  const write = (machine: string, text: string) => {
    mkdirSync(join(dir, machine), { recursive: true });
    writeFileSync(join(dir, machine, 'p.ts'), text);
  };
  async function start(machine: string, sharing: Partial<Sharing> = {}) {
    const publications: Publication[] = [];
    const how = { follow: true, goBack: false, ...sharing };
    const rules = new ActiveRules(join(dir, machine), store.rules, (told) => publications.push(told), how);
    open.push(rules);
    return { rules, first: await rules.start(), publications };
  }
  const titles = ({ current }: { current(): { ruleset: { plans: readonly { title: string }[] } } }, of: unknown) =>
    current.call(of).ruleset.plans.map(({ title }) => title);
  const titleOf = (rules: ActiveRules | PublishedRules) => titles(rules, rules)[0];
  const uses = (rules: ActiveRules | PublishedRules, title: string) =>
    eventually(() => titleOf(rules) === title, `"${title}" to be active`);

  it('are those of whoever changed its folder last, and all use them within seconds', async () => {
    write('a', policy('one'));
    write('b', policy('one'));
    const [a, b] = [await start('a'), await start('b')];
    write('a', policy('two'));
    await uses(a.rules, 'two');
    await uses(b.rules, 'two');
    write('b', policy('three'));
    await uses(a.rules, 'three');
    expect(titleOf(b.rules)).toBe('three');
    expect(a.publications.map(({ replaced }) => replaced)).toEqual([false]);
  });

  it('are not published again by one whose folder is behind, neither at its start nor because a file was touched', async () => {
    write('a', policy('one'));
    write('b', policy('one'));
    const a = await start('a');
    write('a', policy('two'));
    await uses(a.rules, 'two');
    const b = await start('b');
    expect(b.first.replaced).toBe(true);
    expect(titleOf(b.rules)).toBe('two');
    write('b', `${policy('one')}`);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect([titleOf(a.rules), titleOf(b.rules)]).toEqual(['two', 'two']);
    expect(b.publications).toEqual([]);
    write('b', policy('two'));
    await eventually(() => b.publications.length === 1, 'the second to have caught up');
    expect([titleOf(a.rules), titleOf(b.rules)]).toEqual(['two', 'two']);
  });

  it('go back to earlier ones where that is said', async () => {
    write('a', policy('one'));
    await start('a');
    write('b', policy('two'));
    const b = await start('b');
    expect(b.first.replaced).toBe(false);
    write('c', policy('one'));
    const c = await start('c', { goBack: true });
    expect(c.first.replaced).toBe(false);
    await uses(b.rules, 'one');
  });

  it('reach a worker, which waits until there are some, and says so', async () => {
    const said: string[] = [];
    const worker = new PublishedRules(store.rules, (message) => said.push(message));
    open.push(worker);
    const started = worker.start();
    await eventually(() => said.length === 1, 'a word that it waits');
    expect(said).toEqual(['No rules are published yet; waiting for "posthorn serve" to publish them.']);
    write('a', policy('one'));
    await start('a');
    await started;
    expect(titleOf(worker)).toBe('one');
    await store.rules.publish('{"of":"another version"}', 'its hash');
    await eventually(() => said.length === 2, 'a word that they cannot be used');
    expect(said[1]).toContain('another version of Posthorn');
    expect(titleOf(worker)).toBe('one');
  });
});
