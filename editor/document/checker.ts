import type { Diagnostic } from '../../engine/compiler/compile.ts';
import type { Plan } from '../../engine/plan/plan.ts';

/** What a compiler says of one file. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly plan: Plan | undefined;
}

/** Compiles files as they are typed, beside the page. */
export interface Checker {
  /** Answers once, some time later; never where the same file is given again before. */
  check(path: string, text: string, answer: (checked: Checked) => void): void;
}
