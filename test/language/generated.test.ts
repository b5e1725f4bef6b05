import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { catalogue } from '../../engine/catalogue/index.ts';
import { languageSource } from '../../engine/language/generate.ts';

const FILE = 'engine/language/generated.ts';

/** As the formatter leaves it, so that the file on disk is what everybody's editor would save. */
const formatted = (source: string) =>
  execFileSync('node_modules/.bin/biome', ['format', `--stdin-file-path=${FILE}`], { input: source, encoding: 'utf8' });

it('is what the catalogue says (npm run generate writes it anew)', () => {
  const source = formatted(languageSource(catalogue));
  if (process.env.POSTHORN_WRITE) writeFileSync(FILE, source);
  expect(readFileSync(FILE, 'utf8')).toBe(source);
});
