import type { Of } from '../../plan/expression.ts';
import type { Result } from '../environment.ts';
import { count } from './count.ts';
import type { Helper, Surroundings } from './helper.ts';
import { matches } from './matches.ts';
import { mentions } from './mentions.ts';

/** The doing of every helper of the catalogue, by its name there. */
export const HELPERS: { readonly [name: string]: Helper } = { count, matches, mentions };

/** Those whose answer is not in the mail: `cost: 'dear'` in the catalogue. */
export const DEAR_HELPERS: ReadonlySet<string> = new Set(['count']);

/** @throws Error for a helper that the catalogue does not have. */
export function callHelper(call: Of<'helper'>, surroundings: Surroundings): Result {
  const helper = Object.hasOwn(HELPERS, call.name) ? HELPERS[call.name] : undefined;
  if (!helper) throw new Error(`the plan calls ${call.name}, which is no helper`);
  return helper(call, surroundings);
}
