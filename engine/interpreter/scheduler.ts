import type { Item } from '../arbiter/wish.ts';
import { armOf } from '../plan/branch.ts';
import type { Value } from '../plan/expression.ts';
import { shortHash } from '../plan/hash.ts';
import type { Failure } from '../plan/steps/try.ts';
import { Agenda } from './agenda.ts';
import type { Ask, NotifyAsk, PerformAsk, TogetherAsk, UntilAsk } from './ask.ts';
import { Desk } from './desk.ts';
import type { Entry } from './entry.ts';
import { type Flight, Flights } from './flights.ts';
import { Gathering } from './gathering.ts';
import type { Answer, Command, EventStart, RunStart, WorldEvent } from './host.ts';
import { awaitedBy, isRecall, lookBefore, statesToLookAt } from './last-look.ts';
import { deadlineOf, earliest, latest } from './moments.ts';
import { type Branch, inhibitorOf, inOrder, type Join, type Resume, type Run, runOf } from './run.ts';
import { Thrown } from './thrown.ts';
import { Timeline } from './timeline.ts';
import { type Waiting, waitingOf } from './waiting.ts';
import { World } from './world.ts';

/**
 * Runs all policies of one event. Pure and deterministic: it asks by commands, is given answers and world events, and
 * keeps logical time by the rules of `engine/README.md`, "What a run means".
 */
export class Scheduler {
  readonly event: EventStart;
  readonly #trace: (policy: string, step: string) => void;
  readonly #world = new World();
  readonly #runs = new Map<string, Run>();
  readonly #effects: Flights<Branch>;
  readonly #desk: Desk;
  readonly #gathering = new Gathering();
  readonly #agenda = new Agenda();
  readonly #timeline: Timeline;
  #woken: { branch: Branch; resume: Resume }[] = [];
  #commands: Command[] = [];
  #now: number;
  #clock: number;

