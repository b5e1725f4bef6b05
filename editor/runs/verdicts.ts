import type { RunDetail, ToldAlert } from '../../app/http/runs/answers.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';

/** What became of one wish to tell somebody. */
export interface Verdict {
  readonly entry: Entry;
  readonly isSent: boolean;
  /** The alert that was sent, or that carries the wish. */
  readonly told: ToldAlert | undefined;
}

/** All verdicts of a run, the oldest first. */
export const verdictsOf = ({ log, alerts }: Pick<RunDetail, 'log' | 'alerts'>): Verdict[] =>
  log
    .filter(({ kind }) => kind === 'notify' || kind === 'suppressed')
    .map((entry) => ({
      entry,
      isSent: entry.kind === 'notify',
      told: entry.alert === undefined ? undefined : alerts.find(({ alert }) => alert.key === entry.alert),
    }));

/** Keys of the alerts that nobody has taken on. */
export const openAlerts = ({ alerts }: Pick<RunDetail, 'alerts'>): string[] =>
  alerts.filter(({ became, state }) => !became && state !== 'failed').map(({ alert }) => alert.key);

/** What stands in for a name that the log does not have: as it was told, else its id. */
export const nameOf = ({ alerts }: Pick<RunDetail, 'alerts'>, person: string): string =>
  alerts.find(({ alert }) => alert.person === person)?.alert.name || person;
