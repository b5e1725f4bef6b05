import type { Inhibitor } from '../arbiter/alert.ts';
import { armOf } from '../plan/branch.ts';
import type { Value } from '../plan/expression.ts';
import { shortHash } from '../plan/hash.ts';
import type { Plan } from '../plan/plan.ts';
import type { Failure } from '../plan/steps/try.ts';
import type { Ask, NotifyAsk, PerformAsk, TogetherAsk, UntilAsk } from './ask.ts';
import type { Desk } from './desk.ts';
import type { Entry } from './entry.ts';
import type { Flight, Flights } from './flights.ts';
import type { Cancelling, Command, EventStart, RunStart } from './host.ts';
import { awaitedBy, isRecall, lookBefore, statesToLookAt } from './last-look.ts';
import { deadlineOf } from './moments.ts';
import { type Branch, inhibitorOf, inOrder, type Join, type Resume, type Run, runOf } from './run.ts';
import { Thrown } from './thrown.ts';
import type { Timeline } from './timeline.ts';
import type { World } from './world.ts';

/** What the branches of an event work with. */
export interface Parts {
  readonly event: EventStart;
  /** Logical time, and the host's clock, in epoch ms. */
  readonly time: { readonly now: number; readonly clock: number };
  readonly world: World;
  readonly effects: Flights<Branch>;
  readonly desk: Desk;
  readonly timeline: Timeline;
  command(command: Command): void;
  /** Told each step and exit that a policy takes. */
  trace(policy: string, step: string): void;
}

