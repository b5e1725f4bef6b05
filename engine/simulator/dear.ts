import { UNKNOWN } from '../expression/environment.ts';
import type { Dear } from '../match/index.ts';
import type { Value } from '../plan/expression.ts';
import { extensionName } from '../plan/extension.ts';
import type { Scenario } from './scenario.ts';

/** The helpers of extensions, where somebody has loaded them: they are evaluated for real, in a replay too. */
export type Helpers = Dear['helper'];

/** What a scenario tells of dear facts. What it does not tell is unknown. */
export const dearOf = ({ facts }: Pick<Scenario, 'facts'>, helper?: Helpers): Dear => ({
  count: (event) => facts.count[event],
  told: (name, of) => ({ answer: answerIn(facts[extensionName(name)], of) }),
  ...(helper && { helper }),
});

function answerIn(answers: { readonly [of: string]: unknown } | undefined, of: Value) {
  const key = typeof of === 'string' ? of : JSON.stringify(of);
  if (!answers || !Object.hasOwn(answers, key)) return UNKNOWN;
  // JSON has no `undefined`: null stands for what the fact leaves out.
  return (answers[key] ?? undefined) as Value;
}
