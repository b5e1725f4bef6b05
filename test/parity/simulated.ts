import { compileRules } from '../../engine/compiler/compile.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import { DEFAULT_HOLD_MS, type EventStart, type RunStart } from '../../engine/interpreter/host.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import type { Performance } from '../../engine/simulator/scenario.ts';
import { type Scenario, scenario } from '../../engine/simulator/scenario.ts';
import { simulate } from '../../engine/simulator/simulate.ts';
import { FACTS, type Generated, scriptOf } from './generate.ts';

/** A generated case, ready for any host: what runs, in which world, and what the simulator says will happen. */
export interface Case {
  readonly ruleset: Ruleset;
  readonly event: EventStart;
  readonly runs: readonly RunStart[];
  /** With a line for each command by its key, so that every host plays the same. */
  readonly scenario: Scenario;
  readonly entries: readonly Entry[];
}

/** @throws Error with the diagnostics where the generator wrote something that the compiler refuses */
export async function simulated(seed: number, generated: Generated): Promise<Case> {
  const { files } = generated;
  const { ruleset, diagnostics } = compileRules({ read: (path) => files.get(path), paths: () => [...files.keys()] });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length)
    throw new Error(errors.map((d) => `${d.file}:${d.line}: ${d.code} ${d.message}\n${files.get(d.file)}`).join('\n'));
  const event = {
    id: `mail-${seed}`,
    receivedAt: Date.parse('2026-03-02T01:00:00Z'),
    subject: 'Customs hold',
    hold: DEFAULT_HOLD_MS,
    holds: [],
  };
  const runs = ruleset.plans.map(
    (plan): RunStart => ({
      plan,
      facts: Object.fromEntries(plan.reads.map((path) => [path, FACTS[path as keyof typeof FACTS]])),
      derived: [],
      lists: {},
      templates: {},
    }),
  );
  const effects: Performance[] = [];
  const script = scriptOf(seed);
  const world = scenario.parse(generated.scenario);
  const { entries } = await simulate(event, runs, world, ruleset.people, (command) => {
    const performance = script(command);
    if (performance) effects.push({ ...performance, key: command.key });
    return performance;
  });
  return { ruleset, event, runs, scenario: { ...world, effects }, entries };
}

/** What hosts must agree on: everything but what only the interpreter knows. */
export const comparable = (entries: readonly Entry[]) =>
  entries.map(({ step: _, detail: __, ...entry }) => JSON.parse(JSON.stringify(entry)) as Entry);
