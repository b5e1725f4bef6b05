import { expect, it } from 'vitest';
import type { Entry } from '../../engine/interpreter/entry.ts';
import { differences } from '../../workflows/replay/compare.ts';
import { Turns } from '../../workflows/replay/turns.ts';

const entry = (more: Partial<Entry>): Entry => ({ at: 0, kind: 'start', policy: 'a', branch: '0', seq: 0, ...more });
const between = (left: readonly Entry[], right: readonly Entry[]) => differences(['here', left], ['there', right]);

it('finds nothing between timelines that say the same, in whatever order', () => {
  const one = [entry({}), entry({ at: 60_000, kind: 'end', reason: undefined })];
  expect(between(one, [entry({ kind: 'end', at: 60_000 }), entry({})])).toEqual([]);
});

it('says on which side an entry stands alone, in the order of time', () => {
  const told = entry({ kind: 'notify', to: 'li', at: 3_600_000 });
  expect(between([entry({}), told], [entry({}), { ...told, to: 'anna' }, entry({ at: 1_000 })])).toEqual([
    'only there: PT1S at=1000 branch="0" kind="start" policy="a" seq=0',
    'only there: PT1H at=3600000 branch="0" kind="notify" policy="a" seq=0 to="anna"',
    'only here: PT1H at=3600000 branch="0" kind="notify" policy="a" seq=0 to="li"',
  ]);
});

it('counts what stands twice', () => {
  expect(between([entry({}), entry({})], [entry({})])).toHaveLength(1);
});

it('lets callers through by their numbers', async () => {
  const turns = new Turns();
  const through: number[] = [];
  const pass = async (nth: number) => {
    await turns.pass(nth);
    through.push(nth);
  };
  await Promise.all([pass(3), pass(1), pass(2), pass(1)]);
  expect(through.filter((nth, i) => through.indexOf(nth) === i)).toEqual([1, 2, 3]);
});
