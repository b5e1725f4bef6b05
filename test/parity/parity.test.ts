import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Policy } from '../../engine/language/index.ts';
import type { Step } from '../../engine/plan/step.ts';
import { blocksOf } from '../../engine/simulator/coverage.ts';
import { type DirectPolicy, direct } from '../oracle/direct.ts';
import { FACTS, type Generated, generate } from './generate.ts';
import { comparable, simulated } from './simulated.ts';

/** Inside the project, so that 'posthorn' is found. */
const FOLDER = new URL('./.generated/', import.meta.url).pathname;
const CASES = Number(process.env.POSTHORN_PARITY ?? 500);

beforeAll(() => rmSync(FOLDER, { recursive: true, force: true }));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

/** The policies' own modules, as JavaScript has them. */
async function modules(name: string, { files }: Generated): Promise<Map<string, Policy>> {
  mkdirSync(`${FOLDER}${name}`, { recursive: true });
  for (const [path, text] of files) writeFileSync(`${FOLDER}${name}/${path}`, text);
  const policies = [...files.keys()].filter((path) => path !== 'people.ts');
  return new Map(
    await Promise.all(
      policies.map(async (path) => [path, (await import(`${FOLDER}${name}/${path}`)).default] as const),
    ),
  );
}

const counts = new Map<string, number>();
let deepest = 0;

function count(steps: readonly Step[], depth: number): void {
  deepest = Math.max(deepest, depth);
  for (const step of steps) {
    const kind = depth >= 3 ? `${step.kind} at 3+` : step.kind;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    for (const block of blocksOf(step)) count(block, depth + 1);
  }
}

it(`gives the same timeline as JavaScript itself, for ${CASES} generated cases`, { timeout: 600_000 }, async () => {
  const tallies = { policies: 0, entries: 0, suppressed: 0, errors: 0, ended: 0, late: 0 };
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.integer({ min: 3, max: 22 }), async (seed, size) => {
      const generated = generate(seed, size);
      const { ruleset, event, scenario, entries } = await simulated(seed, generated);
      const written = await modules(`${seed}-${size}`, generated);
      const policies = ruleset.plans.map((plan): DirectPolicy => ({ plan, module: written.get(plan.source.file)! }));
      const oracle = await direct(policies, FACTS, event, scenario, ruleset.people);
      expect(comparable(entries)).toEqual(comparable(oracle));
      for (const { steps } of ruleset.plans) count(steps, 1);
      tallies.policies += policies.length;
      tallies.entries += entries.length;
      tallies.suppressed += entries.filter(({ kind }) => kind === 'suppressed').length;
      tallies.errors += entries.filter(({ kind }) => kind === 'error').length;
      tallies.ended += entries.filter(({ reason }) => reason === 'ended').length;
      tallies.late += scenario.effects.filter(({ takes = 0 }) => takes > event.hold).length;
    }),
    { numRuns: CASES, seed: 20_260_302 },
  );
  const steps = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  console.log(`parity: ${CASES} cases, ${JSON.stringify(tallies)}, deepest ${deepest}`);
  console.log(`steps: ${steps.map(([kind, n]) => `${kind} ${n}`).join(', ')}`);
  for (const [kind, n] of steps) if (!kind.endsWith('3+')) expect(n, kind).toBeGreaterThanOrEqual(20);
});
