import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../real/postgres.ts';
import { expectAllHeld } from './acknowledged.ts';
import { startWriter } from './child.ts';
import { openAt } from './place.ts';
import { WRITES } from './writes.ts';

const KILLS = 32;

let dir: string;
let server: PostgresServer;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'posthorn-crash-'));
  server = await startPostgres({ durable: true });
});
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true });
});

/** Where the store is, and which of its sources are never run there. */
const ENGINES = [
  { engine: 'SQLite', place: () => mkdtemp(join(dir, 'store-')), without: /^postgres\// },
  { engine: 'Postgres', place: () => server.database(), without: /^(files\.ts|sqlite\/)/ },
];

/** Expects that all is there, and that the database itself is sound. */
async function expectNothingLost(where: string, said: readonly string[]): Promise<number> {
  const store = await openAt(where);
  try {
    return await expectAllHeld(store, said);
  } finally {
    await store.close();
  }
}

describe.each(ENGINES)('a store over $engine whose process is killed', ({ place, without }) => {
  it(`at ${KILLS} random moments holds all that it acknowledged`, { timeout: 240_000 }, async () => {
    // counted in what it has said, not in time, so that a slow machine is killed as far on as a fast one
    const targets = fc.sample(fc.integer({ min: 1, max: 250 }), { numRuns: KILLS, seed: 20_261_123 });
    const where = await place();
    const said: string[] = [];
    for (const [run, target] of targets.entries()) {
      const writer = startWriter([where, `run${run}`]);
      writer.onOutput(() => {
        if (writer.lines().length >= target) writer.process.kill('SIGKILL');
      });
      expect(await writer.ended).toBe('SIGKILL');
      said.push(...writer.lines());
    }
    expect(await expectNothingLost(where, said)).toBeGreaterThan(KILLS * 10);
  });

  it('at each named point holds all that it acknowledged, and goes on', { timeout: 240_000 }, async () => {
    const where = await place();
    const said: string[] = [];
    const points = await namedPoints(without);
    expect(points.length).toBeGreaterThan(40);
    for (const [run, point] of points.entries()) {
      const writer = startWriter([where, `point${run}`, '5'], { POSTHORN_CRASH_AT: `${point}:2` });
      expect(await writer.ended, point).toBe('SIGKILL');
      said.push(...writer.lines());
    }
    const last = startWriter([where, 'last', '2']);
    expect(await last.ended).toBe(0);
    expect(await expectNothingLost(where, [...said, ...last.lines()])).toBeGreaterThan(points.length * 11);
  });
});

describe('a store over a Postgres that is killed', () => {
  it('three times and starts again holds all that it acknowledged, and the writer goes on', async () => {
    const where = await server.database();
    const writer = startWriter([where, 'on', '120']);
    for (const target of [100, 500, 900]) {
      await new Promise<void>((reached) => writer.onOutput(() => writer.lines().length >= target && reached()));
      await server.kill();
      await server.restart();
    }
    expect(await writer.ended).toBe(0);
    expect(await expectNothingLost(where, writer.lines())).toBe(120 * WRITES);
  });
});

/** The crash points of the store, read from its sources so that none is forgotten. */
async function namedPoints(without: RegExp): Promise<string[]> {
  const root = new URL('../../connectors/store/', import.meta.url);
  const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.ts')).sort();
  const run = files.filter((file) => !without.test(file));
  const sources = await Promise.all(run.map((file) => readFile(new URL(file, root), 'utf8')));
  return sources.flatMap((source) => [...source.matchAll(/crashPoint\('(.+?)'\)/g)].map(([, name]) => name!));
}
