import type { Item } from '../arbiter/wish.ts';
import { Agenda } from './agenda.ts';
import { Branches } from './branches.ts';
import { Desk } from './desk.ts';
import type { Entry } from './entry.ts';
import { Flights } from './flights.ts';
import { Gathering } from './gathering.ts';
import type { Answer, Cancelling, Command, EventStart, RunStart, WorldEvent } from './host.ts';
import { deadlineOf, earliest, latest } from './moments.ts';
import type { Telling } from './recollection.ts';
import type { Branch } from './run.ts';
import { Timeline } from './timeline.ts';
import { type Waiting, waitingOf } from './waiting.ts';
import { World } from './world.ts';

/**
 * Runs all policies of one event. Pure and deterministic: it asks by commands, is given answers and world events, and
 * keeps logical time by the rules of `engine/README.md`, "What a run means".
 */
export class Scheduler {
  readonly event: EventStart;
  readonly #world = new World();
  readonly #effects: Flights<Branch>;
  readonly #desk: Desk;
  readonly #branches: Branches;
  readonly #gathering = new Gathering();
  readonly #agenda = new Agenda();
  readonly #timeline: Timeline;
  #commands: Command[] = [];
  #now: number;
  #clock: number;

  /** @param trace is told each step and exit that a policy takes, for coverage */
  constructor(event: EventStart, trace: (policy: string, step: string) => void = () => {}) {
    this.event = event;
    this.#now = event.receivedAt;
    this.#clock = event.receivedAt;
    this.#effects = new Flights(event.hold);
    this.#timeline = new Timeline(event, () => this.#now);
    this.#desk = new Desk(event, {
      emit: (entry) => this.entries.push(entry),
      command: (command) => this.#commands.push(command),
      carries: (alert, wish, person) => this.#world.carries(alert, wish, person),
      acknowledged: (wish) => this.#world.holds({ kind: 'state', name: 'alert.acknowledged', of: wish }),
      attended: () => ATTENDED.some((name) => this.#world.holds({ kind: 'state', name })),
      planOf: (policy) => this.#branches.planOf(policy),
      inhibitors: () => this.#branches.inhibitors(),
    });
    this.#branches = new Branches({
      event,
      time: this,
      world: this.#world,
      effects: this.#effects,
      desk: this.#desk,
      timeline: this.#timeline,
      command: (command) => this.#commands.push(command),
      trace,
    });
    for (const held of event.holds) this.#world.apply(held);
  }

  /** Logical time, in epoch ms. */
  get now(): number {
    return this.#now;
  }

  /** The host's clock as it was last seen, in epoch ms. */
  get clock(): number {
    return this.#clock;
  }

  /** The timeline so far, in the order in which things were decided. Only ever appended to. */
  get entries(): Entry[] {
    return this.#timeline.entries;
  }

  /**
   * Gives what earlier runs of the event told people: nobody hears of it again, and to acknowledge those alerts is to acknowledge
   * the wishes that they stand for now. Before anything else is given.
   */
  recollect(told: readonly Telling[]): void {
    for (const telling of told) {
      this.#desk.recollect(telling);
      if (telling.alert) this.#world.sent(telling.alert, telling.person);
    }
    for (const held of this.event.holds) this.#world.apply(held);
  }

  /** Adds a run at an instant (epoch ms). A policy runs once for an event: a second start of it is passed over. */
  start(run: RunStart, at = this.event.receivedAt): void {
    this.#agenda.add({ at, run });
  }

  /** Gives what happened in the world. */
  world(world: WorldEvent): void {
    this.#agenda.add({ at: world.at, world });
  }

  /** Gives an alert that joins the summary which this event is. */
  gather(item: Item, at = item.at): void {
    this.#agenda.add({ at, item });
  }

  /** Ends runs: what they asked for and was not judged yet is withdrawn, and nothing of theirs is tried further. */
  cancel(cancel: Cancelling, at: number): void {
    this.#agenda.add({ at, cancel });
  }

  /** Gives the answer to a command. */
  answer(key: string, answer: Answer): void {
    if (!this.#desk.answer(key, answer)) this.#effects.answer(key, answer);
  }

  /**
   * Goes on until everything waits.
   *
   * @param clock the host's clock in epoch milliseconds
   * @returns what the host is to begin
   */
  advance(clock: number): Command[] {
    this.#clock = Math.max(this.#clock, clock);
    this.#effects.read(this.#clock);
    this.#desk.read(this.#now, this.#clock);
    while (this.#branches.settle() || this.#judge() || this.#giveBack() || this.#moveOn());
    return this.#commands.splice(0);
  }

  /** When `advance` must be called at the latest (epoch ms), unless something is given before. */
  wakeAt(): number | undefined {
    if (this.#desk.looking) return undefined;
    const expiry = latest(this.#effects.expiry(this.#clock), this.#desk.expiry(this.#clock));
    const next = this.#nextInstant();
    return earliest(
      this.#desk.heldUntil,
      this.#effects.waiting ? this.#effects.expiry(this.#clock) : undefined,
      next === undefined ? undefined : latest(next, expiry),
    );
  }

  /** Whether every run is over and everything that they asked for is done. */
  get finished(): boolean {
    const isQuiet = this.#agenda.next === undefined && !this.#effects.size && this.#desk.idle && this.#gathering.idle;
    return isQuiet && this.#branches.all().length === 0;
  }

  /**
   * Whether something is about to be taken for not having happened in time.
   *
   * @param clock the host's clock in epoch milliseconds
   */
  isDue(clock: number): boolean {
    const due = earliest(this.#desk.nextDue, ...this.#branches.all().map(({ ask }) => deadlineOf(ask)));
    return due !== undefined && due <= clock;
  }

  waiting(): Waiting[] {
    return this.#branches.all().map(waitingOf);
  }

  /** Judges the round that is looked up, or closes the open one when nothing more can join it. */
  #judge(): boolean {
    const wishes = this.#desk.judge(this.#now, this.#clock);
    if (!wishes) return this.#desk.close(this.#now, this.#clock, this.#effects.open(this.#clock));
    for (const { branch, resume } of wishes) if (branch) this.#branches.wake(branch, resume);
    return true;
  }

  /** Gives the answers that came in time to their branches, as one set. */
  #giveBack(): boolean {
    if (this.#desk.looking) return false;
    const punctual = this.#effects.takePunctual(this.#clock);
    this.#branches.land(punctual);
    return punctual.length > 0;
  }

  /** Moves to the next instant, unless an effect in flight holds time or the instant is not there yet. */
  #moveOn(): boolean {
    if (this.#desk.looking || this.#effects.hold(this.#clock) || this.#desk.holdsTime(this.#clock)) return false;
    const next = this.#nextInstant();
    if (next === undefined || next > this.#clock) return false;
    this.#now = Math.max(this.#now, next);
    this.#happen();
    this.#branches.land(this.#effects.takeLate(this.#now));
    this.#desk.takeLate(this.#now, this.#clock);
    this.#branches.wakeOverdue();
    this.#desk.wakeDue(this.#now, this.#clock);
    const summary = this.#gathering.take(this.#now);
    if (summary) this.#desk.wish(summary, undefined, this.#clock);
    return true;
  }

  /** First at an instant: what happened in the world, and the runs that it ends. */
  #happen(): void {
    for (const happening of this.#agenda.take(this.#now)) {
      if ('run' in happening) this.#branches.begin(happening.run);
      else if ('item' in happening) this.#gathering.add(happening.item);
      else if ('cancel' in happening) this.#branches.cancel(happening.cancel);
      else this.#apply(happening.world);
    }
    this.#branches.spread();
  }

  #apply(world: WorldEvent): void {
    this.#world.apply(world);
    if (world.event === 'alert.bounced' && world.of) this.#desk.bounced(world.of, this.#now, this.#clock);
  }

  #nextInstant(): number | undefined {
    const deadlines = this.#branches.all().map(({ ask }) => deadlineOf(ask));
    return earliest(
      this.#agenda.next,
      this.#effects.nextLate,
      this.#desk.nextLate,
      this.#desk.nextDue,
      this.#gathering.next,
      ...deadlines,
    );
  }
}

/** States by which a mail has somebody's attention. */
const ATTENDED = ['mail.read', 'mail.answered'];
