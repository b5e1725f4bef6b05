import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../http/stage.ts';
import { type Visitor, visitor } from './api.ts';

let stage: Stage;
let asked: Visitor;
beforeAll(async () => {
  stage = await openStage();
  asked = visitor({ base: stage.page.base, token: stage.token });
});
afterEach(() => {
  rmSync(join(top(), '.git'), { recursive: true, force: true });
  for (const name of readdirSync(stage.rulesDir)) rmSync(place(name), { recursive: true });
  rmSync(join(top(), 'samples'), { recursive: true, force: true });
});
afterAll(() => stage.close());

/** The rules are a folder of the repository. */
const top = () => join(stage.rulesDir, '..');
const place = (path: string) => join(stage.rulesDir, path);
function lay(path: string, text: string) {
  mkdirSync(join(place(path), '..'), { recursive: true });
  writeFileSync(place(path), text);
}
const git = (...args: string[]) => execFileSync('git', args, { cwd: top(), encoding: 'utf8' });
const commit = (paths: string[], message = 'Say why', by = 'Li Lei') =>
  asked('/workspace/commit', { method: 'POST', body: { paths, message, by } });
const status = async () => (await asked('/workspace')).json.git;

describe('without a repository', () => {
  it('there is no history, and that is said', async () => {
    lay('a.ts', '1\n');
    expect(await status()).toBeNull();
    for (const answer of [await commit(['a.ts']), await asked('/workspace/diff/a.ts')])
      expect(answer).toMatchObject({ status: 409, json: { error: expect.stringContaining('git init') } });
  });
});

