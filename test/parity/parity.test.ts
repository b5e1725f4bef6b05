import { it } from 'vitest';
import { holdAgainstJavaScript } from './hold.ts';

it('gives the same timeline as JavaScript itself, for a few generated cases', { timeout: 60_000 }, async () => {
  await holdAgainstJavaScript(25);
});
