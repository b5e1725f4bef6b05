import type { Entry } from '../../engine/interpreter/entry.ts';
import { openWaits } from '../../engine/interpreter/open-waits.ts';
import { type Trace, Trail } from '../document/trail.ts';
import type { Happening } from './scenario/scenario.ts';
import type { Run } from './work/messages.ts';

/** A line of the timeline: what a policy did, or what happened in the world. */
export type Row =
  | { readonly kind: 'entry'; readonly at: number; readonly entry: Entry }
  | { readonly kind: 'world'; readonly at: number; readonly happening: Happening };

/** All that is of one instant, in ms since the event came. */
export interface Moment {
  readonly at: number;
  readonly rows: readonly Row[];
}

/**
 * A run as moments to go through one by one: of each instant first what happened in the world, then what policies did.
 *
 * @param policy of this one alone; undefined: of all
 */
export function momentsOf(run: Run, happenings: readonly Happening[], policy: string | undefined): Moment[] {
  const entries = run.entries.filter((entry) => policy === undefined || entry.policy === policy);
  if (entries.length === 0) return [];
  const rows: Row[] = [
    ...happenings.map((happening): Row => ({ kind: 'world', at: happening.at, happening })),
    ...entries.map((entry): Row => ({ kind: 'entry', at: entry.at, entry })),
  ];
  return [...Map.groupBy(rows, ({ at }) => at)].map(([at, all]) => ({ at, rows: all })).sort((a, b) => a.at - b.at);
}

/** Where a policy has been by an instant, for the graph. @returns undefined where it was not started */
export function trailAt({ entries, walked }: Run, policy: string, at: number): Trail | undefined {
  const own = entries.filter((entry) => entry.policy === policy && entry.at <= at);
  if (own.length === 0) return undefined;
  return new Trail({
    walked: walked.filter((one) => one.policy === policy && one.at <= at),
    waits: openWaits(own, at),
    end: endOf(own),
  });
}

function endOf(entries: readonly Entry[]): Trace['end'] {
  const last = entries.findLast(({ kind }) => kind === 'end' || kind === 'error');
  if (last?.kind === 'error') return 'failed';
  if (!last) return undefined;
  return last.reason === 'ended' ? 'ended' : last.reason === 'cancelled' ? 'cancelled' : 'returned';
}
