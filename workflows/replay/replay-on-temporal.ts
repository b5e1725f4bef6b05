import type { Entry } from '../../engine/interpreter/entry.ts';
import type { EventStart, RunStart } from '../../engine/interpreter/host.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import type { Scenario } from '../../engine/simulator/scenario.ts';
import { loadBundle } from '../bundle.ts';
import { findTestServer } from '../server/find.ts';
import { Theatre } from './theatre.ts';

/** One event and what the world does about it: what `simulate` takes. */
export interface ReplayCase {
  readonly event: EventStart;
  readonly runs: readonly RunStart[];
  readonly scenario: Pick<Scenario, 'source' | 'effects' | 'then' | 'directory'>;
  readonly people: Ruleset['people'];
}

/** After so many cases a fresh server is taken: one that has skipped many days becomes slow, and some have hung. */
const CASES_PER_SERVER = 10;

/**
 * Runs events as real workflows on a Temporal server that skips time, one after the other.
 *
 * @returns for each case its timeline in canonical order: that of `simulate`, or something is wrong (`differences` says
 *   where)
 * @throws ServerError where no such server is to be had
 */
export async function* replayOnTemporal(
  cases: Iterable<ReplayCase> | AsyncIterable<ReplayCase>,
): AsyncGenerator<readonly Entry[]> {
  const program = await findTestServer();
  const { codePath } = await loadBundle('replay');
  let theatre: Theatre | undefined;
  let played = 0;
  try {
    for await (const one of cases) {
      if (played++ % CASES_PER_SERVER === 0) {
        await theatre?.close();
        theatre = await Theatre.open(program, codePath);
      }
      yield await theatre!.play(one);
    }
  } finally {
    await theatre?.close();
  }
}
