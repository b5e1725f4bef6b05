import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What a tool of this tree says, and how it ends. */
function said(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${ROOT}node_modules/${script}`, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return status === 0 ? 'fine' : `${stdout}${stderr}`;
}

it.each([
  ['the types of the whole tree', 'typescript/bin/tsc', '-p', 'tsconfig.json'],
  ['the engine without Node and without a DOM', 'typescript/bin/tsc', '-p', 'engine/tsconfig.json'],
  [
    'the types of the editor, its components too',
    'svelte-check/bin/svelte-check',
    '--tsconfig',
    'editor/tsconfig.json',
    '--fail-on-warnings',
  ],
  ['format and lint', '@biomejs/biome/bin/biome', 'check', '.'],
])('%s', (_, script, ...args) => {
  expect(said(script, ...args)).toBe('fine');
});
