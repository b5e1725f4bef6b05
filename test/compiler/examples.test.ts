import { describe, expect, it } from 'vitest';
import { filesFrom } from '../../engine/compiler/2-link/files.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import { CHAPTERS } from '../../engine/compiler/diagnostics/index.ts';
import { folderWith } from './examples.ts';

const codesIn = (folder: { readonly [path: string]: string }) =>
  compileRules(filesFrom(folder)).diagnostics.map(({ code, message }) => `${code} ${message}`);

const definitions = CHAPTERS.flatMap(({ diagnostics }) => diagnostics);

describe('the examples of the diagnostics', () => {
  it.each(definitions.filter(({ example }) => example.bad))(
    '$code: the bad one is refused for that, the good one is not',
    (one) => {
      const bad = codesIn(folderWith(one, 'bad'));
      const good = codesIn(folderWith(one, 'good'));
      expect(bad.map((line) => line.slice(0, 5))).toContain(one.code);
      expect(good.filter((line) => !line.startsWith('PH9'))).toEqual([]);
    },
  );

  it('has one code for each diagnostic, in order', () => {
    const codes = definitions.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
  });
});
