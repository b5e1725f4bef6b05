import { randomBytes } from 'node:crypto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { Timeline } from '../../engine/simulator/day.ts';
import { dataConverter } from '../codec/codec.ts';
import { inMemory } from '../codec/in-memory.ts';
import type { Stage } from '../definitions/replay/stage.ts';
import { keyOf } from '../key.ts';
import { TASK_QUEUE } from '../names.ts';
import { quietRuntime } from '../worker.ts';
import { Performance } from './performance.ts';
import type { ReplayCase } from './replay-on-temporal.ts';

/** A Temporal server that skips time, with a worker whose activities are the world of the case that is on. */
export class Theatre {
  readonly #environment: TestWorkflowEnvironment;
  readonly #worker: Worker;
  readonly #running: Promise<void>;
  #stage: Stage | undefined;

  private constructor(environment: TestWorkflowEnvironment, worker: Worker) {
    this.#environment = environment;
    this.#worker = worker;
    this.#running = worker.run();
    this.#running.catch(() => {});
  }

  /** @param program the server's; @param codePath the bundle of the replay's workflows */
  static async open(program: string, codePath: string): Promise<Theatre> {
    quietRuntime(() => {});
    // The server listens on every address of the machine, and the samples may be real mail.
    const converter = dataConverter(keyOf(randomBytes(32)), inMemory());
    const environment = await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path: program } },
      client: { dataConverter: converter },
    });
    const stage = (): Stage => theatre.#stage!;
    const activities: Stage = {
      play: (event, command, nth) => stage().play(event, command, nth),
      observe: (event, entries) => stage().observe(event, entries),
    };
    const worker = await Worker.create({
      connection: environment.nativeConnection,
      taskQueue: TASK_QUEUE,
      workflowBundle: { codePath },
      activities: { ...activities },
      dataConverter: converter,
    });
    const theatre = new Theatre(environment, worker);
    return theatre;
  }

  /** The server skips time only while somebody waits for a result; until then all workflows stand at the day's beginning. */
  async play({ occurrences, house }: ReplayCase): Promise<Timeline[]> {
    const from = Math.min(...occurrences.map(({ event }) => event.receivedAt));
    const play = new Performance(this.#environment.client.workflow, house);
    this.#stage = play;
    for (const occurrence of occurrences) await play.begin(occurrence, from);
    return await play.timelines();
  }

  async close(): Promise<void> {
    this.#worker.shutdown();
    await this.#running;
    await this.#environment.teardown();
  }
}
