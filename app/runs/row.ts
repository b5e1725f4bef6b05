import type { EventRow, Store } from '../../connectors/store/store.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import type { RunStatus } from '../../workflows/runs.ts';
import { type Story, storyOf } from '../story.ts';

/** `waiting`: it goes on. `ended`: it returned, or its matter ended. `failed`: nothing caught what failed. */
export interface PolicyRun {
  readonly policy: string;
  readonly title: string;
  readonly state: 'waiting' | 'ended' | 'cancelled' | 'failed';
}

/** What was done for one event, in a line. Times are epoch ms. */
export interface RunRow {
  readonly event: string;
  readonly kind: string;
  readonly subject: string;
  readonly mailbox: string;
  readonly receivedAt: number;
  readonly state: RunStatus;
  readonly policies: readonly PolicyRun[];
  /** Who was told, in the order of time; each once. */
  readonly told: readonly { readonly person: string; readonly name: string }[];
  readonly alerts: number;
  /** Wishes that became no alert of their own. */
  readonly refused: number;
  readonly acknowledged: boolean;
  /** What was known of the mail was erased: its subject is empty, and there is no mail to try. */
  readonly erased?: true | undefined;
  /** The next deadline, and what is awaited until then. */
  readonly waits?: { readonly for: string; readonly until: number } | undefined;
}

/** @param status what Temporal says; undefined where it has no workflow of the event, or none yet */
export async function runRow(
  store: Store,
  event: EventRow,
  status: RunStatus | undefined,
  rules: Ruleset,
  now: number,
): Promise<RunRow> {
  return rowOf(await storyOf(store, event, now), status, rules);
}

export function rowOf(
  { event, entries, alerts, refused, waits }: Story,
  status: RunStatus | undefined,
  rules: Ruleset,
): RunRow {
  const policies = policyRuns(entries, rules);
  const { receivedAt, mailbox } = event.envelope;
  const next = waits.toSorted((a, b) => (a.until ?? Infinity) - (b.until ?? Infinity))[0];
  const told = new Map(alerts.map(({ alert }) => [alert.person, alert.name]));
  return {
    event: event.id,
    kind: event.kind,
    subject: event.subject,
    mailbox,
    receivedAt,
    state: stateOf(status, policies),
    policies,
    told: [...told].map(([person, name]) => ({ person, name })),
    alerts: alerts.length,
    refused: refused.length,
    acknowledged: alerts.some(({ became }) => became !== undefined),
    ...(event.erasedAt !== undefined && { erased: true as const }),
    ...(next?.until !== undefined && { waits: { for: next.state ?? '', until: receivedAt + next.until } }),
  };
}

function policyRuns(entries: readonly Entry[], { plans }: Ruleset): PolicyRun[] {
  const titles = new Map(plans.map(({ id, title }) => [id, title]));
  const last = (policy: string) =>
    entries.findLast((one) => one.policy === policy && (one.kind === 'end' || one.kind === 'error'));
  return entries
    .filter(({ kind }) => kind === 'start')
    .map(({ policy }) => ({ policy, title: titles.get(policy) ?? policy, state: endOf(last(policy)) }));
}

const endOf = (entry: Entry | undefined): PolicyRun['state'] =>
  !entry ? 'waiting' : entry.kind === 'error' ? 'failed' : entry.reason === 'cancelled' ? 'cancelled' : 'ended';

/** A run that has just begun is not listed by Temporal yet, and one that ended long ago is no more. */
function stateOf(status: RunStatus | undefined, policies: readonly PolicyRun[]): RunStatus {
  if (status === 'running') return 'running';
  if (status === 'failed' || policies.some(({ state }) => state === 'failed')) return 'failed';
  return status === undefined && policies.some(({ state }) => state === 'waiting') ? 'running' : 'ended';
}
