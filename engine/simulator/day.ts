import { digestId } from '../arbiter/again.ts';
import type { Alert } from '../arbiter/alert.ts';
import type { Item } from '../arbiter/wish.ts';
import { canonicalOrder, type Entry } from '../interpreter/entry.ts';
import { digestEvent } from '../interpreter/gathering.ts';
import type { EventStart, RunStart } from '../interpreter/host.ts';
import { Scheduler } from '../interpreter/scheduler.ts';
import type { Walked } from '../interpreter/walked.ts';
import type { House } from './house.ts';
import { type Scene, ScriptedWorld } from './stage.ts';
import { VirtualTime } from './virtual-time.ts';

/** One event of a day: what it starts, and the world that it meets. */
export interface Occurrence {
  readonly event: EventStart;
  readonly runs: readonly RunStart[];
  readonly scene: Scene;
}

/** The timeline of one event, in canonical order. Summaries are events of their own. */
export interface Timeline {
  readonly event: EventStart;
  readonly entries: readonly Entry[];
  /** Steps and exits in the order in which they were taken; absent where a host does not tell. */
  readonly walked?: readonly Walked[] | undefined;
}

export interface Day {
  /** In the order in which the events came; summaries at the end. */
  readonly timelines: readonly Timeline[];
  readonly alerts: readonly Alert[];
  /** Steps and exits that were taken, by policy: what branch coverage is made from. */
  readonly taken: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Runs several events in one virtual time: what the one does to people is seen by the others, as it is in production. */
export async function simulateDay(occurrences: readonly Occurrence[], house: House): Promise<Day> {
  const alerts: Alert[] = [];
  const taken = new Map<string, Set<string>>();
  const players: Player[] = [];
  const take = (policy: string, step: string) => taken.set(policy, (taken.get(policy) ?? new Set()).add(step));
  const parts: Parts = { house, take, sent: (alert) => alerts.push(alert), gather };

  function gather(item: Item, scene: Scene, hold: number): void {
    const id = digestId(item);
    const running = players.find((player) => player.id === id && !player.finished);
    if (running) {
      running.gather(item);
      return;
    }
    const event = digestEvent(id, item, hold);
    const player = new Player({ event, runs: [], scene: { ...scene, happenings: [] } }, parts);
    player.gather(item);
    players.push(player);
  }

  for (const occurrence of occurrences) players.push(new Player(occurrence, parts));
  for (let next = earliest(players); next; next = earliest(players)) await next.play();
  return { timelines: players.map((player) => player.timeline), alerts, taken };
}

interface Parts {
  readonly house: House;
  readonly take: (policy: string, step: string) => void;
  readonly sent: (alert: Alert) => void;
  readonly gather: (item: Item, scene: Scene, hold: number) => void;
}

/** Of those that have not finished, whoever acts first; of several at one instant, who came first. */
function earliest(players: readonly Player[]): Player | undefined {
  let first: Player | undefined;
  for (const player of players) if (!player.finished && (!first || player.nextAt() < first.nextAt())) first = player;
  return first;
}

class Player {
  readonly id: string;
  readonly #occurrence: Occurrence;
  readonly #scheduler: Scheduler;
  readonly #host: VirtualTime;
  readonly #house: House;
  readonly #walked: Walked[] = [];
  #begun = false;
  #observed = 0;

  constructor(occurrence: Occurrence, { house, take, sent, gather }: Parts) {
    const { event, runs, scene } = occurrence;
    this.id = event.id;
    this.#occurrence = occurrence;
    this.#house = house;
    this.#scheduler = new Scheduler(event, (policy, step) => {
      take(policy, step);
      this.#walked.push({ policy, step, at: this.#scheduler.now - event.receivedAt });
    });
    const world = new ScriptedWorld(house, scene);
    this.#host = new VirtualTime(this.#scheduler, (command) => {
      if (command.kind === 'send') sent(command.alert);
      const played = world.play(command);
      if (command.kind === 'gather' && played.answer.ok) gather(command.item, scene, event.hold);
      return played;
    });
    for (const run of runs) this.#scheduler.start(run);
    for (const { lost, ...happened } of scene.happenings) {
      if (!lost) this.#host.at(happened.at, () => this.#scheduler.world(happened));
    }
  }

  get finished(): boolean {
    return this.#begun && this.#scheduler.finished;
  }

  get timeline(): Timeline {
    const entries = [...this.#scheduler.entries].sort(canonicalOrder);
    return { event: this.#occurrence.event, entries, walked: this.#walked };
  }

  nextAt(): number {
    return this.#begun ? this.#host.nextAt() : this.#occurrence.event.receivedAt;
  }

  gather(item: Item): void {
    this.#scheduler.gather(item);
  }

  /** Goes on by one instant, as `drive` does. */
  async play(): Promise<void> {
    if (this.#begun) await this.#host.next();
    this.#begun = true;
    for (const command of this.#scheduler.advance(this.#host.clock())) this.#host.begin(command);
    const { event, runs } = this.#occurrence;
    const { entries } = this.#scheduler;
    this.#house.observe(event.id, event.labels ?? {}, runs, entries.slice(this.#observed));
    this.#observed = entries.length;
  }
}
