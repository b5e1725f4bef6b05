import type { WorkflowClient } from '@temporalio/client';
import { digestId } from '../../engine/arbiter/again.ts';
import type { Item } from '../../engine/arbiter/wish.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import { digestEvent } from '../../engine/interpreter/gathering.ts';
import type { Command, EventStart } from '../../engine/interpreter/host.ts';
import type { Occurrence, Timeline } from '../../engine/simulator/day.ts';
import type { House } from '../../engine/simulator/house.ts';
import { effectOf, type Played, type Scene, ScriptedWorld } from '../../engine/simulator/stage.ts';
import { gather, type Joining, join } from '../definitions/messages.ts';
import type { player } from '../definitions/replay/player.ts';
import type { replayEvent } from '../definitions/replay/replay-event.ts';
import type { Stage } from '../definitions/replay/stage.ts';
import { TASK_QUEUE } from '../names.ts';
import { Turns } from './turns.ts';

/** One event on the stage. */
interface Part {
  readonly occurrence: Occurrence;
  readonly world: ScriptedWorld;
  readonly turns: Map<string, Turns>;
  readonly result: () => Promise<Entry[]>;
}

const AT = { taskQueue: TASK_QUEUE };

/** One day as workflows: an event each, a player beside it that says what the world does, and summaries as they come to be. */
export class Performance implements Stage {
  readonly #workflow: WorkflowClient;
  readonly #house: House;
  readonly #parts: Part[] = [];

  constructor(workflow: WorkflowClient, house: House) {
    this.#workflow = workflow;
    this.#house = house;
  }

  /** @param from when the day begins, in epoch ms */
  async begin(occurrence: Occurrence, from: number): Promise<void> {
    const { event, runs, scene } = occurrence;
    const happenings = scene.happenings.filter(({ lost }) => !lost).sort((a, b) => a.at - b.at);
    const run = await this.#workflow.signalWithStart<typeof replayEvent, [Joining]>('replayEvent', {
      ...AT,
      workflowId: event.id,
      args: [event, happenings.map((happened) => happened.at), from],
      signal: join,
      signalArgs: [{ at: event.receivedAt, runs }],
    });
    this.#add(occurrence, () => run.result());
    const script: Parameters<typeof player> = [event.id, from, happenings];
    await this.#workflow.start<typeof player>('player', { ...AT, workflowId: `${event.id}-player`, args: script });
  }

  /** Waits until all is over, summaries too. */
  async timelines(): Promise<Timeline[]> {
    const timelines: Timeline[] = [];
    // Summaries join while the events before them are waited for.
    for (let i = 0; i < this.#parts.length; i++) {
      const { occurrence, result } = this.#parts[i]!;
      timelines.push({ event: occurrence.event, entries: await result() });
    }
    return timelines;
  }

  async play(id: string, command: Command, nth: number): Promise<Played> {
    const { world, turns, occurrence } = this.#part(id);
    const what = command.kind === 'lookup' ? command.kind : effectOf(command);
    if (!turns.has(what)) turns.set(what, new Turns());
    await turns.get(what)!.pass(nth);
    const played = world.play(command);
    if (command.kind === 'gather' && played.answer.ok) await this.#gather(command.item, occurrence);
    return played;
  }

  async observe(id: string, entries: readonly Entry[]): Promise<void> {
    const { event, runs } = this.#part(id).occurrence;
    this.#house.observe(id, event.labels ?? {}, runs, entries);
  }

  #part(id: string): Part {
    return this.#parts.findLast(({ occurrence }) => occurrence.event.id === id)!;
  }

  #add(occurrence: Occurrence, result: Part['result']): void {
    const world = new ScriptedWorld(this.#house, occurrence.scene);
    this.#parts.push({ occurrence, world, turns: new Map(), result });
  }

  async #gather(item: Item, { event: source, scene }: Occurrence): Promise<void> {
    const event = digestEvent(digestId(item), item, source.hold);
    const run = await this.#workflow.signalWithStart<typeof replayEvent, [Item]>('replayEvent', {
      ...AT,
      workflowId: event.id,
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      args: [event, [], item.at],
      signal: gather,
      signalArgs: [item],
    });
    if (!this.#isRunning(event, run.signaledRunId)) {
      this.#runs.set(event.id, run.signaledRunId);
      const own: Scene = { ...scene, happenings: [] };
      this.#add({ event, runs: [], scene: own }, () => this.#workflow.getHandle(event.id, run.signaledRunId).result());
    }
  }

  /** The run of each summary that was begun last. */
  readonly #runs = new Map<string, string>();

  #isRunning({ id }: EventStart, run: string): boolean {
    return this.#runs.get(id) === run;
  }
}
