import type { Priority } from '../../plan/priority.ts';
import type { Bundle, Docket, Later, Pass, Refusal, Sending } from '../docket.ts';
import { priorityOf } from './channel.ts';
import { isHeardLater } from './time.ts';

/**
 * Remembers who was told what, gives each petition that another one leads its own verdict, and has what was only shown come in
 * again when it may be heard.
 */
export const log: Pass = (docket) => {
  for (const { alert, bundle } of docket.sendings) remember(docket, bundle, alert.priority, alert.key);
  for (const { bundle } of docket.gathered) remember(docket, bundle, priorityOf(bundle.petitions));
  return {
    ...docket,
    refused: [...docket.refused, ...docket.sendings.flatMap(merged)],
    later: [...docket.later, ...docket.sendings.flatMap(heardLater)],
  };
};

function remember({ memory }: Docket, bundle: Bundle, priority: Priority, alert?: string): void {
  const told = { priority, dangers: new Set(dangersOf(bundle)), alert };
  for (const { wish, person } of bundle.petitions) memory.remember(person, wish.stage, wish.turn, told);
}

const dangersOf = (bundle: Bundle) => bundle.petitions.filter(({ wish }) => wish.danger).map(({ wish }) => wish.policy);

const merged = ({ alert, bundle }: Sending): Refusal[] =>
  bundle.petitions
    .slice(1)
    .map(({ wish, person, notes }) => ({ wish, person, reason: 'merged', alert: alert.key, notes }));

/** What was only shown comes in again for each wish that presses: one may be settled while another is not. */
const heardLater = ({ alert, bundle }: Sending): Later[] =>
  alert.silent
    ? bundle.petitions
        .filter(isHeardLater)
        .map(({ wish, person, quietUntil }) => ({ wish, person, at: quietUntil!, kind: 'ring' }))
    : [];
