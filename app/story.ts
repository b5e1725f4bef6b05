import type { EventRow, LoggedAlert, Store, Task } from '../connectors/store/store.ts';
import type { Entry } from '../engine/interpreter/entry.ts';
import { type Became, becameOf } from './acts/became.ts';

/** Everything that the page tells about one mail. */
export interface Story {
  readonly event: EventRow;
  /** The oldest first, each with the reason for which it was sent. */
  readonly alerts: readonly ToldAlert[];
  /** Wishes that became no alert of their own. */
  readonly refused: readonly Entry[];
  readonly tasks: readonly Task[];
  readonly waits: readonly Entry[];
  readonly entries: readonly Entry[];
}

export interface ToldAlert extends LoggedAlert {
  readonly reason: string;
  /** By people's word. */
  readonly became: Became | undefined;
}

export async function storyOf(store: Store, event: EventRow, now: number): Promise<Story> {
  const [entries, logged, states, tasks] = await Promise.all([
    store.log.entries(event.id),
    store.log.alerts({ event: event.id }),
    store.events.states(event.id),
    store.tasks.list({ event: event.id }),
  ]);
  const alerts = logged.toReversed().map((one) => ({
    ...one,
    reason: entries.find(({ kind, alert }) => kind === 'notify' && alert === one.alert.key)?.reason ?? 'told',
    became: becameOf(one.alert, states),
  }));
  return {
    event,
    alerts,
    tasks,
    entries,
    refused: entries.filter(isRefusal),
    waits: openWaits(entries, now - event.envelope.receivedAt),
  };
}

const isRefusal = ({ kind }: Entry) => kind === 'suppressed';

/**
 * Waits that nothing has closed: no exit, no end of their run; those for time alone end without a word.
 *
 * @param now ms since the event came
 */
export function openWaits(entries: readonly Entry[], now: number): Entry[] {
  const ended = new Set(entries.filter(({ kind }) => kind === 'end' || kind === 'error').map(({ policy }) => policy));
  const place = ({ policy, branch, seq }: Entry) => `${policy} ${branch} ${seq}`;
  const closed = new Set(entries.filter(({ kind, exit }) => kind === 'wait' && exit).map(place));
  const isOver = (wait: Entry) => (wait.state === 'sleep' || wait.state === 'every') && (wait.until ?? 0) <= now;
  return entries.filter((entry) => {
    return (
      entry.kind === 'wait' && !entry.exit && !closed.has(place(entry)) && !ended.has(entry.policy) && !isOver(entry)
    );
  });
}
