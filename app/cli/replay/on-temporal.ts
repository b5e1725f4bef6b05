import type { Ruleset } from '../../../engine/plan/ruleset.ts';
import { House } from '../../../engine/simulator/house.ts';
import { joined, sceneOf } from '../../../engine/simulator/simulate.ts';
import { differences } from '../../../workflows/replay/compare.ts';
import { type ReplayCase, replayOnTemporal } from '../../../workflows/replay/replay-on-temporal.ts';
import type { Played } from './play.ts';

/** The same mails as real workflows: their timelines, and where they differ from those in virtual time (nowhere). */
export async function* onTemporal(simulated: AsyncIterable<Played>, people: Ruleset['people']): AsyncGenerator<Played> {
  const waiting: Played[] = [];
  for await (const timelines of replayOnTemporal(casesOf(simulated, waiting, people))) {
    const entries = joined(timelines);
    const one = waiting.shift()!;
    const found = differences(['in virtual time', one.replay.entries], ['on Temporal', entries]);
    yield { ...one, replay: { ...one.replay, entries }, differences: found };
  }
}

async function* casesOf(
  simulated: AsyncIterable<Played>,
  waiting: Played[],
  people: Ruleset['people'],
): AsyncGenerator<ReplayCase> {
  for await (const one of simulated) {
    waiting.push(one);
    const { event, runs } = one.replay;
    const { scenario } = one;
    yield {
      occurrences: [{ event, runs, scene: sceneOf(event, scenario) }],
      house: new House(people, scenario.directory),
    };
  }
}
