import { outranks } from '../../plan/priority.ts';
import type { Bundle, Docket, Refusal, Sending, Stage } from '../docket.ts';

/** Remembers who was told what, and gives each petition that another one leads its own verdict. */
export const log: Stage = (docket) => {
  for (const sending of docket.sendings) remember(docket, sending);
  return { ...docket, refused: [...docket.refused, ...docket.sendings.flatMap(merged)] };
};

function remember({ memory }: Docket, { alert, bundle }: Sending): void {
  for (const { wish, person } of bundle.petitions) {
    const earlier = memory.told(person, wish.stage, wish.turn);
    const dangers = new Set([...(earlier?.dangers ?? []), ...dangersOf(bundle)]);
    const priority = earlier && outranks(earlier.priority, alert.priority) ? earlier.priority : alert.priority;
    memory.remember(person, wish.stage, wish.turn, { priority, dangers, alert: alert.key });
  }
}

const dangersOf = (bundle: Bundle) => bundle.petitions.filter(({ wish }) => wish.danger).map(({ wish }) => wish.policy);

const merged = ({ alert, bundle }: Sending): Refusal[] =>
  bundle.petitions.slice(1).map(({ wish, person }) => ({ wish, person, reason: 'merged', alert: alert.key }));
