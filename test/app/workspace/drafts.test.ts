import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftsIn } from '../../../app/cli/check/drafts.ts';
import { readRules } from '../../../app/rules-folder.ts';
import { hashOf } from '../../../app/workspace/folder.ts';
import { HeldBack } from '../../../app/workspace/held-back.ts';
import { openStage, type Stage } from '../http/stage.ts';
import { type Visitor, visitor } from './api.ts';

let stage: Stage;
let asked: Visitor;
beforeEach(async () => {
  stage = await openStage();
  asked = visitor({ base: stage.page.base, token: stage.token });
  lay('people.ts', PEOPLE);
});
afterEach(() => stage.close());

const PEOPLE = `import { person } from 'posthorn';
export const li = person('li', { name: 'Li Lei', zone: 'Asia/Shanghai', language: 'en' });
export const wu = person('wu', { name: 'Wu', zone: 'Asia/Shanghai', language: 'en' });
`;
const policy = (title: string, says = 'Look') => `import { notify, policy } from 'posthorn';
import { li } from '../people.ts';
export default policy({
  title: '${title}', owner: 'li', on: 'mail.received', priority: 'normal',
  async run() {
    await notify(li, { text: '${says}' });
  },
});
`;

const place = (path: string) => join(stage.rulesDir, path);
function lay(path: string, text: string) {
  mkdirSync(join(place(path), '..'), { recursive: true });
  writeFileSync(place(path), text);
  return hashOf(text);
}
const save = (path: string, text: string, base: string | null, by = 'Li Lei') =>
  asked(`/workspace/files/${path}`, { method: 'PUT', body: { text, base, by } });
const activate = (paths: string[], by: string, confirm?: string) =>
  asked('/workspace/activate', { method: 'POST', body: { paths, by, ...(confirm && { confirm }) } });
const turn = (policy: string, on: boolean, by = 'Li Lei') =>
  asked('/workspace/switch', { method: 'POST', body: { policy, on, by } });
/** Titles of what is active, once the folder was looked at. */
async function active(): Promise<string[]> {
  await stage.active.look();
  return stage.active.current().ruleset.plans.map(({ title }) => title);
}
async function states(): Promise<{ [policy: string]: string }> {
  await stage.active.look();
  const { policies } = (await asked('/workspace')).json;
  return Object.fromEntries(policies.map((row: { policy: string; state: string }) => [row.policy, row.state]));
}