describe('in a repository', () => {
  beforeEach(() => {
    git('init', '--quiet', '--initial-branch=main');
    git('config', 'user.name', 'Owner');
    git('config', 'user.email', 'owner@example.com');
    lay('sales/a.ts', '1\n');
    lay('sales/b.ts', 'b\n');
    git('add', 'rules');
    git('commit', '--quiet', '--message=first');
  });

  it('what has changed is told, below the rules folder and nowhere else', async () => {
    lay('sales/a.ts', '2\n');
    lay('sales/新 file.ts', 'x\n');
    rmSync(place('sales/b.ts'));
    const { branch, head, changed } = await status();
    expect([branch, head]).toEqual(['main', git('rev-parse', 'HEAD').trim()]);
    expect(changed).toEqual([
      { path: 'sales/a.ts', change: 'changed' },
      { path: 'sales/b.ts', change: 'deleted' },
      { path: 'sales/新 file.ts', change: 'added' },
    ]);
  });

  it('a file is compared with what was committed last', async () => {
    lay('sales/a.ts', '2\n');
    lay('new.ts', 'x\n');
    const diff = async (path: string) => (await asked(`/workspace/diff/${path}`)).json;
    expect(await diff('sales/a.ts')).toMatchObject({ before: { text: '1\n' }, after: { text: '2\n' } });
    expect(await diff('new.ts')).toMatchObject({ before: null, after: { text: 'x\n' } });
    rmSync(place('sales/b.ts'));
    expect(await diff('sales/b.ts')).toMatchObject({ before: { text: 'b\n' }, after: null });
    expect((await asked('/workspace/diff/..%2f..%2fposthorn.db')).status).toBe(400);
  });

  it('only the named files are committed, by the name of who did it; what others have staged stays', async () => {
    lay('sales/a.ts', '2\n');
    lay('sales/new.ts', 'x\n');
    lay('other.ts', 'staged\n');
    git('add', 'rules/other.ts');
    rmSync(place('sales/b.ts'));
    const message = '# 船期: "why" $(touch pwned) `x` \n\n-m --amend <script>alert(1)</script>';
    const { status: code, json } = await commit(['sales/a.ts', 'sales/new.ts', 'sales/b.ts'], message, '李 雷');
    expect(code).toBe(200);
    expect(git('log', '-1', '--format=%H|%an|%ae|%cn|%B')).toBe(
      `${json.commit}|李 雷|editor@posthorn.invalid|Posthorn|# 船期: "why" $(touch pwned) \`x\`\n\n-m --amend <script>alert(1)</script>\n\n`,
    );
    expect(git('show', '--name-status', '--format=', 'HEAD').trim().split('\n')).toEqual([
      'M\trules/sales/a.ts',
      'D\trules/sales/b.ts',
      'A\trules/sales/new.ts',
    ]);
    expect((await status()).changed).toEqual([{ path: 'other.ts', change: 'added' }]);
    expect((await commit(['sales/a.ts'])).json.error).toContain('Nothing in these files has changed');
  });

  it('what engineers write is not offered', async () => {
    lay('extensions/erp.ts', 'x\n');
    lay('posthorn.config.json', '{}\n');
    lay('sales/.hidden.ts', 'x\n');
    expect((await status()).changed).toEqual([]);
  });

  describe('a case', () => {
    const sample = (path: string) => `../samples/${path}`;
    const cases = async () => (await status()).cases;
    const commitCases = (...names: string[]) =>
      asked('/workspace/commit', { method: 'POST', body: { cases: names, message: 'Say why', by: 'Li Lei' } });

    it('is told, compared and committed as a whole, and nothing beside it', async () => {
      lay(sample('a-late/message.eml'), 'Subject: late\n\nx\n');
      lay(sample('a-late/scenario.json'), '{}\n');
      lay(sample('a-late/notes.txt'), 'x\n');
      lay(sample('a-late/deeper/message.eml'), 'x\n');
      lay(sample('b/event.json'), '{}\n');
      lay(sample('.posthorn-x/message.eml'), 'x\n');
      lay(sample('message.eml'), 'x\n');
      expect(await cases()).toEqual([
        { name: 'a-late', change: 'added', files: ['message.eml', 'scenario.json'] },
        { name: 'b', change: 'added', files: ['event.json'] },
      ]);
      expect((await commitCases('a-late')).status).toBe(200);
      expect(git('show', '--name-only', '--format=', 'HEAD').trim().split('\n')).toEqual([
        'samples/a-late/message.eml',
        'samples/a-late/scenario.json',
      ]);
      lay(sample('a-late/scenario.json'), '{ }\n');
      rmSync(place(sample('b')), { recursive: true });
      expect(await cases()).toEqual([{ name: 'a-late', change: 'changed', files: ['scenario.json'] }]);
      expect((await asked('/workspace/cases/a-late/diff')).json).toEqual({
        files: [{ file: 'scenario.json', before: '{}\n', after: '{ }\n' }],
      });
      rmSync(place(sample('a-late')), { recursive: true });
      expect(await cases()).toMatchObject([{ name: 'a-late', change: 'deleted' }]);
      expect((await commitCases('a-late')).status).toBe(200);
      expect(git('ls-files', 'samples')).toBe('');
    });

    it('that is a link, or leads through one, is none', async () => {
      lay(sample('linked/scenario.json'), '{}\n');
      symlinkSync(join(top(), 'posthorn.db'), place(sample('linked/message.eml')));
      mkdirSync(join(top(), 'elsewhere'));
      writeFileSync(join(top(), 'elsewhere/message.eml'), 'x\n');
      symlinkSync(join(top(), 'elsewhere'), place(sample('through')));
      expect(await cases()).toEqual([{ name: 'linked', change: 'added', files: ['scenario.json'] }]);
      expect((await commitCases('through')).status).toBe(409);
      expect((await commitCases('linked')).status).toBe(200);
      expect(git('ls-files', 'samples').trim()).toBe('samples/linked/scenario.json');
      rmSync(join(top(), 'elsewhere'), { recursive: true });
    });

    it.each(['..', '../rules/sales', 'a/b', '--all', '.git', ''])('called %j is refused', async (name) => {
      expect((await commitCases(name)).status).toBe(400);
      const { status: code, json } = await asked(`/workspace/cases/${encodeURIComponent(name)}/diff`);
      expect(code === 404 || json.files.length === 0).toBe(true);
    });

    it('of rules that are a repository themselves lies outside, and is not told', async () => {
      rmSync(join(top(), '.git'), { recursive: true });
      lay(sample('a-late/message.eml'), 'x\n');
      execFileSync('git', ['init', '--quiet'], { cwd: stage.rulesDir });
      expect(await cases()).toEqual([]);
      expect((await commitCases('a-late')).status).toBe(409);
    });
  });

  it('nothing that a repository configures is run', async () => {
    const run = join(top(), 'ran');
    const script = join(top(), 'run.sh');
    writeFileSync(script, `#!/bin/sh\necho "$0" >> ${run}\n`);
    chmodSync(script, 0o755);
    for (const hook of [
      'pre-commit',
      'commit-msg',
      'prepare-commit-msg',
      'post-commit',
      'post-index-change',
      'reference-transaction',
    ]) {
      writeFileSync(join(top(), '.git/hooks', hook), `#!/bin/sh\necho ${hook} >> ${run}\n`);
      chmodSync(join(top(), '.git/hooks', hook), 0o755);
    }
    for (const name of [
      'core.fsmonitor',
      'core.pager',
      'diff.external',
      'core.editor',
      'diff.x.textconv',
      'gpg.program',
      'core.sshCommand',
    ])
      git('config', name, script);
    git('config', 'commit.gpgSign', 'true');
    writeFileSync(join(top(), '.git/info/attributes'), '*.ts diff=x\n');
    lay('sales/a.ts', '2\n');
    expect((await status()).changed).toHaveLength(1);
    expect((await asked('/workspace/diff/sales/a.ts')).json.before.text).toBe('1\n');
    expect((await commit(['sales/a.ts'])).status).toBe(200);
    expect(existsSync(run) ? readFileSync(run, 'utf8') : '').toBe('');
  });

  it.each([
    [['--amend'], 'x'],
    [['../outside.ts'], 'x'],
    [[':(top)sales/a.ts'], 'x'],
    [['sales/a.ts\0'], 'x'],
    [['extensions/erp.ts'], 'x'],
    [[], 'x'],
    [['sales/a.ts'], ' \n'],
    [['sales/a.ts'], 'a\0b'],
  ])('%j with the message %j is refused', async (paths, message) => {
    lay('sales/a.ts', '2\n');
    expect((await commit(paths, message)).status).toBe(400);
    expect(git('rev-list', '--count', 'HEAD').trim()).toBe('1');
  });

  it('before the first commit, and where nothing is checked out, it is told as it is', async () => {
    git('checkout', '--quiet', '--detach');
    expect((await status()).branch).toBeUndefined();
    rmSync(join(top(), '.git'), { recursive: true });
    git('init', '--quiet', '--initial-branch=main');
    expect(await status()).toMatchObject({ branch: 'main', changed: [{ change: 'added' }, { change: 'added' }] });
    expect((await status()).head).toBeUndefined();
    expect((await commit(['sales/a.ts'])).status).toBe(200);
  });
});
