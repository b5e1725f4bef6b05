import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../../app/workspace/folder.ts';
import { openStage, type Stage } from '../http/stage.ts';
import { ask } from '../http/visitor.ts';
import { type Visitor, visitor } from './api.ts';

let stage: Stage;
let asked: Visitor;
beforeAll(async () => {
  stage = await openStage();
  asked = visitor({ base: stage.page.base, token: stage.token });
});
afterEach(() => {
  for (const name of readdirSync(stage.rulesDir)) rmSync(place(name), { recursive: true });
});
afterAll(() => stage.close());

const place = (path: string) => join(stage.rulesDir, path);
function lay(path: string, text: string) {
  mkdirSync(join(place(path), '..'), { recursive: true });
  writeFileSync(place(path), text);
  return hashOf(text);
}
const put = (path: string, text: string, base: string | null, more = {}) =>
  asked(`/workspace/files/${path}`, { method: 'PUT', body: { text, base, by: 'Li', ...more } });

describe('files of the rules', () => {
  it('are listed with their texts, those of engineers to be read only', async () => {
    lay('sales/é.ts', '// 客户\r\n');
    lay('lists/a.csv', 'x\n');
    lay('extensions/erp.ts', '// code\n');
    lay('.secret.ts', 'hidden');
    lay('notes.txt', 'none of ours');
    const { files } = (await asked('/workspace')).json;
    expect(files).toEqual([
      { path: 'extensions/erp.ts', text: '// code\n', hash: hashOf('// code\n'), editable: false },
      { path: 'lists/a.csv', text: 'x\n', hash: hashOf('x\n'), editable: true },
      { path: 'sales/é.ts', text: '// 客户\r\n', hash: hashOf('// 客户\r\n'), editable: true },
    ]);
  });

  it('are made and changed byte for byte, with nothing left beside them', async () => {
    const text = '\uFEFFconst a = 1;\r\n// 📦\n';
    expect((await put('sales/new.ts', text, null)).json).toEqual({ hash: hashOf(text) });
    expect(readFileSync(place('sales/new.ts'), 'utf8')).toBe(text);
    expect((await put('sales/new.ts', 'b', hashOf(text))).status).toBe(200);
    expect(readdirSync(place('sales'))).toEqual(['new.ts']);
    expect((await asked('/workspace/files/sales/new.ts')).json).toEqual({ text: 'b', hash: hashOf('b') });
    expect((await put('sales/new.ts', 'b', hashOf('whatever came before'))).status).toBe(200);
  });

  it('that changed meanwhile are not overwritten: both changes together are offered', async () => {
    const base = lay('a.ts', 'one\ntwo\nthree\n');
    await asked('/workspace/files/a.ts');
    const theirs = lay('a.ts', 'one\ntwo\nTHREE\n');
    const { status, json } = await put('a.ts', 'ONE\ntwo\nthree\n', base);
    expect(status).toBe(409);
    expect(json).toEqual({ theirs: { text: 'one\ntwo\nTHREE\n', hash: theirs }, merged: 'ONE\ntwo\nTHREE\n' });
    expect(readFileSync(place('a.ts'), 'utf8')).toBe('one\ntwo\nTHREE\n');
    expect((await put('a.ts', json.merged, theirs)).status).toBe(200);
  });

  it('that both changed at one line are offered line by line, also after a restart of the server', async () => {
    const base = lay('a.ts', 'one\ntwo\n');
    const theirs = lay('a.ts', 'eins\ntwo\n');
    expect((await put('a.ts', 'un\ntwo\n', base)).json).toEqual({ theirs: { text: 'eins\ntwo\n', hash: theirs } });
    const { json } = await put('a.ts', 'un\ntwo\n', base, { baseText: 'one\ntwo\n' });
    expect(json.conflicts).toEqual([{ line: 1, mine: 'un\n', base: 'one\n', theirs: 'eins\n' }]);
    expect((await put('a.ts', 'un\n', base, { baseText: 'not what it was' })).json.conflicts).toBeUndefined();
  });

  it('that are gone, or are there already, are neither made anew nor overwritten', async () => {
    const base = hashOf('was here');
    expect(await put('a.ts', 'x', base)).toMatchObject({ status: 409, json: { theirs: null } });
    lay('b.ts', 'theirs');
    expect(await put('b.ts', 'mine', null)).toMatchObject({ status: 409, json: { theirs: { text: 'theirs' } } });
    expect(existsSync(place('a.ts'))).toBe(false);
    expect(readFileSync(place('b.ts'), 'utf8')).toBe('theirs');
  });

  it('of two that save at once only one is kept in silence', async () => {
    const base = lay('a.ts', 'base');
    const answers = await Promise.all(['x', 'y', 'z'].map((text) => put('a.ts', text, base)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('are moved and deleted as they were seen, and never over another', async () => {
    const hash = lay('a.ts', 'text');
    lay('taken.ts', 'other');
    const move = (to: string, base = hash) =>
      asked('/workspace/move', { method: 'POST', body: { from: 'a.ts', to, base, by: 'Li' } });
    expect(await move('taken.ts')).toMatchObject({ status: 409, json: { error: expect.stringContaining('taken.ts') } });
    expect(await move('b.ts', hashOf('other'))).toMatchObject({ status: 409, json: { theirs: { text: 'text' } } });
    expect(await move('sales/B.ts')).toMatchObject({ status: 200, json: { hash } });
    expect(readdirSync(stage.rulesDir)).toEqual(['sales', 'taken.ts']);
    const remove = (base: string) => asked(`/workspace/files/sales/B.ts?base=${base}&by=Li`, { method: 'DELETE' });
    expect((await remove(hashOf('other'))).status).toBe(409);
    expect((await remove(hash)).status).toBe(200);
    expect((await remove(hash)).status).toBe(404);
  });

  it('are searched without regard to case, and without a pattern', async () => {
    lay('a.ts', 'x\r\n  Notify(li) // 清关\n');
    lay('b.ts', 'a.b\n');
    expect((await asked('/workspace/search?q=NOTIFY(')).json).toEqual({
      hits: [{ path: 'a.ts', line: 2, column: 3, text: '  Notify(li) // 清关' }],
      more: false,
    });
    expect((await asked('/workspace/search?q=a.b')).json.hits).toHaveLength(1);
    expect((await asked('/workspace/search?q=.*')).json.hits).toEqual([]);
    expect((await asked('/workspace/search?q=')).status).toBe(400);
  });

  it('that change on the disk are told of', async () => {
    const response = await fetch(`${stage.page.base}/api/workspace/changes`, {
      headers: { authorization: `Bearer ${stage.token}` },
    });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let said = '';
    const until = async (what: string) => {
      while (!said.includes(what)) said += (await reader.read()).value;
    };
    await until('event: ready');
    const hash = lay('a.ts', 'text');
    await stage.active.look();
    await until(`event: file\ndata: {"path":"a.ts","hash":"${hash}"}\n\n`);
    await asked(`/workspace/files/a.ts?base=${hash}&by=Li`, { method: 'DELETE' });
    await stage.active.look();
    await until('data: {"path":"a.ts","hash":null}');
    await reader.cancel();
  });
});

describe('what may not be written', () => {
  it.each([
    '../a.ts',
    '..%2fa.ts',
    '%2e%2e/a.ts',
    'sales/../../a.ts',
    'sales/%2e%2e/%2e%2e/a.ts',
    '%252e%252e%252fa.ts',
    '..%5ca.ts',
    'sales%5ca.ts',
    '/etc/a.ts',
    '%2fetc%2fa.ts',
    'C:/a.ts',
    'C%3a%5ca.ts',
    'a%00.ts',
    'a.ts%00.md',
    'a%0a.ts',
    'sales//a.ts',
    'sales/',
    'extensions/erp.ts',
    'Extensions/erp.ts',
    'EXTENSIONS/erp.ts',
    'sales/extensions/a.ts',
    '%ef%bd%85xtensions/a.ts',
    'node_modules/posthorn/index.ts',
    'Node_Modules/a.ts',
    '.git/config.ts',
    '.hidden.ts',
    'sales/.hidden/a.ts',
    'CON.ts',
    'sales/nul.ts',
    'com1.ts',
    'lpt%c2%b9.ts',
    'aux/a.ts',
    'sales./a.ts',
    'sales%20/a.ts',
    'a.ts::$DATA',
    '~/a.ts',
    '$HOME.ts',
    '-rf.ts',
    ':(top)a.ts',
    '<script>alert(1)</script>.ts',
    '%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E.ts',
    'a%22onload%3D%22x.ts',
    'e%cc%81.ts',
    'a%e2%80%aets.ts',
    'a.TS',
    'a.d.ts',
    'a.js',
    'a.mts',
    'package.json',
    'posthorn.json',
    'templates/a.ts.md/x.md',
    'a.md',
    'sales/a.csv',
    `${'a'.repeat(300)}.ts`,
    `${'a/'.repeat(20)}a.ts`,
  ])('is %s', async (path) => {
    const { status, body } = await put(path, 'x', null);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain(stage.rulesDir);
    expect(readdirSync(stage.rulesDir)).toEqual([]);
  });

  it('is moved to such a place no more than it is written there', async () => {
    const hash = lay('a.ts', 'x');
    for (const to of ['../a.ts', 'extensions/a.ts', '/tmp/a.ts', 'sales\\a.ts', '.a.ts', 'a.ts\0'])
      expect(
        (await asked('/workspace/move', { method: 'POST', body: { from: 'a.ts', to, base: hash, by: 'Li' } })).status,
      ).toBe(400);
    expect(readdirSync(stage.rulesDir)).toEqual(['a.ts']);
  });

  it('is what a link leads to, whether a file, a folder, or nothing', async () => {
    const outside = join(stage.rulesDir, '..', 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'a.ts'), 'theirs');
    symlinkSync(outside, place('linked'));
    symlinkSync(join(outside, 'a.ts'), place('file.ts'));
    symlinkSync(join(outside, 'new.ts'), place('nowhere.ts'));
    lay('extensions/erp.ts', 'code');
    symlinkSync(place('extensions/erp.ts'), place('inside.ts'));
    for (const path of ['linked/a.ts', 'linked/b.ts', 'file.ts', 'nowhere.ts', 'inside.ts'])
      for (const base of [null, hashOf('theirs'), hashOf('code')]) {
        expect((await put(path, 'mine', base)).status, path).toBe(400);
        const removing = `/workspace/files/${path}?base=${base ?? hashOf('')}&by=Li`;
        expect((await asked(removing, { method: 'DELETE' })).status, path).toBe(400);
        expect((await asked(`/workspace/files/${path}`)).status, path).toBe(400);
      }
    expect(readdirSync(outside)).toEqual(['a.ts']);
    expect(readFileSync(join(outside, 'a.ts'), 'utf8')).toBe('theirs');
    expect(readFileSync(place('extensions/erp.ts'), 'utf8')).toBe('code');
  });

  it('is a name that another file has but for its case', async () => {
    lay('People.ts', 'x');
    expect(await put('people.ts', 'y', null)).toMatchObject({ status: 409 });
    expect(readdirSync(stage.rulesDir)).toEqual(['People.ts']);
  });

  it('is what is no text, and what is no UTF-8 already', async () => {
    expect((await put('a.ts', 'a\0b', null)).status).toBe(400);
    expect((await put('a.ts', 'a\ud800', null)).status).toBe(400);
    writeFileSync(place('b.ts'), Buffer.from([0x22, 0xe9, 0x22]));
    const listed = (await asked('/workspace')).json.files[0].hash;
    expect((await put('b.ts', 'x', listed)).status).toBe(400);
    expect(readFileSync(place('b.ts'))).toEqual(Buffer.from([0x22, 0xe9, 0x22]));
  });

  it('is more than 2 MiB, and more than 8 MiB is not even read', async () => {
    expect((await put('lists/a.csv', 'a'.repeat(2 * 1024 * 1024 + 1), null)).status).toBe(400);
    expect((await put('lists/a.csv', 'a'.repeat(9 * 1024 * 1024), null)).status).toBe(413);
    expect(readdirSync(stage.rulesDir)).toEqual([]);
  });

  it.each([
    ['nobody', { text: 'x', base: null }],
    ['somebody without a name', { text: 'x', base: null, by: ' ' }],
    ['a name that is none', { text: 'x', base: null, by: 'Li <li@example.com>' }],
    ['a name of two lines', { text: 'x', base: null, by: 'Li\nAdmin' }],
    ['a wrong base', { text: 'x', base: 'abc', by: 'Li' }],
    ['more than there is to say', { text: 'x', base: null, by: 'Li', force: true }],
  ])('is written by %s', async (_, body) => {
    expect((await asked('/workspace/files/a.ts', { method: 'PUT', body })).status).toBe(400);
    expect(existsSync(place('a.ts'))).toBe(false);
  });
});

describe('a page of another site', () => {
  const body = { text: 'x', base: null, by: 'Li' };
  async function cookie(): Promise<string> {
    const { headers } = await ask(stage.page.base, `/?token=${stage.token}`);
    return headers['set-cookie']![0]!.split(';')[0]!;
  }
  const changes = [
    ['PUT', '/workspace/files/a.ts', body],
    ['DELETE', `/workspace/files/a.ts?base=${hashOf('x')}&by=Li`, undefined],
    ['POST', '/workspace/move', { from: 'a.ts', to: 'b.ts', base: hashOf('x'), by: 'Li' }],
  ] as const;

  it.each(changes)('cannot %s %s, nor can anybody without the token', async (method, path, sent) => {
    const send = (headers: { [name: string]: string }) =>
      ask(stage.page.base, `/api${path}`, { method, headers, ...(sent && { body: JSON.stringify(sent) }) });
    const type = { 'content-type': 'application/json' };
    expect((await send(type)).status).toBe(401);
    const others: { [name: string]: string }[] = [{ origin: 'http://evil.example' }, { origin: 'null' }, {}];
    for (const other of others) expect((await send({ ...type, ...other, cookie: await cookie() })).status).toBe(403);
    const own = { ...type, origin: stage.page.base, cookie: await cookie() };
    expect((await send({ ...own, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send({ ...own, host: 'evil.example' })).status).toBe(421);
    expect(readdirSync(stage.rulesDir)).toEqual([]);
  });

  it('cannot write by a form, which may come from anywhere', async () => {
    const headers = { origin: stage.page.base, cookie: await cookie(), 'content-type': 'text/plain' };
    const answer = await ask(stage.page.base, '/api/workspace/files/a.ts', {
      method: 'PUT',
      headers,
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(400);
  });

  it('our own page can', async () => {
    const headers = { origin: stage.page.base, cookie: await cookie(), 'content-type': 'application/json' };
    const answer = await ask(stage.page.base, '/api/workspace/files/a.ts', {
      method: 'PUT',
      headers,
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
  });
});
