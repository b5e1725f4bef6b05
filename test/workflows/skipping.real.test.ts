import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
