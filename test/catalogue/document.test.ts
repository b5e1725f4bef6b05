import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { languageDocument } from '../../engine/catalogue/document.ts';
import { catalogue } from '../../engine/catalogue/index.ts';

const FILE = 'docs/language.md';

it('names all that a policy can name (npm run generate writes it anew)', () => {
  const document = languageDocument(catalogue);
  if (process.env.POSTHORN_WRITE) writeFileSync(FILE, document);
  expect(readFileSync(FILE, 'utf8')).toBe(document);
});

it('gives every entry words in both languages', () => {
  const entries = [
    ...catalogue.facts,
    ...catalogue.states,
    ...catalogue.effects,
    ...catalogue.helpers,
    ...catalogue.triggers,
  ];
  const texts = entries.flatMap(({ words }) => [words.label, words.doc]);
  expect(texts.filter(({ en, zh }) => !en || (!/\p{Script=Han}/u.test(zh) && zh !== en))).toEqual([]);
});
