import type { Text } from '../../catalogue/words.ts';

export type Severity = 'error' | 'warning';

/** The names between percent signs: `Params<'no %name% here'>` is `'name'`. */
type Params<S extends string> = S extends `${string}%${infer Name}%${infer Rest}` ? Name | Params<Rest> : never;

/** Where the examples of a diagnostic stand: a whole file, the condition of `when`, the body of `run`, the fields of a policy, a file below `extensions/`. */
export type Frame = 'file' | 'when' | 'run' | 'policy' | 'extension';

/** One thing that the compiler says. The docs page, the messages and the examples' test all read it. */
export interface Definition<P extends string = string> {
  /** Stable: scripts and suppressions name it. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: Text;
  readonly remedy: Text;
  readonly example: { readonly in: Frame; readonly bad: string; readonly good: string };
  /** Only in types: the parameters of the texts. */
  readonly params?: { readonly [name in P]: Param };
}

/** What stands for a parameter: the same in every language, or a text of its own. */
export type Param = string | number | Text;

/** What a report of this diagnostic must be given. */
export type Arguments<D> = D extends Definition<infer P> ? { readonly [name in P]: Param } : never;

interface Words<M extends string, R extends string> {
  readonly message: readonly [en: M, zh: string];
  readonly remedy: readonly [en: R, zh: string];
  readonly in: Frame;
  readonly bad: string;
  readonly good: string;
}

function define(severity: Severity) {
  return <const M extends string, const R extends string>(
    code: string,
    words: Words<M, R>,
  ): Definition<Params<M> | Params<R>> => ({
    code,
    severity,
    message: { en: words.message[0], zh: words.message[1] },
    remedy: { en: words.remedy[0], zh: words.remedy[1] },
    example: { in: words.in, bad: words.bad, good: words.good },
  });
}

/** Leaves the policy out of the ruleset. */
export const error = define('error');
/** Legal, but unwise. */
export const warning = define('warning');

/** A text with its parameters put in. */
export function fill(text: Text, params: { readonly [name: string]: Param }): Text {
  const inLanguage = (language: 'en' | 'zh') =>
    text[language].replace(/%(\w+)%/g, (_, name: string) => {
      const param = params[name] ?? '';
      return typeof param === 'object' ? param[language] : String(param);
    });
  return { en: inLanguage('en'), zh: inLanguage('zh') };
}
