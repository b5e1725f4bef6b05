import { type Environment, UNKNOWN } from '../expression/environment.ts';
import type { Facts } from '../facts/facts.ts';
import { isOutsideFact } from '../plan/extension.ts';
import type { Dear, DearFact } from './dear.ts';
import type { Lists } from './lists.ts';

/**
 * What conditions are evaluated against at intake.
 *
 * @param wanted is told every dear fact that is asked for and not known
 */
export function intakeEnvironment(
  facts: Facts,
  lists: Lists,
  dear: Dear,
  wanted: (fact: DearFact) => void,
): Environment {
  return {
    fact: (path) => facts.get(path),
    has: (list, value) => lists.has(list, value),
    count(event, of, withinMs) {
      const answer = dear.count(event, of, withinMs);
      if (answer === undefined) wanted({ kind: 'count', event, of, withinMs });
      return answer ?? UNKNOWN;
    },
    extension(name, args) {
      if (!isOutsideFact(name)) return dear.helper ? dear.helper(name, args) : UNKNOWN;
      const told = dear.told?.(name, args[0]);
      if (!told) wanted({ kind: 'extension', name, of: args[0] });
      return told ? told.answer : UNKNOWN;
    },
    name: (name) => {
      throw new Error(`the plan names ${name} in its condition, which nothing has bound`);
    },
    derived: (index) => {
      throw new Error(`the plan asks for derived value ${index} while values are derived`);
    },
  };
}
