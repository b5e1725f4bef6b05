import type { Petition, Refusal, Sending } from '../arbiter/docket.ts';
import type { Reason } from '../arbiter/reason.ts';
import type { Entry } from './entry.ts';

/** The line of a timeline that says that an alert goes out: the first of its wishes leads it. @param at ms since the event came */
export function sentEntry({ alert, bundle }: Sending, at: number, reason?: Reason): Entry {
  const { wish, person, reason: own, notes } = bundle.petitions[0]!;
  const { channel, stage, turn, priority, subject } = alert;
  const shown = { to: person, channel, stage, turn, priority, reason: reason ?? own, alert: alert.key, subject };
  return { at, kind: 'notify', ...placeOf({ wish, person }), ...shown, notes: noted(notes) };
}

/** The line that says that a wish became no alert of its own. */
export function refusedEntry({ wish, person, reason, alert, cause, item, notes }: Refusal, at: number): Entry {
  const { stage, turn, priority } = wish;
  const shown = { to: person, stage, turn, priority, reason, alert, cause, item };
  return { at, kind: 'suppressed', ...placeOf({ wish, person }), ...shown, notes: noted(notes) };
}

const placeOf = ({ wish: { policy, branch, seq, step } }: Petition) => ({ policy, branch, seq, step });

const noted = (notes: Refusal['notes']) => (notes && Object.keys(notes).length ? notes : undefined);