describe('what is saved', () => {
  it('is not active: a change, a new file, a file that is gone, one that was moved', async () => {
    const hash = lay('sales/a.ts', policy('A'));
    const gone = lay('sales/gone.ts', policy('Gone'));
    const moved = lay('sales/old.ts', policy('Moved'));
    expect(await active()).toEqual(['A', 'Gone', 'Moved']);
    await save('sales/a.ts', policy('A two'), hash);
    await save('sales/new.ts', policy('New'), null);
    await asked(`/workspace/files/sales/gone.ts?base=${gone}&by=Li`, { method: 'DELETE' });
    await asked('/workspace/move', {
      method: 'POST',
      body: { from: 'sales/old.ts', to: 'office/fresh.ts', base: moved, by: 'Li' },
    });
    expect(readFileSync(place('sales/a.ts'), 'utf8')).toBe(policy('A two'));
    expect(readdirSync(place('sales'))).toEqual(['a.ts', 'new.ts']);
    expect(await active()).toEqual(['A', 'Gone', 'Moved']);
    expect(await states()).toEqual({
      'sales/a': 'changed',
      'sales/new': 'draft',
      'sales/gone': 'changed',
      'sales/old': 'changed',
      'office/fresh': 'draft',
    });
    const { policies: rows, drafts } = (await asked('/workspace')).json;
    expect(drafts.map(({ path }: { path: string }) => path).sort()).toEqual([
      'office/fresh.ts',
      'sales/a.ts',
      'sales/gone.ts',
      'sales/new.ts',
      'sales/old.ts',
    ]);
    expect(rows.find((row: { policy: string }) => row.policy === 'sales/a')).toMatchObject({
      path: 'sales/a.ts',
      title: 'A two',
      owner: 'li',
      by: 'Li Lei',
    });
    expect(rows.find((row: { policy: string }) => row.policy === 'sales/gone')).toMatchObject({ gone: true });
  });

  it('stays inactive when it is saved again, and after a restart; saved as it was it is no draft', async () => {
    const first = lay('sales/a.ts', policy('A'));
    await active();
    await save('sales/a.ts', policy('A two'), first);
    await save('sales/a.ts', policy('A three'), hashOf(policy('A two')));
    const again = new HeldBack(stage.store, true);
    const { files } = await again.look(readRules(stage.rulesDir));
    expect(files.read('sales/a.ts')).toBe(policy('A'));
    expect(await stage.store.drafts.list()).toHaveLength(1);
    const config = join(stage.rulesDir, '../posthorn.json');
    writeFileSync(config, JSON.stringify({ data: '.', rules: 'rules' }));
    const told = await draftsIn(stage.rulesDir, readRules(stage.rulesDir), config);
    expect(told).toMatchObject([{ file: 'sales/a.ts', by: 'Li Lei' }]);
    expect(await draftsIn(join(stage.rulesDir, 'sales'), readRules(stage.rulesDir), config)).toEqual([]);
    await save('sales/a.ts', policy('A'), hashOf(policy('A three')));
    expect(await stage.store.drafts.list()).toEqual([]);
    expect(await states()).toEqual({ 'sales/a': 'active' });
  });

  it('is held back from the moment it is noted, whether or not the process lives to write it', async () => {
    lay('sales/a.ts', policy('A'));
    await active();
    const draft = { file: 'sales/a.ts', activeText: policy('A'), by: 'Li' };
    await stage.store.drafts.keep({ ...draft, hash: hashOf(policy('never written')) });
    expect(await active()).toEqual(['A']);
    lay('sales/a.ts', policy('never written'));
    expect(await active()).toEqual(['A']);
    await new HeldBack(stage.store, true).look(readRules(stage.rulesDir));
    expect(await stage.store.drafts.list()).toHaveLength(1);
  });

  it('by git or another editor is active at once, and ends the draft for good', async () => {
    const hash = lay('sales/a.ts', policy('A'));
    await active();
    await save('sales/a.ts', policy('Draft'), hash);
    expect(await active()).toEqual(['A']);
    lay('sales/a.ts', policy('By git'));
    expect(await active()).toEqual(['By git']);
    lay('sales/a.ts', policy('Draft'));
    expect(await active()).toEqual(['Draft']);
  });

  it('that another process holds back is not ended by one whose folder has something else', async () => {
    const draft = { file: 'sales/a.ts', hash: hashOf('theirs'), activeText: null, by: 'Li' };
    await stage.store.drafts.keep(draft);
    await new HeldBack(stage.store, false).look(readRules(stage.rulesDir));
    expect(await stage.store.drafts.list()).toHaveLength(1);
    await new HeldBack(stage.store, true).look(readRules(stage.rulesDir));
    expect(await stage.store.drafts.list()).toEqual([]);
  });
});

