import type { Ruleset } from '../../../engine/plan/ruleset.ts';
import type { Replay } from '../../../engine/simulator/replay.ts';
import type { Scenario } from '../../../engine/simulator/scenario.ts';
import { differences } from '../../../workflows/replay/compare.ts';
import { replayOnTemporal } from '../../../workflows/replay/replay-on-temporal.ts';
import { ServerError } from '../../../workflows/server/server-error.ts';
import { CommandFailure, EXIT } from '../failure.ts';
import { note, Progress } from '../print/output.ts';

/** A mail that was played in virtual time. */
export interface Played {
  readonly path: string;
  readonly scenario: Scenario;
  readonly replay: Replay;
}

/**
 * Plays the mails again as real workflows, and says where a timeline is another one.
 *
 * @returns whether none is
 * @throws CommandFailure where there is no server that skips time
 */
export async function sameOnTemporal(all: readonly Played[], { people }: Ruleset): Promise<boolean> {
  const started = all.filter(({ replay }) => replay.runs.length > 0);
  const progress = new Progress(started.length);
  const cases = started.map(({ replay: { event, runs }, scenario }) => ({ event, runs, scenario, people }));
  let played = 0;
  let different = 0;
  for await (const entries of orFailure(replayOnTemporal(cases))) {
    const { path, replay } = started[played++]!;
    progress.step();
    const found = differences(['in virtual time', replay.entries], ['on Temporal', entries]);
    for (const difference of found) note(`${path}: ${difference}`);
    if (found.length) different++;
  }
  note(
    different
      ? `On Temporal ${different} of ${played} timelines differ.`
      : `On Temporal ${played === 1 ? 'the timeline is' : `all ${played} timelines are`} the same.`,
  );
  return different === 0;
}

async function* orFailure<T>(steps: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* steps;
  } catch (error) {
    if (error instanceof ServerError) throw new CommandFailure(error.message, EXIT.found, error);
    throw error;
  }
}
