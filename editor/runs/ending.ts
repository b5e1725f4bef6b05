import type { PolicyDetail, RunDetail, RunRow } from '../../app/http/runs/answers.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import { Trail } from '../document/trail.ts';

/** How a run stands, as it is said in a word. */
export type Standing = RunRow['state'] | 'cancelled';

export function standingOf({ state, policies }: Pick<RunRow, 'state' | 'policies'>): Standing {
  if (state !== 'ended' || policies.length === 0) return state;
  return policies.every((policy) => policy.state === 'cancelled') ? 'cancelled' : state;
}

/** The entry that ended a policy's run; undefined: it goes on. */
export const endOf = ({ log }: Pick<RunDetail, 'log'>, policy: string): Entry | undefined =>
  log.findLast((one) => one.policy === policy && (one.kind === 'end' || one.kind === 'error'));

/** Where one policy's run has been, for the flow to show. */
export function trailOf(detail: RunDetail, { policy, walked, waits }: PolicyDetail): Trail {
  const end = endOf(detail, policy);
  const how = end?.kind === 'error' ? 'failed' : HOW.find((one) => one === end?.reason);
  return new Trail({ walked, waits: end ? [] : waits, end: how });
}

const HOW = ['returned', 'ended', 'cancelled'] as const;