  /** @param trace is told each step and exit that a policy takes, for coverage */
  constructor(event: EventStart, trace: (policy: string, step: string) => void = () => {}) {
    this.event = event;
    this.#trace = trace;
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
      planOf: (policy) => this.#runs.get(policy)?.start.plan,
      inhibitors: () => [...this.#runs.values()].flatMap((run) => inhibitorOf(run, event)),
    });
    for (const held of event.holds) this.#world.apply(held);
  }

  /** The timeline so far, in the order in which things were decided. Only ever appended to. */
  get entries(): Entry[] {
    return this.#timeline.entries;
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
    while (this.#settle() || this.#judge() || this.#giveBack() || this.#moveOn());
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
    return isQuiet && this.#branches().length === 0;
  }

  /** Whether something that was asked of the host is not answered yet. */
  get busy(): boolean {
    return this.#effects.size > 0 || this.#desk.busy;
  }

  waiting(): Waiting[] {
    return this.#branches().map(waitingOf);
  }

  /** Lets every woken branch run until it waits again. */
  #settle(): boolean {
    const woken = this.#woken.splice(0).sort((a, b) => inOrder(a.branch, b.branch));
    for (const { branch, resume } of woken) if (branch.run.branches.has(branch)) this.#resume(branch, resume);
    return woken.length > 0;
  }

  /** Judges the round that is looked up, or closes the open one when nothing more can join it. */
  #judge(): boolean {
    const wishes = this.#desk.judge(this.#now, this.#clock);
    if (!wishes) return this.#desk.close(this.#now, this.#clock, this.#effects.open(this.#clock));
    for (const { branch, resume } of wishes) if (branch) this.#wake(branch, resume);
    return true;
  }

  /** Gives the answers that came in time to their branches, as one set. */
  #giveBack(): boolean {
    if (this.#desk.looking) return false;
    const punctual = this.#effects.takePunctual(this.#clock);
    this.#landAll(punctual);
    return punctual.length > 0;
  }

  /** Moves to the next instant, unless an effect in flight holds time or the instant is not there yet. */
  #moveOn(): boolean {
    if (this.#desk.looking || this.#effects.hold(this.#clock) || this.#desk.holdsTime(this.#clock)) return false;
    const next = this.#nextInstant();
    if (next === undefined || next > this.#clock) return false;
    this.#now = Math.max(this.#now, next);
    this.#happen();
    this.#landAll(this.#effects.takeLate(this.#now));
    this.#desk.takeLate(this.#now, this.#clock);
    this.#wakeOverdue();
    this.#desk.wakeDue(this.#now, this.#clock);
    const summary = this.#gathering.take(this.#now);
    if (summary) this.#desk.wish(summary, undefined, this.#clock);
    return true;
  }

  /** First at an instant: what happened in the world, and the runs that it ends. */
  #happen(): void {
    for (const happening of this.#agenda.take(this.#now)) {
      if ('run' in happening) this.#begin(happening.run);
      else if ('item' in happening) this.#gathering.add(happening.item);
      else this.#apply(happening.world);
    }
    this.#spread();
  }

  #apply(world: WorldEvent): void {
    this.#world.apply(world);
    if (world.event === 'alert.bounced' && world.of) this.#desk.bounced(world.of, this.#now, this.#clock);
  }

  /** What has become true ends runs and waits. */
  #spread(): void {
    for (const run of this.#runs.values()) this.#endIfDue(run);
    for (const branch of this.#branches()) {
      const until = awaitedBy(branch);
      if (until && this.#world.holds(until.state)) this.#exit(branch, until, true);
    }
    this.#desk.worldChanged();
  }

  /** Last at an instant: timers. */
  #wakeOverdue(): void {
    for (const branch of this.#branches()) {
      const { ask } = branch;
      if (!ask || (deadlineOf(ask) ?? Number.POSITIVE_INFINITY) > this.#now) continue;
      if (ask.kind === 'until') this.#timeOut(branch, ask);
      else this.#wake(branch, { value: undefined });
    }
  }

  #nextInstant(): number | undefined {
    const deadlines = this.#branches().map(({ ask }) => deadlineOf(ask));
    return earliest(
      this.#agenda.next,
      this.#effects.nextLate,
      this.#desk.nextLate,
      this.#desk.nextDue,
      this.#gathering.next,
      ...deadlines,
    );
  }

  #begin(start: RunStart): void {
    const { id, hash } = start.plan;
    if (this.#runs.has(id)) return;
    const run = runOf(
      start,
      () => this.#now,
      (step) => this.#trace(id, step),
    );
    this.#runs.set(id, run);
    this.#timeline.run(run, { kind: 'start', detail: shortHash(hash) });
    if (!this.#endIfDue(run)) for (const branch of run.branches) this.#wake(branch, { value: undefined });
  }

  #endIfDue(run: Run): boolean {
    if (!run.endsWhen || !this.#world.holds(run.endsWhen)) return false;
    // One that has returned may have alerts that still wait to be acknowledged, or to be heard.
    if (!run.branches.size) this.#desk.end(run.start.plan.id, this.#now);
    else this.#over(run, { kind: 'end', reason: 'ended' });
    return true;
  }

  #resume(branch: Branch, resume: Resume): void {
    branch.ask = undefined;
    try {
      const step = 'failure' in resume ? branch.walk.throw(new Thrown(resume.failure)) : branch.walk.next(resume.value);
      if (step.done) this.#done(branch);
      else this.#ask(branch, step.value);
    } catch (error) {
      this.#done(branch, error instanceof Thrown ? error.failure : unexpected(error));
    }
  }

  #ask(branch: Branch, ask: Ask): void {
    branch.ask = ask;
    if (ask.kind === 'perform') this.#perform(branch, ask);
    else if (ask.kind === 'notify') this.#notify(branch, ask);
    else if (ask.kind === 'until') this.#until(branch, ask);
    else if (ask.kind === 'together') this.#together(branch, ask);
    else if (ask.deadline <= this.#now) this.#wake(branch, { value: undefined });
    else this.#timeline.waits(branch, ask, ask.label, ask.deadline);
  }

  #perform(branch: Branch, ask: PerformAsk): void {
    const { seq, effect, args } = ask;
    const policy = branch.run.start.plan.id;
    const key = `${this.event.id}/${policy}#${branch.name}:${seq}`;
    this.#effects.begin(key, branch, this.#clock);
    this.#commands.push({ kind: 'perform', key, policy, effect, args, at: this.#now });
    this.#timeline.performs(branch, ask);
  }

  #until(branch: Branch, ask: UntilAsk): void {
    if (this.#world.holds(ask.state)) this.#exit(branch, ask, true);
    else if (ask.deadline <= this.#now) this.#timeOut(branch, ask);
    else this.#timeline.awaits(branch, ask);
  }

  #notify(branch: Branch, ask: NotifyAsk): void {
    if (!isRecall(ask) || !this.#look(branch, ask)) this.#desk.wish(ask.wish, branch, this.#clock);
  }

  #timeOut(branch: Branch, ask: UntilAsk): void {
    if (!this.#look(branch, ask)) this.#exit(branch, ask, false);
  }

  /** Has the mailbox looked at before something is taken for not having happened. @returns whether there is anything to look at. */
  #look(branch: Branch, before: UntilAsk | NotifyAsk): boolean {
    const states = statesToLookAt(this.event, branch.run, this.#world, before);
    if (branch.lookedAt === this.#now || !states.length) return false;
    const look = lookBefore(before, branch, this.event);
    branch.ask = look;
    this.#effects.begin(look.key, branch, this.#clock);
    this.#commands.push({ kind: 'recheck', key: look.key, states, at: this.#now });
    return true;
  }

  /** What a look has not found has not happened. */
  #looked(branch: Branch): void {
    if (branch.ask?.kind !== 'look') return;
    const { before } = branch.ask;
    branch.lookedAt = this.#now;
    if (before.kind === 'until') this.#exit(branch, before, false);
    else {
      branch.ask = before;
      this.#desk.wish(before.wish, branch, this.#clock);
    }
  }

  #together(branch: Branch, { seq, arms }: TogetherAsk): void {
    const join = { branch, pending: new Set(arms.keys()), failures: new Map<number, Failure>() };
    for (const [arm, start] of arms.entries()) {
      const name = armOf(branch.name, seq, arm);
      const made: Branch = { run: branch.run, name, walk: start(name), parent: { ...join, arm }, ask: undefined };
      branch.run.branches.add(made);
      this.#wake(made, { value: undefined });
    }
  }

  /** An `until` is answered: its branch goes on, and the timeline says by which exit. */
  #exit(branch: Branch, ask: UntilAsk, happened: boolean): void {
    if (branch.ask?.kind === 'look') this.#effects.forget(branch.ask.key);
    this.#timeline.exits(branch, ask, happened);
    this.#wake(branch, { value: happened });
  }

  #wake(branch: Branch, resume: Resume): void {
    branch.ask = undefined;
    this.#woken.push({ branch, resume });
  }

  /**
   * Answers that are given back together. What looks at the mailbox have found is of the world, and comes first; one that
   * failed has found nothing: better to be reminded in vain than to miss a mail.
   */
  #landAll(flights: readonly Flight<Branch>[]): void {
    const looks = flights.filter(({ subject }) => subject?.ask?.kind === 'look');
    for (const { answer } of looks) if (answer?.ok) this.#found(answer.value as readonly string[]);
    if (looks.length) this.#spread();
    for (const { subject } of looks) if (subject) this.#looked(subject);
    for (const flight of flights) if (!looks.includes(flight)) this.#land(flight);
  }

  #found(states: readonly string[]): void {
    for (const event of states) this.#world.apply({ event });
  }

  /** The answer of an effect goes to the branch that waits for it. */
  #land({ subject: branch, answer }: Flight<Branch>): void {
    if (!branch?.run.branches.has(branch) || !answer) return;
    if (!answer.ok) this.#timeline.fails(branch, answer.failure);
    const value = answer.ok ? (answer.value as Value) : undefined;
    if (isHandle(value)) this.#world.made(String(value.id));
    this.#wake(branch, answer.ok ? { value } : { failure: answer.failure });
  }

  #done(branch: Branch, failure?: Failure): void {
    branch.run.branches.delete(branch);
    if (branch.parent) this.#joined(branch.parent, failure);
    else if (!failure) this.#over(branch.run, { kind: 'end', reason: 'returned' });
    else {
      this.#over(branch.run, { kind: 'error', reason: failure.message, effect: failure.effect || undefined });
      this.#desk.complain(branch.run.start.plan, failure.message, this.#clock);
    }
  }

  #joined({ branch, arm, pending, failures }: Join, failure: Failure | undefined): void {
    pending.delete(arm);
    if (failure) failures.set(arm, failure);
    if (pending.size) return;
    const first = failures.get(Math.min(...failures.keys()));
    this.#wake(branch, first ? { failure: first } : { value: undefined });
  }

  #over(run: Run, entry: Pick<Entry, 'kind' | 'reason' | 'effect'>): void {
    for (const branch of run.branches) branch.ask = undefined;
    run.branches.clear();
    this.#effects.drop((branch) => branch.run === run);
    this.#desk.withdraw(run, this.#now);
    if (entry.reason === 'ended') this.#desk.end(run.start.plan.id, this.#now);
    this.#timeline.run(run, entry);
  }

  #branches(): Branch[] {
    return [...this.#runs.values()].flatMap(({ branches }) => [...branches]).sort(inOrder);
  }
}

/** States by which a mail has somebody's attention. */
const ATTENDED = ['mail.read', 'mail.answered'];

const isHandle = (value: Value): value is { readonly id: Value } =>
  value !== null && typeof value === 'object' && 'id' in value;

/** An error of ours, not of the world. It ends the run as a failure does. */
const unexpected = (error: unknown): Failure => ({
  effect: '',
  message: error instanceof Error ? error.message : String(error),
  temporary: false,
});
