import { randomBytes } from 'node:crypto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { Entry } from '../../engine/interpreter/entry.ts';
import { ScriptedWorld, scriptOf } from '../../engine/simulator/stage.ts';
import { dataConverter } from '../codec/codec.ts';
import { inMemory } from '../codec/in-memory.ts';
import { type Joining, join } from '../definitions/messages.ts';
import type { player } from '../definitions/replay/player.ts';
import type { replayEvent } from '../definitions/replay/replay-event.ts';
import type { Stage } from '../definitions/replay/stage.ts';
import { keyOf } from '../key.ts';
import { TASK_QUEUE } from '../names.ts';
import { quietRuntime } from '../worker.ts';
import type { ReplayCase } from './replay-on-temporal.ts';
import { Turns } from './turns.ts';

/** A Temporal server that skips time, with a worker whose activities are the world of the case that is on. */
export class Theatre {
  readonly #environment: TestWorkflowEnvironment;
  readonly #worker: Worker;
  readonly #running: Promise<void>;
  readonly #stages: Map<string, Stage>;

  private constructor(environment: TestWorkflowEnvironment, worker: Worker, stages: Map<string, Stage>) {
    this.#environment = environment;
    this.#worker = worker;
    this.#running = worker.run();
    this.#running.catch(() => {});
    this.#stages = stages;
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
    const stages = new Map<string, Stage>();
    const play: Stage['play'] = (event, command, nth) => stages.get(event)!.play(event, command, nth);
    const worker = await Worker.create({
      connection: environment.nativeConnection,
      taskQueue: TASK_QUEUE,
      workflowBundle: { codePath },
      activities: { play },
      dataConverter: converter,
    });
    return new Theatre(environment, worker, stages);
  }

  /** The server skips time only while somebody waits for a result; until then both workflows stand at instant 0. */
  async play(one: ReplayCase): Promise<Entry[]> {
    const { event, runs, scenario } = one;
    const happenings = scenario.then
      .map(({ at, ...what }) => ({ ...what, at: event.receivedAt + at }))
      .sort((a, b) => a.at - b.at);
    this.#stages.set(event.id, stageFor(one));
    const { workflow } = this.#environment.client;
    const at = { taskQueue: TASK_QUEUE };
    const run = await workflow.signalWithStart<typeof replayEvent, [Joining]>('replayEvent', {
      ...at,
      workflowId: event.id,
      args: [event, happenings.map((happened) => happened.at)],
      signal: join,
      signalArgs: [{ at: event.receivedAt, runs }],
    });
    const script: Parameters<typeof player> = [event.id, event.receivedAt, happenings];
    await workflow.start<typeof player>('player', { ...at, workflowId: `${event.id}-player`, args: script });
    const entries = await run.result();
    this.#stages.delete(event.id);
    return entries;
  }

  async close(): Promise<void> {
    this.#worker.shutdown();
    await this.#running;
    await this.#environment.teardown();
  }
}

function stageFor({ scenario, people }: ReplayCase): Stage {
  const world = new ScriptedWorld(people, scenario.source, scriptOf(scenario.effects), scenario.directory);
  const turns = new Map<string, Turns>();
  return {
    async play(_, command, nth) {
      const what = command.kind === 'perform' ? command.effect : command.kind;
      if (!turns.has(what)) turns.set(what, new Turns());
      await turns.get(what)!.pass(nth);
      return world.play(command);
    },
  };
}
