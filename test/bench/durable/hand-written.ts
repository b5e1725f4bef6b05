import { condition, defineSignal, proxyActivities, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { Alert } from '../../../engine/arbiter/alert.ts';
import type { Entry } from '../../../engine/interpreter/entry.ts';
import type { Activities } from '../../../workflows/definitions/activities.ts';

const outside = proxyActivities<Activities>({
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '6 seconds',
  scheduleToCloseTimeout: '24 hours',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '5 minutes' },
});
const own = proxyLocalActivities<Activities>({ startToCloseTimeout: '10 seconds' });

export const finished = defineSignal('finished');

/**
 * The peer: what somebody writes by hand for this one case, with the same activities and the same log. Who is told is looked up,
 * three are told at once, a task is opened, and for six hours it is waited for.
 */
export async function handWritten(event: string, at: number, subject: string): Promise<void> {
  let done = false;
  setHandler(finished, () => {
    done = true;
  });
  const { persons } = await own.lookUp({ event, refs: ['anna', 'chen', 'li'], at, labels: {} });
  const alerts = Object.entries(persons).map(
    ([
      person,
      {
        name,
        language,
        channels: [way],
      },
    ]): Alert => {
      const { channel, address } = way!;
      const key = `${event} ${person} first`;
      const how = { stage: 'first', turn: '0', priority: 'normal', danger: false, policies: ['p'] } as const;
      return {
        key,
        event,
        person,
        name,
        language,
        ...how,
        channel,
        address,
        subject,
        body: `Please look: ${subject}`,
        at,
      };
    },
  );
  const entry = { at: 0, policy: 'p', branch: '0', seq: 0 };
  const told = alerts.map((alert): Entry => {
    return {
      ...entry,
      kind: 'notify',
      seq: 1,
      to: alert.person,
      channel: alert.channel,
      alert: alert.key,
      reason: 'told',
    };
  });
  const [, task] = await Promise.all([
    Promise.all(alerts.map((alert) => outside.send(alert))),
    outside.createTask({ key: 'p#0:2', event, policy: 'p', args: [{ in: 'oa', title: subject, assign: 'li' }], at }),
  ]);
  const asked = { ...entry, kind: 'effect', seq: 2, effect: 'createTask', detail: JSON.stringify(task) } as const;
  const waits = { ...entry, kind: 'wait', seq: 3, state: 'task.done', until: 21_600_000 } as const;
  const begins = { ...entry, kind: 'start' } as const;
  await own.record({ event, firstOrdinal: 0, entries: [begins, ...told, asked, waits] });
  const exit = (await condition(() => done, '6 hours')) ? 'happened' : 'timed out';
  const ends = { ...entry, kind: 'end', reason: 'returned' } as const;
  await own.record({ event, firstOrdinal: told.length + 3, entries: [{ ...waits, exit }, ends] });
}
