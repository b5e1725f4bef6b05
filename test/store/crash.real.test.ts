import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../connectors/store/open.ts';
import { expectAllHeld } from './acknowledged.ts';
import { startWriter } from './child.ts';

const KILLS = 32;

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'posthorn-crash-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

/** Expects that all is there, and that the database itself is sound. */
async function expectNothingLost(said: readonly string[]): Promise<number> {
  const store = await openStore({ dir });
  try {
    return await expectAllHeld(store, said);
  } finally {
    await store.close();
  }
}

describe('a store whose process is killed', () => {
  it(`at ${KILLS} random moments holds all that it acknowledged`, { timeout: 120_000 }, async () => {
    // counted in what it has said, not in time, so that a slow machine is killed as far on as a fast one
    const targets = fc.sample(fc.integer({ min: 1, max: 250 }), { numRuns: KILLS, seed: 20_261_123 });
    const said: string[] = [];
    let checked = 0;
    for (const [run, target] of targets.entries()) {
      const writer = startWriter([dir, `run${run}`]);
      writer.onOutput(() => {
        if (writer.lines().length >= target) writer.process.kill('SIGKILL');
      });
      expect(await writer.ended).toBe('SIGKILL');
      said.push(...writer.lines());
      checked = await expectNothingLost(said);
    }
    expect(checked).toBeGreaterThan(KILLS * 10);
  });

  it('at each named point holds all that it acknowledged, and goes on', { timeout: 120_000 }, async () => {
    const said: string[] = [];
    const points = await namedPoints();
    expect(points.length).toBeGreaterThan(40);
    for (const [run, point] of points.entries()) {
      const writer = startWriter([dir, `point${run}`, '5'], { POSTHORN_CRASH_AT: `${point}:2` });
      expect(await writer.ended, point).toBe('SIGKILL');
      said.push(...writer.lines());
    }
    const last = startWriter([dir, 'last', '2']);
    expect(await last.ended).toBe(0);
    expect(await expectNothingLost([...said, ...last.lines()])).toBeGreaterThan(points.length * 11);
  });
});

/** The crash points of the store, read from its sources so that none is forgotten. */
async function namedPoints(): Promise<string[]> {
  const root = new URL('../../connectors/store/', import.meta.url);
  const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.ts')).sort();
  const sources = await Promise.all(files.map((file) => readFile(new URL(file, root), 'utf8')));
  return sources.flatMap((source) => [...source.matchAll(/crashPoint\('(.+?)'\)/g)].map(([, name]) => name!));
}
