import { expect, it } from 'vitest';
import { Counted, hold, KINDS } from './laws.ts';

/** Pairs of a policy and an edit; ten times as many in laws.real.test.ts. */
const PAIRS = 168;

it(`holds the laws of editing on ${PAIRS} generated policies and edits`, () => {
  const counted = new Counted();
  for (let seed = 0; seed < PAIRS; seed++) hold(seed * 7_919, KINDS[seed % KINDS.length]!, counted);
  for (const kind of KINDS) expect(counted.made.get(kind) ?? 0, kind).toBeGreaterThan(1);
});
