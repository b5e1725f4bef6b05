import { expect, it } from 'vitest';
import { holdAgainstJavaScript } from './hold.ts';

/** More, for a night: POSTHORN_PARITY=20000 */
const CASES = Number(process.env.POSTHORN_PARITY ?? 500);

it(`gives the same timeline as JavaScript itself, for ${CASES} generated cases`, { timeout: 3_600_000 }, async () => {
  const { kinds, deepest } = await holdAgainstJavaScript(CASES);
  for (const [kind, count] of kinds) expect(count, kind).toBeGreaterThanOrEqual(20);
  expect(deepest).toBeGreaterThanOrEqual(3);
});
