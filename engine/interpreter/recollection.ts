import type { Alert } from '../arbiter/alert.ts';
import type { Priority, Stage } from '../plan/priority.ts';
import type { Entry } from './entry.ts';

/** What earlier runs of an event left behind. Plain JSON. */
export interface Recollection {
  /** The first ordinal of the log that is free. */
  readonly entries: number;
  readonly told: readonly Telling[];
}

/** That a person was told of an event, at one stage and turn. */
export interface Telling {
  readonly person: string;
  readonly stage: Stage;
  readonly turn: string;
  readonly priority: Priority;
  /** Policies whose warnings of danger the person is known to have had. */
  readonly dangers: readonly string[];
  /** Key of the alert; absent where it went into a summary. */
  readonly alert?: string | undefined;
}

/**
 * Who was told what, by the log. Of an alert that carries several policies' texts only the leader's warning is known as one: to warn
 * twice is better than to take a danger for told.
 *
 * @param alerts those of the event that were begun
 */
export function tellingsIn(
  entries: readonly Entry[],
  alerts: readonly Pick<Alert, 'key' | 'priority' | 'danger' | 'policies'>[],
): Telling[] {
  const begun = new Map(alerts.map((alert) => [alert.key, alert]));
  return entries.flatMap((entry): Telling | [] => {
    const { to: person, stage, turn, priority, alert: key } = entry;
    if (!isTelling(entry) || !person || !stage || turn === undefined || !priority) return [];
    const alert = key === undefined ? undefined : begun.get(key);
    const dangers = alert?.danger ? alert.policies.slice(0, 1) : [];
    return { person, stage, turn, priority: alert?.priority ?? priority, dangers, ...(key && { alert: key }) };
  });
}

/** What the arbiter remembers as told: an alert, a text in another's alert, a line of a summary. */
const isTelling = ({ kind, reason }: Entry) =>
  kind === 'notify' || (kind === 'suppressed' && ['merged', 'gathered', 'storm'].includes(reason ?? ''));
