import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { filesFrom } from '../../engine/compiler/2-link/files.ts';
import { compileFile, compileRules } from '../../engine/compiler/compile.ts';
import { Chance } from '../parity/generate.ts';
import { Author } from './chance.ts';
import { DESIGN_POLICY } from './design-policy.ts';
import { SHARED } from './examples.ts';
import { ACCEPTED, casesIn, textsIn } from './folders.ts';

type Folder = { readonly [path: string]: string };

const shared: Folder = Object.fromEntries(Object.entries(ACCEPTED).filter(([path]) => SHARED.test(path)));

/** How many policies are written by chance; about one in fifteen compiles. */
const WRITTEN = 2_000;

/** Those of the chance policies that compile. */
function acceptedByChance(): Folder {
  const chance = new Chance(20_260_301);
  const author = new Author((n) => chance.below(n));
  const written = Array.from({ length: WRITTEN }, (_, n) => [`chance-${n}.ts`, author.policy()] as const);
  return Object.fromEntries(
    written.filter(([, text]) => compileFile(filesFrom({ ...shared, 'p.ts': text }), 'p.ts').plan),
  );
}

/** The refused cases that are merely advised on compile, so `tsc` must take them too. */
function advised(): Folder {
  const cases = casesIn('refused').filter((name) => name.startsWith('advice-'));
  return Object.fromEntries(cases.map((name) => [`${name}.ts`, textsIn(join('refused', name))['example.ts']!]));
}

it('accepts, strictly, whatever the compiler accepts', { timeout: 300_000 }, () => {
  const chance = acceptedByChance();
  expect(Object.keys(chance).length).toBeGreaterThan(80);
  const rules = { ...ACCEPTED, ...advised(), ...chance, 'logistics/design.ts': DESIGN_POLICY };
  expect(compileRules(filesFrom(rules)).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(typeErrorsIn(rules)).toBe('');
});

/** What `tsc` prints about a rules repository of its own; empty where it has nothing to say. */
function typeErrorsIn(rules: Folder): string {
  const folder = mkdtempSync(join(tmpdir(), 'posthorn-rules-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  try {
    for (const [path, text] of Object.entries(rules)) write(`rules/${path}`, text);
    write('package.json', '{ "type": "module" }');
    const options = { extends: join(process.cwd(), 'tsconfig.json'), compilerOptions: { types: [] } };
    write('tsconfig.json', JSON.stringify({ ...options, include: ['rules'], exclude: [] }));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(process.cwd(), join(folder, 'node_modules/posthorn'));
    return outputOf(join(process.cwd(), 'node_modules/.bin/tsc'), ['-p', folder]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function outputOf(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
