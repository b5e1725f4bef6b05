import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './command.ts';

const run = promisify(execFile);

const dir = mkdtempSync(join(tmpdir(), 'posthorn-package-'));
const repository = join(dir, 'acme');
const npm = (cwd: string, ...args: string[]) =>
  run('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd });
const posthorn = (cwd: string, ...args: string[]) => run('npx', ['--no', 'posthorn', ...args], { cwd });

/** The package as a user has it: packed from this tree and installed in an empty folder. */
beforeAll(async () => {
  await npm(ROOT, 'pack', '--pack-destination', dir);
  const [tarball] = readdirSync(dir);
  writeFileSync(join(dir, 'package.json'), '{ "private": true }');
  await npm(dir, 'install', join(dir, tarball!));
  await posthorn(dir, 'init', 'acme');
}, 600_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('the published package', () => {
  it('holds no sources, tests or tools of ours', async () => {
    const names = readdirSync(join(dir, 'node_modules/posthorn'));
    expect(names.filter((name) => !/^(README|LICENSE)/.test(name)).sort()).toEqual([
      'bin',
      'dist',
      'package.json',
      'rules',
      'samples',
    ]);
  });

  it('checks, plays and tests the rules of a new repository', async () => {
    const { stdout: checked } = await posthorn(repository, 'check', '--json');
    expect(JSON.parse(checked)).toMatchObject({ ok: true, diagnostics: [] });
    const { stdout: replayed } = await posthorn(repository, 'replay', 'samples/shipping-trouble-task-done');
    expect(replayed).toContain('happened: task.done');
    await posthorn(repository, 'test');
  });

  it('gives a policy its types, in the new repository and in a mistake', async () => {
    const tsc = (project: string) =>
      run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', project]);
    // with an extension, which is ordinary code on Node
    const extensions = 'rules/extensions/ledger.ts';
    cpSync(join(ROOT, 'docs/examples/ledger', extensions), join(repository, extensions));
    await tsc(repository);
    const { stdout } = await posthorn(repository, 'check', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, diagnostics: [] });
    const other = join(dir, 'other');
    cpSync(repository, other, { recursive: true });
    writeFileSync(join(other, 'rules/wrong.ts'), "import { notify } from 'posthorn';\nexport const x = notify(3);\n");
    await expect(tsc(other)).rejects.toMatchObject({ stdout: expect.stringContaining('rules/wrong.ts(2,') });
  });

  it('plays a sample as a real workflow, from the bundle that it ships', async () => {
    const { stdout } = await posthorn(repository, 'replay', '--temporal', 'samples/shipping-trouble-task-done');
    expect(stdout).toContain('On Temporal as in virtual time: 1 of 1.');
  });
});
