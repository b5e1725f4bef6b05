import type { Of } from '../../plan/expression.ts';
import { isExtension, isOutsideFact } from '../../plan/extension.ts';
import type { Result } from '../environment.ts';
import { count } from './count.ts';
import { extension } from './extension.ts';
import type { Helper, Surroundings } from './helper.ts';
import { matches } from './matches.ts';
import { mentions } from './mentions.ts';

/** The doing of every helper of the catalogue, by its name there. */
export const HELPERS: { readonly [name: string]: Helper } = { count, matches, mentions };

/** Whether a helper's answer is not in the mail: `cost: 'dear'` in the catalogue, or a fact of an extension. */
export const isDear = (name: string): boolean => name === 'count' || isOutsideFact(name);

/** @throws Error for a helper that the catalogue does not have. */
export function callHelper(call: Of<'helper'>, surroundings: Surroundings): Result {
  if (isExtension(call.name)) return extension(call, surroundings);
  const helper = Object.hasOwn(HELPERS, call.name) ? HELPERS[call.name] : undefined;
  if (!helper) throw new Error(`the plan calls ${call.name}, which is no helper`);
  return helper(call, surroundings);
}
