import type { Day, Occurrence, Timeline } from '../../engine/simulator/day.ts';
import type { House } from '../../engine/simulator/house.ts';
import { loadBundle } from '../bundle.ts';
import { findTestServer } from '../server/find.ts';
import { Theatre } from './theatre.ts';

/** The events of a day, what the world does about them, and the people: what `simulateDay` takes. */
export interface ReplayCase {
  readonly occurrences: readonly Occurrence[];
  readonly house: House;
}

/** After so many cases a fresh server is taken: one that has skipped many days becomes slow, and some have hung. */
const CASES_PER_SERVER = 10;

/**
 * Runs days as real workflows on a Temporal server that skips time, one after the other.
 *
 * @returns for each case its timelines: those of `simulateDay`, or something is wrong (`differences` says where)
 * @throws ServerError where no such server is to be had
 */
export async function* replayOnTemporal(
  cases: Iterable<ReplayCase> | AsyncIterable<ReplayCase>,
): AsyncGenerator<Day['timelines']> {
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
      yield (await theatre!.play(one)) satisfies readonly Timeline[];
    }
  } finally {
    await theatre?.close();
  }
}
