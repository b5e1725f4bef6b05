import type { Expression as Node } from '@babel/types';
import { TIME_OF_DAY } from '../../plan/hours.ts';
import { badTime, badZone } from '../diagnostics/people.ts';
import type { Type } from '../types/type.ts';
import { membersOf } from '../types/union.ts';
import { type Context, report } from './context.ts';

/** Whether the zone data of this machine have it, under a name that others know too: no offset, no abbreviation. */
export function isZone(zone: string): boolean {
  if (!/^(?:UTC|[A-Z][A-Za-z_-]+(?:\/[A-Z][A-Za-z0-9_+-]+)+)$/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

/** Says of what is written out that it is no time of day, or no zone; what is not known before the run fails in it. */
export function checkMoment(node: Node, type: Type, as: 'time' | 'zone', cx: Context): void {
  for (const member of membersOf(type)) {
    for (const text of member.type === 'string' ? (member.oneOf ?? []) : []) {
      if (as === 'zone' && !isZone(text)) report(cx, node, badZone, { zone: text });
      if (as === 'time' && !isTime(text)) report(cx, node, badTime, { time: text });
    }
  }
}

/** `24:00` is when a day ends, and no clock shows it. */
const isTime = (text: string) => TIME_OF_DAY.test(text) && text !== '24:00';
