import { expect, it } from 'vitest';
import type { Entry } from '../../engine/interpreter/entry.ts';
import { buildIndex } from '../../engine/match/index.ts';
import type { Step } from '../../engine/plan/step.ts';
import { blocksOf } from '../../engine/simulator/coverage.ts';
import { House } from '../../engine/simulator/house.ts';
import { prepare } from '../../engine/simulator/replay.ts';
import { joined, sceneOf, simulate } from '../../engine/simulator/simulate.ts';
import { differences } from '../../workflows/replay/compare.ts';
import { type ReplayCase, replayOnTemporal } from '../../workflows/replay/replay-on-temporal.ts';
import { generate } from '../parity/generate.ts';
import { simulated } from '../parity/simulated.ts';
import { ruleset, sampleOf, samples, scenarioOf } from '../rules/shipped.ts';

const GENERATED = Number(process.env.POSTHORN_TEMPORAL_PARITY ?? 64);

interface Expected extends ReplayCase {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** Plays all cases on Temporal and says where a timeline is not the one expected. */
async function disagreements(cases: readonly Expected[]): Promise<string[]> {
  const found: string[] = [];
  let played = 0;
  for await (const timelines of replayOnTemporal(cases)) {
    const entries = joined(timelines);
    const { name, entries: expected } = cases[played++]!;
    const lines = differences(['in the simulator', expected], ['on Temporal', entries]);
    found.push(...lines.map((line) => `${name}: ${line}`));
  }
  expect(played).toBe(cases.length);
  return found;
}

const countKinds = (steps: readonly Step[], counts: Map<string, number>): void => {
  for (const step of steps) {
    counts.set(step.kind, (counts.get(step.kind) ?? 0) + 1);
    for (const block of blocksOf(step)) countKinds(block, counts);
  }
};

it(`gives the simulator's timeline on Temporal, for ${GENERATED} generated cases`, { timeout: 600_000 }, async () => {
  const counts = new Map<string, number>();
  const cases = await Promise.all(
    Array.from({ length: GENERATED }, async (_, i): Promise<Expected> => {
      const seed = 7_000 + i;
      const { ruleset, event, runs, scenario, entries } = await simulated(seed, generate(seed, 3 + ((i * 7) % 20)));
      for (const { steps } of ruleset.plans) countKinds(steps, counts);
      const occurrences = [{ event, runs, scene: sceneOf(event, scenario) }];
      return { name: `seed ${seed}`, occurrences, house: new House(ruleset.people, scenario.directory), entries };
    }),
  );
  expect(await disagreements(cases)).toEqual([]);
  const entries = cases.reduce((sum, one) => sum + one.entries.length, 0);
  console.log(
    `${entries} entries;`,
    [...counts]
      .sort()
      .map(([kind, n]) => `${kind} ${n}`)
      .join(', '),
  );
});

it("gives the simulator's timeline on Temporal, for every sample that ships", { timeout: 600_000 }, async () => {
  const index = buildIndex(ruleset);
  const cases = await Promise.all(
    samples.map(async (name): Promise<Expected> => {
      const scenario = scenarioOf(name);
      const { event, runs } = prepare(sampleOf(name), scenario, ruleset, index);
      const { entries } = await simulate(event, runs, scenario, ruleset.people);
      const occurrences = [{ event, runs, scene: sceneOf(event, scenario) }];
      return { name, occurrences, house: new House(ruleset.people, scenario.directory), entries };
    }),
  );
  const matching = cases.filter(({ occurrences }) => occurrences.some(({ runs }) => runs.length > 0));
  expect(matching.length).toBeGreaterThanOrEqual(30);
  expect(await disagreements(matching)).toEqual([]);
});
