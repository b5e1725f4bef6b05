import type { Trail, Tread } from '../document/trail.ts';
import type { StepIconName } from './icons.ts';
import type { Line } from './layout/drawing.ts';
import { planId } from './layout/lay-out.ts';

/** What the flow shows of a run: at each box by its key, and at each line. */
export const treadOf = (trail: Trail | undefined, key: string): Tread | undefined => trail?.treads.get(planId(key));

export const TREAD_ICONS: { readonly [state in Tread['state']]: StepIconName } = {
  walked: 'check',
  waits: 'hourglass',
  failed: 'error',
};

/** Whether the run came along a line. */
export function isTrodden(trail: Trail | undefined, { key, out }: Line): boolean {
  if (!trail) return false;
  if (out) return trail.isThrough(out.way, out.step);
  const step = /^(.*)\.(?:join|again)$/.exec(key)?.[1];
  if (step !== undefined) return trail.isThrough(planId(step), planId(step));
  return trail.treads.has(planId(key));
}
