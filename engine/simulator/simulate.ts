import type { Entry } from '../interpreter/entry.ts';
import type { EventStart, RunStart } from '../interpreter/host.ts';
import type { Walked } from '../interpreter/walked.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import { type Day, simulateDay, type Timeline } from './day.ts';
import { House } from './house.ts';
import type { Scenario } from './scenario.ts';
import { type Scene, type Script, scriptOf } from './stage.ts';

export interface Simulation extends Pick<Day, 'alerts' | 'taken'> {
  /** In canonical order; those of summaries behind those of the event, their instants counted from the event. */
  readonly entries: readonly Entry[];
  /** What the policies of the event walked, in that order. */
  readonly walked: readonly Walked[];
}

/** Runs the policies of one event through a scenario in virtual time: days in milliseconds. */
export async function simulate(
  event: EventStart,
  runs: readonly RunStart[],
  scenario: Scenario,
  people: Ruleset['people'],
  script: Script = scriptOf(scenario.effects),
): Promise<Simulation> {
  const scene = sceneOf(event, scenario, script);
  const { timelines, ...rest } = await simulateDay([{ event, runs, scene }], new House(people, scenario.directory));
  return { entries: joined(timelines), walked: timelines[0]?.walked ?? [], ...rest };
}

/** What one event meets, by its scenario. */
export const sceneOf = (
  { receivedAt }: EventStart,
  { source, effects, then, answered }: Pick<Scenario, 'source' | 'effects' | 'then' | 'answered'>,
  script: Script = scriptOf(effects),
): Scene => ({
  source,
  script,
  happenings: then.map(({ at, ...what }) => ({ at: receivedAt + at, ...what })),
  history: answered,
});

/** One timeline of an event and the summaries that it led to. */
export function joined([own, ...summaries]: readonly Timeline[]): readonly Entry[] {
  const { entries = [], event } = own ?? {};
  const later = summaries.flatMap((summary) =>
    summary.entries.map((entry) => ({ ...entry, at: entry.at + summary.event.receivedAt - event!.receivedAt })),
  );
  return later.length ? [...entries, ...later] : entries;
}
