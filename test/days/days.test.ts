import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { simulateDay } from '../../engine/simulator/day.ts';
import { stamps } from './clock.ts';
import type { Script, Told } from './script.ts';
import { inTime, prepareDay, told } from './stage.ts';

const CASES = new URL('./cases/', import.meta.url).pathname;

/**
 * Each folder of `cases` is a day as a timeline: lines with a time say what happens, lines with `>` what follows, all of
 * it. POSTHORN_WRITE=1 writes what follows into the files, to be reviewed.
 */
describe('a scripted day', () => {
  it('is one of many', () => {
    expect(readdirSync(CASES).length).toBeGreaterThanOrEqual(40);
  });

  for (const name of readdirSync(CASES)) {
    it(name, async () => {
      const { script, occurrences, house } = prepareDay(name);
      const { timelines } = await simulateDay(occurrences, house());
      const found = told(timelines, script);
      if (process.env.POSTHORN_WRITE) write(name, script, found);
      else expect([...script.expected].sort(inTime)).toEqual(found);
      expect(script.about).not.toBe('');
    });
  }
});

/** The head of the file as it stands, then all that has a time, in the order of time: what happens before what follows. */
function write(name: string, { happening, zone }: Script, found: readonly Told[]): void {
  const file = `${CASES}${name}/day.txt`;
  const head = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^(?:#|zone|rules|storm|fails)/.test(line));
  const stamp = stamps(zone);
  const lines = [...happening, ...found.map(({ at, said }) => ({ at, said: `  > ${said}` }))].sort(
    (a, b) => a.at - b.at,
  );
  writeFileSync(file, `${[...head, ...lines.map(({ at, said }) => `${stamp(at)} ${said}`)].join('\n')}\n`);
}
