import { DATA, STATE_GROUPS } from '../../3-lower/groups.ts';
import { factGroups } from '../../known.ts';
import { type Func, functionOf, givenTo } from '../outline/policy.ts';
import { type Change, put } from '../text/change.ts';
import type { Page } from '../text/page.ts';

/** Whether a name is of facts or states that an event brings: the functions of a policy take it as `({ mail })`. */
export const isGiven = (name: string): boolean =>
  name === DATA || STATE_GROUPS.has(name) || factGroups().some((group) => group.name === name);

/** Takes groups into the parameter of a function of the policy. Empty where it has another one. */
export function giving(page: Page, field: string, names: readonly string[]): readonly Change[] {
  const func = functionOf(page.reading.policy?.parts.get(field));
  if (!func) return [];
  const [pattern] = func.params;
  const list = names.join(', ');
  if (!pattern) return [put(page.text.indexOf('(', afterName(func)) + 1, `{ ${list} }`)];
  if (pattern.type !== 'ObjectPattern' || givenTo(func).length < pattern.properties.length) return [];
  const last = pattern.properties.at(-1);
  return [last ? put(last.end ?? 0, `, ${list}`) : put((pattern.start ?? 0) + 1, ` ${list} `)];
}

/** From where the bracket of the parameters is looked for. */
const afterName = (func: Func): number => (func.type === 'ObjectMethod' ? (func.key.end ?? 0) : (func.start ?? 0));