/** The runs of an event and their branches: lets them walk, and sees to what each of them asks. */
export class Branches {
  readonly #parts: Parts;
  readonly #runs = new Map<string, Run>();
  #woken: { branch: Branch; resume: Resume }[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  planOf(policy: string): Plan | undefined {
    return this.#runs.get(policy)?.start.plan;
  }

  /** Policies at work on this event that keep others quiet. */
  inhibitors(): Inhibitor[] {
    return [...this.#runs.values()].flatMap((run) => inhibitorOf(run, this.#parts.event));
  }

  /** Lets every woken branch run until it waits again. */
  settle(): boolean {
    const woken = this.#woken.splice(0).sort((a, b) => inOrder(a.branch, b.branch));
    for (const { branch, resume } of woken) if (branch.run.branches.has(branch)) this.#resume(branch, resume);
    return woken.length > 0;
  }

  /** A policy begins; a second start of it is passed over. */
  begin(start: RunStart): void {
    const { id, hash } = start.plan;
    if (this.#runs.has(id)) return;
    const run = runOf(
      start,
      () => this.#parts.time.now,
      (step) => this.#parts.trace(id, step),
    );
    this.#runs.set(id, run);
    this.#parts.timeline.run(run, { kind: 'start', detail: shortHash(hash) });
    if (!this.#endIfDue(run)) for (const branch of run.branches) this.wake(branch, { value: undefined });
  }

  /** Somebody ends runs before their time. */
  cancel({ by, policy }: Cancelling): void {
    for (const [id, run] of this.#runs) {
      if (policy !== undefined && policy !== id) continue;
      if (run.branches.size) this.#over(run, { kind: 'end', reason: 'cancelled', detail: by });
      else this.#parts.desk.end(id, this.#parts.time.now);
    }
  }

  #endIfDue(run: Run): boolean {
    if (!run.endsWhen || !this.#parts.world.holds(run.endsWhen)) return false;
    // One that has returned may have alerts that still wait to be acknowledged, or to be heard.
    if (!run.branches.size) this.#parts.desk.end(run.start.plan.id, this.#parts.time.now);
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
    else if (ask.deadline <= this.#parts.time.now) this.wake(branch, { value: undefined });
    else this.#parts.timeline.waits(branch, ask, ask.label, ask.deadline);
  }

  #perform(branch: Branch, ask: PerformAsk): void {
    const { seq, effect, args } = ask;
    const { id: policy, extensions } = branch.run.start.plan;
    const extension = extensions?.[effect];
    const key = `${this.#parts.event.id}/${policy}#${branch.name}:${seq}`;
    this.#parts.effects.begin(key, branch, this.#parts.time.clock);
    const at = this.#parts.time.now;
    this.#parts.command({ kind: 'perform', key, policy, effect, args, at, ...(extension && { extension }) });
    this.#parts.timeline.performs(branch, ask);
  }

  #until(branch: Branch, ask: UntilAsk): void {
    if (this.#parts.world.holds(ask.state)) this.#exit(branch, ask, true);
    else if (ask.deadline <= this.#parts.time.now) this.#timeOut(branch, ask);
    else this.#parts.timeline.awaits(branch, ask);
  }

  #notify(branch: Branch, ask: NotifyAsk): void {
    if (!isRecall(ask) || !this.#look(branch, ask)) this.#parts.desk.wish(ask.wish, branch, this.#parts.time.clock);
  }

  #timeOut(branch: Branch, ask: UntilAsk): void {
    if (!this.#look(branch, ask)) this.#exit(branch, ask, false);
  }

  /** Has the mailbox looked at before something is taken for not having happened. @returns whether there is anything to look at. */
  #look(branch: Branch, before: UntilAsk | NotifyAsk): boolean {
    const states = statesToLookAt(this.#parts.event, branch.run, this.#parts.world, before);
    if (branch.lookedAt === this.#parts.time.now || !states.length) return false;
    const look = lookBefore(before, branch, this.#parts.event);
    branch.ask = look;
    this.#parts.effects.begin(look.key, branch, this.#parts.time.clock);
    this.#parts.command({ kind: 'recheck', key: look.key, states, at: this.#parts.time.now });
    return true;
  }

  /** What a look has not found has not happened. */
  #looked(branch: Branch): void {
    if (branch.ask?.kind !== 'look') return;
    const { before } = branch.ask;
    branch.lookedAt = this.#parts.time.now;
    if (before.kind === 'until') this.#exit(branch, before, false);
    else {
      branch.ask = before;
      this.#parts.desk.wish(before.wish, branch, this.#parts.time.clock);
    }
  }

  #together(branch: Branch, { seq, arms }: TogetherAsk): void {
    const join = { branch, pending: new Set(arms.keys()), failures: new Map<number, Failure>() };
    for (const [arm, start] of arms.entries()) {
      const name = armOf(branch.name, seq, arm);
      const made: Branch = { run: branch.run, name, walk: start(name), parent: { ...join, arm }, ask: undefined };
      branch.run.branches.add(made);
      this.wake(made, { value: undefined });
    }
  }

  /** An `until` is answered: its branch goes on, and the timeline says by which exit. */
  #exit(branch: Branch, ask: UntilAsk, happened: boolean): void {
    if (branch.ask?.kind === 'look') this.#parts.effects.forget(branch.ask.key);
    this.#parts.timeline.exits(branch, ask, happened);
    this.wake(branch, { value: happened });
  }

  wake(branch: Branch, resume: Resume): void {
    branch.ask = undefined;
    this.#woken.push({ branch, resume });
  }

  /**
   * Answers that are given back together. What looks at the mailbox have found is of the world, and comes first; one that
   * failed has found nothing: better to be reminded in vain than to miss a mail.
   */
  land(flights: readonly Flight<Branch>[]): void {
    const looks = flights.filter(({ subject }) => subject?.ask?.kind === 'look');
    for (const { answer } of looks) if (answer?.ok) this.#found(answer.value as readonly string[]);
    if (looks.length) this.spread();
    for (const { subject } of looks) if (subject) this.#looked(subject);
    for (const flight of flights) if (!looks.includes(flight)) this.#answer(flight);
  }

  #found(states: readonly string[]): void {
    for (const event of states) this.#parts.world.apply({ event });
  }

  /** The answer of an effect goes to the branch that waits for it. */
  #answer({ subject: branch, answer }: Flight<Branch>): void {
    if (!branch?.run.branches.has(branch) || !answer) return;
    if (!answer.ok) this.#parts.timeline.fails(branch, answer.failure);
    const value = answer.ok ? (answer.value as Value) : undefined;
    if (isHandle(value)) this.#parts.world.made(String(value.id));
    this.wake(branch, answer.ok ? { value } : { failure: answer.failure });
  }

  #done(branch: Branch, failure?: Failure): void {
    branch.run.branches.delete(branch);
    if (branch.parent) this.#joined(branch.parent, failure);
    else if (!failure) this.#over(branch.run, { kind: 'end', reason: 'returned' });
    else {
      this.#over(branch.run, { kind: 'error', reason: failure.message, effect: failure.effect || undefined });
      this.#parts.desk.complain(branch.run.start.plan, failure.message, this.#parts.time.clock);
    }
  }

  #joined({ branch, arm, pending, failures }: Join, failure: Failure | undefined): void {
    pending.delete(arm);
    if (failure) failures.set(arm, failure);
    if (pending.size) return;
    const first = failures.get(Math.min(...failures.keys()));
    this.wake(branch, first ? { failure: first } : { value: undefined });
  }

  #over(run: Run, entry: Pick<Entry, 'kind' | 'reason' | 'effect' | 'detail'>): void {
    for (const branch of run.branches) branch.ask = undefined;
    run.branches.clear();
    this.#parts.effects.drop((branch) => branch.run === run);
    this.#parts.desk.withdraw(run, this.#parts.time.now);
    if (entry.reason === 'ended' || entry.reason === 'cancelled')
      this.#parts.desk.end(run.start.plan.id, this.#parts.time.now);
    this.#parts.timeline.run(run, entry);
  }

  /** Those that still walk, in the order in which they run on. */
  all(): Branch[] {
    return [...this.#runs.values()].flatMap(({ branches }) => [...branches]).sort(inOrder);
  }

  /** What has become true ends runs and waits. */
  spread(): void {
    for (const run of this.#runs.values()) this.#endIfDue(run);
    for (const branch of this.all()) {
      const until = awaitedBy(branch);
      if (until && this.#parts.world.holds(until.state)) this.#exit(branch, until, true);
    }
    this.#parts.desk.worldChanged();
  }

  /** Last at an instant: timers. */
  wakeOverdue(): void {
    for (const branch of this.all()) {
      const { ask } = branch;
      if (!ask || (deadlineOf(ask) ?? Number.POSITIVE_INFINITY) > this.#parts.time.now) continue;
      if (ask.kind === 'until') this.#timeOut(branch, ask);
      else this.wake(branch, { value: undefined });
    }
  }
}

const isHandle = (value: Value): value is { readonly id: Value } =>
  value !== null && typeof value === 'object' && 'id' in value;

/** An error of ours, not of the world. It ends the run as a failure does. */
const unexpected = (error: unknown): Failure => ({
  effect: '',
  message: error instanceof Error ? error.message : String(error),
  temporary: false,
});
