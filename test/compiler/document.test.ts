import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { document } from '../../engine/compiler/diagnostics/document.ts';

const FILE = 'docs/diagnostics.md';

it('is what the diagnostics say (npm run generate writes it anew)', () => {
  if (process.env.POSTHORN_WRITE) writeFileSync(FILE, document());
  expect(readFileSync(FILE, 'utf8')).toBe(document());
});
