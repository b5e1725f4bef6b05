import type { Trail, Tread } from '../document/trail.ts';
import type { StepIconName } from './icons.ts';
import type { Box, Line } from './layout/drawing.ts';
import { planId } from './layout/lay-out.ts';

/** What the flow shows of a run: at each box by its key, and at each line. */
export const treadOf = (trail: Trail | undefined, key: string): Tread | undefined => trail?.treads.get(planId(key));

export const TREAD_ICONS: { readonly [state in Tread['state']]: StepIconName } = {
  walked: 'check',
  waits: 'hourglass',
  failed: 'error',
};

/** The box at which a run is, by its key; what a flow that is not opened does is at its call. */
export function hereIn({ here }: Trail, boxes: readonly Box[]): string | undefined {
  const keys = new Map(boxes.map(({ key }) => [planId(key), key]));
  const names = here.split('.');
  for (let length = names.length; length > 0; length--) {
    const key = keys.get(names.slice(0, length).join('.'));
    if (key !== undefined) return key;
  }
  return undefined;
}

/** Whether the run came along a line. */
export function isTrodden(trail: Trail | undefined, { key, out }: Line): boolean {
  if (!trail) return false;
  if (out) return trail.isThrough(out.way, out.step);
  const step = /^(.*)\.(?:join|again)$/.exec(key)?.[1];
  if (step !== undefined) return trail.isThrough(planId(step), planId(step));
  return trail.treads.has(planId(key));
}
