import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesFrom } from '../../engine/compiler/2-link/files.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import { CHAPTERS } from '../../engine/compiler/diagnostics/index.ts';
import { SHARED } from './examples.ts';
import { ACCEPTED, casesIn, textsIn } from './folders.ts';

interface Expected {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

const shared = Object.fromEntries(Object.entries(ACCEPTED).filter(([path]) => SHARED.test(path)));
const cases = casesIn('refused');

/** What the compiler says of a case: a rules folder with people, lists and templates, and the case's own files. */
function verdictOn(name: string): { diagnostics: readonly Expected[]; policies: readonly string[] } {
  const { ruleset, diagnostics } = compileRules(filesFrom({ ...shared, ...textsIn(join('refused', name)) }));
  return {
    diagnostics: diagnostics.map(({ file, line, column, code, severity, message }) => ({
      file,
      line,
      column,
      code,
      severity,
      message,
    })),
    policies: ruleset.plans.map(({ id }) => id),
  };
}

const expectationOf = (name: string) => join(import.meta.dirname, 'refused', name, 'expected.json');

/** POSTHORN_WRITE=1 writes the expectations anew; the difference is to be reviewed. */
function expectedOf(name: string, found?: readonly Expected[]): readonly Expected[] {
  const file = expectationOf(name);
  if (found && process.env.POSTHORN_WRITE) writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

describe('cases that are refused, or advised on', () => {
  it.each(cases)('%s', (name) => {
    const { diagnostics, policies } = verdictOn(name);
    expect(diagnostics).toEqual(expectedOf(name, diagnostics));
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(policies.length > 0, 'a policy is kept where there are warnings alone').toBe(
      diagnostics.every(({ severity }) => severity === 'warning'),
    );
  });

  it('shows every diagnostic at least twice', () => {
    const seen = cases.map((name) => new Set(expectedOf(name).map(({ code }) => code)));
    const rare = CHAPTERS.flatMap(({ diagnostics }) => diagnostics)
      .map(({ code }) => code)
      .filter((code) => seen.filter((codes) => codes.has(code)).length < 2);
    // PH103 is about a megabyte of text: `hostile.real.test.ts` has it, twice.
    // PH790 is said when code is loaded: `test/app/extensions` has it.
    expect(rare).toEqual(['PH103', 'PH790']);
    expect(cases.length).toBeGreaterThan(80);
  });
});
