import type { EventRow, LoggedAlert, Store, Task } from '../connectors/store/store.ts';
import type { Entry } from '../engine/interpreter/entry.ts';
import { openWaits } from '../engine/interpreter/open-waits.ts';
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
