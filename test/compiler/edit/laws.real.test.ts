import { expect, it } from 'vitest';
import { Counted, hold, KINDS } from './laws.ts';

/** How often each kind of edit has to be made. */
const EACH = 145;

it(`holds the laws of editing on generated policies, each kind of edit ${EACH} times`, () => {
  const counted = new Counted();
  for (const [i, kind] of KINDS.entries()) {
    for (let seed = 0; (counted.made.get(kind) ?? 0) < EACH; seed++) hold(seed * 104_729 + i, kind, counted);
  }
  console.log(
    `${EACH * KINDS.length} pairs, ${counted.undone} insertions undone byte for byte; refused:`,
    counted.refused,
  );
  expect(counted.undone).toBeGreaterThan(30);
}, 600_000);
