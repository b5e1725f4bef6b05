import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Entry } from '../../engine/interpreter/entry.ts';
import { DIGEST } from '../../engine/interpreter/gathering.ts';
import type { Policy } from '../../engine/language/index.ts';
import type { Step } from '../../engine/plan/step.ts';
import { blocksOf } from '../../engine/simulator/coverage.ts';
import { type DirectPolicy, direct } from '../oracle/direct.ts';
import { FACTS, type Generated, generate } from './generate.ts';
import { comparable, simulated } from './simulated.ts';

/** Inside the project, so that 'posthorn' is found. */
const FOLDER = new URL('./.generated/', import.meta.url).pathname;

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

/** Summaries are events of their own, which the oracle does not play. */
const isOfThePolicies = ({ policy }: Entry) => policy !== DIGEST;

/** How often each kind of step occurred, and the deepest nesting. */
export class Tally {
  readonly kinds = new Map<string, number>();
  deepest = 0;

  count(steps: readonly Step[], depth = 1): void {
    this.deepest = Math.max(this.deepest, depth);
    for (const step of steps) {
      this.#add(step.kind);
      if (depth >= 3) this.#add(`${step.kind} at 3+`);
      for (const block of blocksOf(step)) this.count(block, depth + 1);
    }
  }

  toString(): string {
    const kinds = [...this.kinds].sort(([a], [b]) => (a < b ? -1 : 1));
    return `${kinds.map(([kind, n]) => `${kind} ${n}`).join(', ')}; deepest ${this.deepest}`;
  }

  #add(kind: string): void {
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
  }
}

/** Holds the simulator against the policies' own functions, for so many generated cases. Prints what occurred in them. */
export async function holdAgainstJavaScript(cases: number): Promise<Tally> {
  const tally = new Tally();
  const seen = { policies: 0, entries: 0, suppressed: 0, errors: 0, ended: 0, late: 0, failing: 0 };
  const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
  const sizes = fc.integer({ min: 3, max: 22 });
  try {
    await fc.assert(
      fc.asyncProperty(seeds, sizes, async (seed, size) => {
        const generated = generate(seed, size);
        const { ruleset, event, scenario, entries } = await simulated(seed, generated);
        const written = await modules(`${seed}-${size}`, generated);
        const policies = ruleset.plans.map((plan): DirectPolicy => ({ plan, module: written.get(plan.source.file)! }));
        const oracle = await direct(policies, FACTS, event, scenario, ruleset.people);
        expect(comparable(entries.filter(isOfThePolicies))).toEqual(comparable(oracle));
        for (const { steps } of ruleset.plans) tally.count(steps);
        seen.policies += policies.length;
        seen.entries += entries.length;
        seen.suppressed += entries.filter(({ kind }) => kind === 'suppressed').length;
        seen.errors += entries.filter(({ kind }) => kind === 'error').length;
        seen.ended += entries.filter(({ reason }) => reason === 'ended').length;
        seen.late += scenario.effects.filter(({ takes = 0 }) => takes > event.hold).length;
        seen.failing += scenario.effects.filter(({ fails }) => fails).length;
      }),
      { numRuns: cases, seed: 20_260_302 },
    );
  } finally {
    rmSync(FOLDER, { recursive: true, force: true });
  }
  console.log(`parity: ${cases} cases, ${JSON.stringify(seen)}\nsteps: ${tally}`);
  return tally;
}
