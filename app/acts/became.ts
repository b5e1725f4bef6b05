import type { Alert } from '../../engine/arbiter/alert.ts';
import type { WorldEvent } from '../../engine/interpreter/host.ts';

/** What became of an alert by people's word. */
export interface Became {
  readonly state: 'acknowledged' | 'resolved';
  /** Id of the person, where known. */
  readonly by?: string | undefined;
  /** Epoch ms. */
  readonly at: number;
}

/** Whoever has said that a mail is fine has settled the matter. */
const EVENTS: { readonly [state in Became['state']]: readonly string[] } = {
  resolved: ['alert.resolved', 'alert.cleared'],
  acknowledged: ['alert.acknowledged'],
};

/** Settled is more than taken on; of several that did the same, the first. @param states of the alert's event, in the order of time */
export function becameOf(
  { key, person }: Pick<Alert, 'key' | 'person'>,
  states: readonly WorldEvent[],
): Became | undefined {
  const isMeant = ({ of, by }: WorldEvent) => (of === undefined ? (by ?? person) === person : of === key);
  for (const state of ['resolved', 'acknowledged'] as const) {
    const found = states.find((one) => EVENTS[state].includes(one.event) && isMeant(one));
    if (found) return { state, by: found.by, at: found.at };
  }
  return undefined;
}
