import { expect, it } from 'vitest';
import { readRules } from '../../../app/rules-folder.ts';
import { reachable } from '../../../editor/document/reach.ts';
import { compileFile, compileRules } from '../../../engine/compiler/compile.ts';

const files = readRules('rules');

it('compiles each shipped file from what it can reach as from the whole folder', () => {
  const whole = compileRules(files);
  for (const path of files.paths().filter((each) => each.endsWith('.ts'))) {
    const { plan, diagnostics } = compileFile(
      reachable(path, (each) => files.read(each), files.paths()),
      path,
    );
    expect(diagnostics).toEqual(whole.diagnostics.filter(({ file }) => file === path));
    expect(plan?.hash).toBe(whole.ruleset.plans.find(({ id }) => `${id}.ts` === path)?.hash);
  }
});

it('knows who answers for a policy that names nobody else', () => {
  const text = `import { policy } from 'posthorn';\nexport default policy({ title: 'A', owner: 'logistics', on: 'mail.received', async run() {} });\n`;
  const read = (path: string) => (path === 'a.ts' ? text : files.read(path));
  const { diagnostics } = compileFile(reachable('a.ts', read, [...files.paths(), 'a.ts']), 'a.ts');
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});

it('leaves out what is not named, reads what is half-typed, and follows no path out of the folder', () => {
  const texts: { readonly [path: string]: string } = {
    'a/one.ts': "import { x } from '../lib.ts';\nimport y from '../../etc/passwd'; if (",
    'lib.ts': "import { z } from './a/one.ts'",
    'a/two.ts': '',
    'lists/l.csv': '',
    'people.ts': "export const li = person('li', {})",
  };
  const found = reachable('a/one.ts', (path) => texts[path], Object.keys(texts));
  expect(found.paths()).toEqual(['a/one.ts', 'lib.ts', 'lists/l.csv', 'people.ts']);
});
