import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { simulateDay } from '../../engine/simulator/day.ts';
import { differences } from '../../workflows/replay/compare.ts';
import { replayOnTemporal } from '../../workflows/replay/replay-on-temporal.ts';
import { prepareDay } from './stage.ts';

const NAMES = readdirSync(new URL('./cases/', import.meta.url).pathname);

it('goes on Temporal as in the simulator, every scripted day', { timeout: 600_000 }, async () => {
  const days = NAMES.map((name) => ({ name, ...prepareDay(name) }));
  const cases = days.map(({ occurrences, house }) => ({ occurrences, house: house() }));
  const found: string[] = [];
  let played = 0;
  for await (const timelines of replayOnTemporal(cases)) {
    // What a scene's script has counted is the other host's: each plays its own.
    const { name } = days[played++]!;
    const { occurrences, house } = prepareDay(name);
    const { timelines: expected } = await simulateDay(occurrences, house());
    expect(timelines.map(({ event }) => event.id)).toEqual(expected.map(({ event }) => event.id));
    for (const [i, { entries }] of timelines.entries()) {
      const lines = differences(['in the simulator', expected[i]!.entries], ['on Temporal', entries]);
      found.push(...lines.map((line) => `${name}: ${line}`));
    }
  }
  expect(played).toBe(NAMES.length);
  expect(found).toEqual([]);
});