describe('activating', () => {
  it('first shows what changes, then does that and nothing else', async () => {
    const hash = lay('sales/a.ts', policy('A'));
    await active();
    await save('sales/a.ts', policy('A two', 'other'), hash);
    await save('sales/b.ts', policy('B'), null);
    const { status, json: shown } = await activate(['sales/a.ts'], 'Li Lei');
    expect(status).toBe(200);
    expect(shown).toMatchObject({
      state: 'proposed',
      files: [{ path: 'sales/a.ts', before: policy('A'), after: policy('A two', 'other'), by: 'Li Lei' }],
      policies: { added: [], changed: [{ policy: 'sales/a', title: 'A two' }], gone: [] },
      diagnostics: [],
      needsSecond: false,
    });
    expect(await active()).toEqual(['A']);
    await save('sales/a.ts', policy('A three', 'other'), hashOf(policy('A two', 'other')));
    const late = await activate(['sales/a.ts'], 'Li Lei', shown.confirm);
    expect([late.status, late.json.state]).toEqual([409, 'changed']);
    const done = await activate(['sales/a.ts'], 'Li Lei', late.json.confirm);
    expect([done.status, done.json.state]).toEqual([200, 'activated']);
    expect(stage.active.current().ruleset.plans.map(({ title }) => title)).toEqual(['A three']);
    expect(await states()).toEqual({ 'sales/a': 'active', 'sales/b': 'draft' });
    expect(await stage.store.ruleChanges.last('sales/a')).toMatchObject({ kind: 'activated', by: 'Li Lei' });
    expect((await activate(['sales/a.ts'], 'Li Lei')).status).toBe(404);
  });

  it('tells of all policies that go by what was changed: a person, a list', async () => {
    lay('lists/ours.csv', 'a.example\n');
    lay('lists.ts', `import { list } from 'posthorn';\nexport const ours = list('ours.csv');\n`);
    lay(
      'sales/a.ts',
      policy('A')
        .replace("on: 'mail.received',", "on: 'mail.received', when: ({ mail }) => ours.has(mail.from.domain),")
        .replace('import { li }', "import { ours } from '../lists.ts';\nimport { li }"),
    );
    lay(
      'sales/b.ts',
      policy('B').replaceAll('li }', 'wu }').replaceAll('(li', '(wu').replace("owner: 'li'", "owner: 'wu'"),
    );
    expect(await active()).toEqual(['A', 'B']);
    await save('lists/ours.csv', 'b.example\n', hashOf('a.example\n'));
    const changed = async (path: string) =>
      (await activate([path], 'Li')).json.policies.changed.map((one: { policy: string }) => one.policy);
    expect(await changed('lists/ours.csv')).toEqual(['sales/a']);
    await save('people.ts', PEOPLE.replace("name: 'Wu'", "name: 'Wu Wei'"), hashOf(PEOPLE));
    expect(await changed('people.ts')).toEqual(['sales/b']);
  });

  it('does nothing where something would not compile, here or where this is imported', async () => {
    const hash = lay('sales/a.ts', policy('A'));
    await active();
    await save('sales/a.ts', policy('A').replace('notify(li', 'notify(nobody'), hash);
    const first = await activate(['sales/a.ts'], 'Li');
    expect(first.json.diagnostics).toMatchObject([{ file: 'sales/a.ts', severity: 'error' }]);
    const refused = await activate(['sales/a.ts'], 'Li', first.json.confirm);
    expect([refused.status, refused.json.state]).toEqual([422, 'refused']);
    await save('people.ts', PEOPLE.replace('export const li', 'export const lei'), hashOf(PEOPLE));
    await save('sales/a.ts', policy('A', 'two'), hashOf(policy('A').replace('notify(li', 'notify(nobody')));
    const people = await activate(['people.ts'], 'Li');
    expect(people.json.diagnostics).toMatchObject([{ file: 'sales/a.ts', severity: 'error' }]);
    expect((await activate(['people.ts'], 'Li', people.json.confirm)).status).toBe(422);
    expect(await active()).toEqual(['A']);
  });

  it('a deletion takes the policy out, and a move renames it', async () => {
    const hash = lay('sales/a.ts', policy('A'));
    await active();
    await asked('/workspace/move', {
      method: 'POST',
      body: { from: 'sales/a.ts', to: 'sales/b.ts', base: hash, by: 'Li' },
    });
    const both = ['sales/a.ts', 'sales/b.ts'];
    const { json } = await activate(both, 'Li');
    expect(json.policies).toEqual({
      added: [{ policy: 'sales/b', title: 'A' }],
      changed: [],
      gone: [{ policy: 'sales/a', title: 'A' }],
    });
    expect((await activate(both, 'Li', json.confirm)).json.state).toBe('activated');
    expect(stage.active.current().ruleset.plans.map(({ id }) => id)).toEqual(['sales/b']);
    expect(await stage.store.drafts.list()).toEqual([]);
  });
});

