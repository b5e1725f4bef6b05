import type { Block, Exit, OutlineStep } from '../../../engine/compiler/edit/outline/outline.ts';

/** Whether what follows a step can be reached: whether it leads on. */
export function leadsOn({ kind, exits }: OutlineStep): boolean {
  if (kind === 'return') return false;
  if (kind === 'if' || kind === 'wait' || kind === 'switch') return exits.some(({ block }) => runsOn(block));
  if (kind !== 'try') return true;
  const [last, ways] = [exits.find(({ name }) => name === 'finally'), waysOf(exits)];
  return ways.some(({ block }) => runsOn(block)) && (!last || runsOn(last.block));
}

export const runsOn = ({ steps }: Block): boolean => steps.every(leadsOn);

/** The ways that part at a step, the one that is drawn straight below it first: of those that lead on, the first of the text. */
export function waysOf(exits: readonly Exit[]): readonly Exit[] {
  const ways = exits.filter(({ name, block }) => name !== 'finally' && !(name === 'catch' && block.form === 'absent'));
  const straight = ways.find(({ block }) => runsOn(block));
  return straight ? [straight, ...ways.filter((way) => way !== straight)] : ways;
}

export const finallyOf = ({ exits }: OutlineStep): Exit | undefined =>
  exits.find(({ name, block }) => name === 'finally' && block.form !== 'absent');
