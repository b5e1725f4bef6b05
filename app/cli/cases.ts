import { coverageOf } from '../../engine/simulator/coverage.ts';
import type { Replay } from '../../engine/simulator/replay.ts';
import { type RulesFolder, shownPath } from './read/rules.ts';

/** How many cases a policy fires in and is silent in, and with `--coverage` what no case walked. */
export interface Tested {
  readonly policy: string;
  readonly fires: number;
  readonly silent: number;
  readonly coverage?: { readonly taken: number; readonly all: number; readonly missed: readonly string[] };
}

/** A policy's own cases are the samples whose names begin with its name. */
export interface Case extends Replay {
  readonly sample: string;
}

/** @param folder given: with its coverage */
export function testedPolicy(policy: string, cases: readonly Case[], folder: RulesFolder | undefined): Tested {
  const name = policy.split('/').at(-1)!;
  const own = cases.filter(
    ({ sample, matched }) => !matched.includes(policy) && sample.split('/').at(-2)?.startsWith(`${name}-`),
  );
  const fires = cases.filter(({ matched }) => matched.includes(policy)).length;
  return { policy, fires, silent: own.length, ...(folder && { coverage: coverage(policy, cases, folder) }) };
}

function coverage(
  policy: string,
  cases: readonly Case[],
  { ruleset, files, dir }: RulesFolder,
): NonNullable<Tested['coverage']> {
  const plan = ruleset.plans.find(({ id }) => id === policy)!;
  const walked = new Set(cases.flatMap(({ taken }) => [...(taken.get(policy) ?? [])]));
  const { taken, all, missed } = coverageOf(plan, walked);
  const { file } = plan.source;
  const lineOf = (offset: number) => (files.read(file) ?? '').slice(0, offset).split('\n').length;
  return { taken, all, missed: missed.map(({ id, offset }) => `${shownPath(dir, file)}:${lineOf(offset)} ${id}`) };
}