describe('what keeps watch', () => {
  const SECURE = policy('Secure');

  it('is activated by two persons, whatever the first one calls himself', async () => {
    const hash = lay('security/a.ts', SECURE);
    await active();
    await save('security/a.ts', policy('Secure two', 'x'), hash);
    const { confirm, needsSecond } = (await activate(['security/a.ts'], 'Li Lei')).json;
    expect(needsSecond).toBe(true);
    for (const by of ['Li Lei', 'li', ' LI  lei ', 'Ｌｉ Lei']) {
      const answer = await activate(['security/a.ts'], by, confirm);
      expect([answer.status, answer.json.state], by).toEqual([202, 'waiting']);
      expect(answer.json.waiting.by).toBe('Li Lei');
    }
    expect(await active()).toEqual(['Secure']);
    expect((await asked('/workspace')).json.waiting).toMatchObject([{ activate: ['security/a.ts'], by: 'Li Lei' }]);
    expect((await activate(['security/a.ts'], 'Wu')).json.waiting.by).toBe('Li Lei');
    expect((await activate(['security/a.ts'], 'Wu', confirm)).json.state).toBe('activated');
    expect(await active()).toEqual(['Secure two']);
    expect(await stage.store.ruleChanges.last('security/a')).toMatchObject({ by: 'Li Lei', approvedBy: 'Wu' });
    expect(await stage.store.proposals.list()).toEqual([]);
  });

  it('needs them for what it imports, too, and anew when that is changed after the first agreed', async () => {
    lay('security/a.ts', SECURE.replaceAll('li }', 'wu }').replaceAll('(li', '(wu'));
    await active();
    const wei = PEOPLE.replace("name: 'Wu'", "name: 'Wu Wei'");
    await save('people.ts', wei, hashOf(PEOPLE));
    const { confirm } = (await activate(['people.ts'], 'Li')).json;
    expect((await activate(['people.ts'], 'Li', confirm)).status).toBe(202);
    await save('people.ts', wei.replace('Wei', 'Mallory'), hashOf(wei));
    expect((await activate(['people.ts'], 'Wu', confirm)).json.state).toBe('changed');
    expect(await active()).toEqual(['Secure']);
    expect(stage.active.current().ruleset.people.wu!.name).toBe('Wu');
    expect((await asked('/workspace')).json.waiting).toEqual([]);
  });

  it('is switched off by two persons', async () => {
    lay('security/a.ts', SECURE);
    await active();
    expect((await turn('security/a', false)).status).toBe(202);
    expect((await turn('security/a', false, 'li')).status).toBe(202);
    expect(await active()).toEqual(['Secure']);
    expect((await turn('security/a', false, 'Wu')).json).toEqual({ state: 'done' });
    expect(await active()).toEqual([]);
  });
});

describe('a policy that is switched off', () => {
  it('is not active, whatever its file says, until it is switched on', async () => {
    const hash = lay('sales/a.ts', policy('A'));
    lay('sales/b.ts', policy('B'));
    await active();
    expect((await turn('sales/a', false)).json).toEqual({ state: 'done' });
    expect(stage.active.current().ruleset.plans.map(({ title }) => title)).toEqual(['B']);
    expect(await states()).toEqual({ 'sales/a': 'off', 'sales/b': 'active' });
    lay('sales/a.ts', policy('A two', 'x'));
    expect(await active()).toEqual(['B']);
    expect((await turn('sales/a', true, 'Wu')).json).toEqual({ state: 'done' });
    expect(stage.active.current().ruleset.plans.map(({ title }) => title)).toEqual(['A two', 'B']);
    expect((await stage.store.ruleChanges.list()).map(({ kind, by }) => [kind, by])).toEqual([
      ['switched on', 'Wu'],
      ['switched off', 'Li Lei'],
    ]);
    expect(hash).toBe(hashOf(policy('A')));
  });

  it('is not switched on while it does not compile; one that there is none of is not switched', async () => {
    lay('sales/a.ts', policy('A'));
    await active();
    await turn('sales/a', false);
    lay('sales/a.ts', policy('A').replace('notify(li', 'notify(nobody'));
    await active();
    const { status, json } = await turn('sales/a', true);
    expect([status, json.state]).toEqual([422, 'refused']);
    expect(json.diagnostics).toMatchObject([{ file: 'sales/a.ts' }]);
    expect((await turn('sales/nothing', false)).status).toBe(404);
  });
});

it('a policy that does not compile goes on as it was, and is told of as broken', async () => {
  lay('sales/a.ts', policy('A'));
  await active();
  lay('sales/a.ts', `${policy('A two')}\n oops(`);
  expect(await active()).toEqual(['A']);
  expect(await states()).toEqual({ 'sales/a': 'broken' });
  rmSync(place('sales/a.ts'));
  expect(await active()).toEqual([]);
});
