import type { Alert } from '../arbiter/alert.ts';
import { drive } from '../interpreter/drive.ts';
import { canonicalOrder, type Entry } from '../interpreter/entry.ts';
import type { EventStart, RunStart } from '../interpreter/host.ts';
import { Scheduler } from '../interpreter/scheduler.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { Scenario } from './scenario.ts';
import { type Script, ScriptedWorld, scriptOf } from './stage.ts';
import { VirtualTime } from './virtual-time.ts';

export interface Simulation {
  /** In canonical order. */
  readonly entries: readonly Entry[];
  readonly alerts: readonly Alert[];
  /** Steps and exits that were taken, by policy: what branch coverage is made from. */
  readonly taken: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Runs the policies of one event through a scenario in virtual time: days in milliseconds. */
export async function simulate(
  event: EventStart,
  runs: readonly RunStart[],
  scenario: Scenario,
  people: Ruleset['people'],
  script: Script = scriptOf(scenario.effects),
): Promise<Simulation> {
  const taken = new Map<string, Set<string>>();
  const scheduler = new Scheduler(event, (policy, step) =>
    taken.set(policy, (taken.get(policy) ?? new Set()).add(step)),
  );
  const world = new ScriptedWorld(people, scenario.source, script, scenario.directory);
  const alerts: Alert[] = [];
  const host = new VirtualTime(scheduler, (command) => {
    if (command.kind === 'send') alerts.push(command.alert);
    return world.play(command);
  });
  for (const run of runs) scheduler.start(run);
  for (const { at, ...what } of scenario.then) {
    const instant = event.receivedAt + at;
    host.at(instant, () => scheduler.world({ at: instant, ...what }));
  }
  await drive(scheduler, host);
  return { entries: [...scheduler.entries].sort(canonicalOrder), alerts, taken };
}
