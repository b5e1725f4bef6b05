import type { Notes } from '../arbiter/docket.ts';
import type { Reason } from '../arbiter/reason.ts';
import { comparePaths } from '../plan/branch.ts';
import type { Priority, Stage } from '../plan/priority.ts';

export const ENTRY_KINDS = ['start', 'notify', 'suppressed', 'wait', 'effect', 'end', 'error'] as const;

/** One line of a timeline: what a policy did, wished or began to wait for. Times are milliseconds since the event came. */
export interface Entry {
  readonly at: number;
  readonly kind: (typeof ENTRY_KINDS)[number];
  readonly policy: string;
  /** The branch within the run: `0` for its trunk, `0/3.1` for the second arm of the `together` that was its third operation. */
  readonly branch: string;
  /** Counts the awaited operations of the branch from 1; 0 for entries of the run itself (`start`, `end`, `error`). */
  readonly seq: number;
  /** Id of the step in the plan. Unknown to a direct execution, so no part of what parity compares. */
  readonly step?: string | undefined;
  /** Person, for `notify` and `suppressed`. */
  readonly to?: string | undefined;
  readonly channel?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly turn?: string | undefined;
  readonly priority?: Priority | undefined;
  /** Of a verdict, sent or not; of an `end` (`returned`, `ended`, `cancelled`); of an `error` in words. */
  readonly reason?: Reason | 'returned' | (string & {}) | undefined;
  /** The key of the alert that carries the wish, for `notify`, and for `suppressed` where another alert carries it. */
  readonly alert?: string | undefined;
  readonly subject?: string | undefined;
  /** What is behind a refusal: a silence's id, `event/policy` of an inhibitor, the instant that it waits for, a summary's key. */
  readonly cause?: string | undefined;
  /** The mark of the item of a summary that the wish became: `Alert.items` of that summary has it. */
  readonly item?: string | undefined;
  /** What the passes of the arbiter remarked, by pass. */
  readonly notes?: Notes | undefined;
  readonly effect?: string | undefined;
  /** What the effect was asked, for people to read; of an `end` that somebody ordered, who; of a `start`, which plan began (the first 12 hex digits of its hash). */
  readonly detail?: string | undefined;
  /** For `wait`: what is awaited (`mail.read`, `any(…)`, `sleep`, `every`), and the deadline in ms since the event came. */
  readonly state?: string | undefined;
  readonly until?: number | undefined;
  /** For the entry that closes a wait. */
  readonly exit?: 'happened' | 'timed out' | undefined;
}

/**
 * The order in which timelines are compared and printed: instant, policy, then `start` first and `end` or `error` last,
 * branch, sequence within the branch, person. No two
 * different entries are equal, so a timeline has one order whatever the order in which things were decided.
 */
export function canonicalOrder(a: Entry, b: Entry): number {
  return (
    a.at - b.at ||
    compare(a.policy, b.policy) ||
    rank(a) - rank(b) ||
    comparePaths(a.branch, b.branch) ||
    a.seq - b.seq ||
    compare(a.to ?? '', b.to ?? '') ||
    later(a) - later(b) ||
    compare(a.reason ?? '', b.reason ?? '') ||
    compare(a.alert ?? '', b.alert ?? '')
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const rank = ({ kind }: Entry) => (kind === 'start' ? 0 : kind === 'end' || kind === 'error' ? 2 : 1);

/** An alert's next channel comes after its first, and that none has reached the person after all of them. */
const later = ({ reason = '' }: Entry) => (reason === 'failed' ? 2 : PASSED_ON.has(reason) ? 1 : 0);
const PASSED_ON: ReadonlySet<string> = new Set(['fallback', 'unacknowledged', 'bounced'] satisfies Reason[]);
