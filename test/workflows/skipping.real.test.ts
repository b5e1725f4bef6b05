import { ApplicationFailure } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '../../engine/arbiter/alert.ts';
import { loadBundle } from '../../workflows/bundle.ts';
import type { handleEvent } from '../../workflows/definitions/handle-event.ts';
import type { player } from '../../workflows/definitions/replay/player.ts';
import { findTestServer } from '../../workflows/server/find.ts';
import { quietRuntime } from '../../workflows/worker.ts';
import { compiled, Doings, eventNow } from './stand.ts';

const HOUR = 3_600_000;
const { runs, ruleset } = compiled({
  trouble: {
    priority: 'urgent',
    run: `
      await notify(desk, { text: 'look' });
      const task = await createTask({ in: 'oa', title: mail.subject, assign: desk });
      if (!(await until(task.done, '6h'))) { await notify(desk.superior, { text: 'overdue', stage: 'escalation' }); }`,
  },
});

describe('the workflow of production, on a server that skips time', () => {
  let environment: TestWorkflowEnvironment;
  let doings: Doings;
  beforeEach(async () => {
    quietRuntime(() => {});
    const server = { executable: { type: 'existing-path' as const, path: await findTestServer() } };
    environment = await TestWorkflowEnvironment.createTimeSkipping({ server });
    doings = new Doings(ruleset.people);
  });
  afterEach(() => environment.teardown());

  /** Runs the policy while the world does its part; both have a worker of their own. */
  async function run(happenings: readonly { at: number; event: string }[]): Promise<void> {
    const { nativeConnection: connection, client } = environment;
    const event = { ...eventNow('mail-1'), receivedAt: await environment.currentTimeMs() };
    const worker = await Worker.create({
      connection,
      taskQueue: 'ours',
      workflowBundle: { codePath: (await loadBundle()).codePath },
      activities: { ...doings },
    });
    const world = await Worker.create({
      connection,
      taskQueue: 'world',
      workflowBundle: { codePath: (await loadBundle('replay')).codePath },
    });
    const script = happenings.map(({ at, event: name }) => ({ at: event.receivedAt + at, event: name }));
    await world.runUntil(
      worker.runUntil(async () => {
        const started = await client.workflow.start<typeof handleEvent>('handleEvent', {
          workflowId: event.id,
          taskQueue: 'ours',
          args: [event, { at: event.receivedAt, runs }],
        });
        await client.workflow.start<typeof player>('player', {
          workflowId: 'player',
          taskQueue: 'world',
          args: [event.id, event.receivedAt, script],
        });
        await started.result();
      }),
    );
  }
  /** Has all deliveries to Anna's first channel fail so, until so many attempts were made. @returns how many were made */
  function failing(failure: Error, until = Number.POSITIVE_INFINITY): () => number {
    let attempts = 0;
    doings.before.send = (({ channel }: Alert) => {
      if (channel === 'webhook' && ++attempts <= until) throw failure;
    }) as never;
    return () => attempts;
  }
  const toAnna = () => doings.sent.filter(({ person }) => person === 'anna').map(({ channel }) => channel);
  const sendsIn = async () => {
    const { events } = await environment.client.workflow.getHandle('mail-1').fetchHistory();
    return events!.filter((event) => event.activityTaskScheduledEventAttributes?.activityType?.name === 'send').length;
  };

  it('begins a delivery again when the store was away for longer than the channel has patience, and takes no other channel', async () => {
    const attempts = failing(ApplicationFailure.create({ type: 'StoreError', message: 'away' }), 15);
    await run([{ at: HOUR, event: 'task.done' }]);
    expect(toAnna()).toEqual(['webhook']);
    expect(attempts()).toBe(16);
    expect(await sendsIn()).toBe(3);
    expect(doings.abandoned).toEqual([]);
  });

  it('ends a delivery in the log that failed in our own code to the last, and takes the next channel', async () => {
    failing(new TypeError('a fault'));
    await run([{ at: HOUR, event: 'task.done' }]);
    expect(toAnna()).toEqual(['email']);
    const lost = doings.entries('mail-1').find(({ to, channel }) => to === 'anna' && channel === 'webhook');
    expect(doings.abandoned).toEqual([lost?.alert]);
    expect(doings.entries('mail-1').find(({ reason }) => reason === 'fallback')?.channel).toBe('email');
  });

  const told = () => doings.sent.map(({ person, stage }) => `${person} ${stage}`).sort();

  it('tells the superior after six hours, to the millisecond', async () => {
    await run([]);
    expect(told()).toEqual(['anna first', 'chen escalation', 'li first']);
    const late = doings.entries('mail-1').find(({ to }) => to === 'chen');
    expect(late?.at).toBe(6 * HOUR);
  });

  it('does not when the task was done after five', async () => {
    await run([{ at: 5 * HOUR, event: 'task.done' }]);
    expect(told()).toEqual(['anna first', 'li first']);
    const end = doings.entries('mail-1').at(-1);
    expect(end?.kind).toBe('end');
    // The player says it by a real signal, which takes its time.
    expect(end!.at).toBeGreaterThanOrEqual(5 * HOUR);
    expect(end!.at).toBeLessThan(5 * HOUR + 60_000);
  });
});
