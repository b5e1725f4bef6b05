import { setImmediate } from 'node:timers/promises';
import { again } from '../../engine/arbiter/again.ts';
import type { Later, Sending } from '../../engine/arbiter/docket.ts';
import { fallback } from '../../engine/arbiter/fallback.ts';
import { judge } from '../../engine/arbiter/judge.ts';
import { Memory } from '../../engine/arbiter/memory.ts';
import type { Wish } from '../../engine/arbiter/wish.ts';
import type { AwaitedState } from '../../engine/interpreter/ask.ts';
import { complaint, isComplaint } from '../../engine/interpreter/complaint.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import type { Answer, EventStart, WorldEvent } from '../../engine/interpreter/host.ts';
import { World } from '../../engine/interpreter/world.ts';
import type { Value } from '../../engine/plan/expression.ts';
import { TOLD } from '../../engine/plan/people.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import type { Failure } from '../../engine/plan/steps/try.ts';
import type { House } from '../../engine/simulator/house.ts';
import type { ScriptedWorld } from '../../engine/simulator/stage.ts';

/** A promise that a policy's own code awaits, and whose run it belongs to. */
interface Promised {
  readonly run: DirectRun;
  readonly resolve: (value: Value) => void;
  readonly reject: (failure: Failure) => void;
}

interface Flight extends Promised {
  readonly key: string;
  readonly begun: number;
  readonly takes: number;
  readonly at: number;
  readonly answer: Answer;
  readonly failed: (failure: Failure) => void;
}

interface Delivery {
  readonly sending: Sending;
  readonly begun: number;
  readonly takes: number;
  readonly at: number;
  readonly answer: Answer;
}

interface Wait extends Promised {
  readonly deadline: number;
  readonly branch: string;
  readonly seq: number;
  readonly state?: AwaitedState;
  /** Writes the exit into the timeline. */
  readonly exit?: (happened: boolean) => void;
}

/** An alert that goes on to the next channel at an instant unless somebody acknowledges. */
interface Watched {
  readonly sending: Sending;
  readonly at: number;
}

interface WaitingWish {
  readonly wish: Wish;
  readonly promised?: Promised;
}

/** A policy that is executed directly. */
export interface DirectRun {
  readonly plan: Plan;
  readonly endsWhen: AwaitedState | undefined;
  over: boolean;
}

/**
 * The rules of `engine/README.md`, "What a run means", written a second time: as a loop over promises that knows the
 * whole script in advance. It shares the arbiter, the states and the scripted world with the engine, and nothing of its
 * scheduler or interpreter; where the two agree, neither is likely to be wrong.
 */
export class Clockwork {
  readonly entries: Entry[] = [];
  readonly world = new World();
  readonly #event: EventStart;
  readonly #house: House;
  readonly #script: ScriptedWorld;
  readonly #memory = new Memory();
  readonly #runs: DirectRun[] = [];
  #agenda: WorldEvent[];
  #flights: Flight[] = [];
  #deliveries: Delivery[] = [];
  #waits: Wait[] = [];
  /** Waits that are over unless a look at the mailbox finds what they waited for, by the key of the look. */
  readonly #looking = new Map<string, Wait>();
  readonly #lookedAt = new Map<string, number>();
  #later: Later[] = [];
  #watched: Watched[] = [];
  readonly #passedOn = new Set<string>();
  readonly #reached = new Set<Sending['bundle']>();
  readonly #ended = new Set<string>();
  #round: { readonly opened: number; wishes: WaitingWish[] } | undefined;
  #clock: number;
  now: number;

  constructor(event: EventStart, house: House, script: ScriptedWorld, happenings: readonly WorldEvent[]) {
    this.#event = event;
    this.#house = house;
    this.#script = script;
    this.#agenda = [...happenings].sort((a, b) => a.at - b.at);
    this.now = event.receivedAt;
    this.#clock = event.receivedAt;
    for (const held of event.holds) this.world.apply(held);
  }

  get event(): string {
    return this.#event.id;
  }

  /** When the event came, in epoch milliseconds. */
  get began(): number {
    return this.#event.receivedAt;
  }

  emit(run: DirectRun, entry: Omit<Entry, 'at' | 'policy'>): void {
    this.entries.push({ at: this.now - this.#event.receivedAt, policy: run.plan.id, ...entry });
  }

  /** Starts a policy's own `run` unless it is over before it begins. */
  start(run: DirectRun, body: () => Promise<unknown>): void {
    this.#runs.push(run);
    this.emit(run, { kind: 'start', branch: '0', seq: 0, detail: run.plan.hash.slice(0, 12) });
    if (this.#endIfDue(run)) return;
    body().then(
      () => this.#over(run, { kind: 'end', reason: 'returned' }),
      (failure: Failure) => {
        this.#over(run, { kind: 'error', reason: failure.message, effect: failure.effect || undefined });
        this.#wish(complaint(run.plan, failure.message));
      },
    );
  }

  perform(
    run: DirectRun,
    key: string,
    effect: string,
    args: readonly Value[],
    failed: (f: Failure) => void,
  ): Promise<Value> {
    const { answer, takes } = this.#script.play({
      kind: 'perform',
      key,
      effect,
      policy: run.plan.id,
      args,
      at: this.now,
    });
    const at = this.now + takes;
    return this.#promise(run, (promised) =>
      this.#flights.push({ ...promised, key, begun: this.#clock, takes, at, answer, failed }),
    );
  }

  notify(run: DirectRun, wish: Wish): Promise<Value> {
    return this.#promise(run, (promised) => {
      const recalls = wish.stage === 'reminder' || wish.stage === 'escalation';
      const open = recalls ? this.#unseen(run, wish.branch) : [];
      const go = () => this.#wish(wish, promised);
      if (open.length) this.#look({ ...promised, branch: wish.branch, seq: wish.seq }, open, go);
      else go();
    });
  }

  wait(run: DirectRun, deadline: number, wait: Omit<Wait, keyof Promised | 'deadline'>): Promise<Value> {
    return this.#promise(run, (promised) => {
      const waiting = { ...promised, deadline, ...wait };
      if (deadline > this.now) this.#waits.push(waiting);
      else this.#timeOut(waiting);
    });
  }

  /** Runs to the end: everything over, nothing in flight. */
  async play(): Promise<void> {
    for (;;) {
      await setImmediate();
      if (this.#closeRound() || this.#giveBack() || this.#passDeliveries() || this.#moveOn()) continue;
      return;
    }
  }

  #promise(run: DirectRun, keep: (promised: Promised) => void): Promise<Value> {
    return new Promise((resolve, reject) => keep({ run, resolve, reject }));
  }

  #wish(wish: Wish, promised?: Promised): void {
    this.#round ??= { opened: this.#clock, wishes: [] };
    this.#round.wishes.push({ wish, promised });
  }

  /** Flights that hold a round: those in time, and late ones until the hold has passed. */
  #settledAt(): number | undefined {
    const hold = this.#event.hold;
    const times = this.#flights
      .filter((f) => !f.run.over)
      .flatMap((f) => {
        if (f.takes < hold) return [f.begun + f.takes];
        return f.begun + hold > this.#clock ? [f.begun + hold] : [];
      });
    return times.length ? Math.max(...times) : undefined;
  }

  #closeRound(): boolean {
    if (!this.#round) return false;
    const urgent = this.#round.wishes.some(({ wish }) => wish.priority === 'urgent');
    const settled = this.#settledAt();
    const heldUntil = this.#round.opened + this.#event.hold;
    if (settled === undefined || urgent || this.#clock >= heldUntil) return this.#judge();
    if (settled < heldUntil) return false;
    if (this.#goTo(heldUntil)) this.#judge();
    return true;
  }

  #judge(): boolean {
    const wishes = this.#round!.wishes.map(({ wish, promised }) => ({ wish: this.#named(wish), promised }));
    this.#round = undefined;
    const refs = wishes.flatMap(({ wish }) => wish.who);
    const { id, labels = {}, storm } = this.#event;
    const since = storm && this.now - storm.within;
    const directory = this.#house.directory({ event: id, refs: [...new Set(refs)], at: this.now, labels, since });
    const atWork = this.#runs.filter(({ over, plan }) => !over && plan.inhibits);
    const round = {
      event: this.#event,
      at: this.now,
      directory,
      memory: this.#memory,
      wishes: wishes.map(({ wish }) => wish),
      inhibitors: atWork.map(({ plan }) => ({ event: id, policy: plan.id, quiets: plan.inhibits!.policies })),
    };
    const { sendings, refused, later } = judge(round);
    this.#later.push(...later);
    for (const { wish, person, reason, alert, cause, item, notes } of refused) {
      if (alert) this.world.carries(alert, wish.key, person);
      this.#verdict(wish, {
        kind: 'suppressed',
        to: person,
        reason,
        alert,
        cause,
        item,
        notes: some(notes),
        ...rankOf(wish),
      });
      if (reason === 'nobody' || reason === 'unreachable') this.#complain(wish, person, reason);
    }
    for (const sending of sendings) this.#send(sending);
    for (const { wish, promised } of wishes) promised?.resolve({ id: wish.key, told: toldOf(wish, sendings) });
    return true;
  }

  #named(wish: Wish): Wish {
    const persons = this.#memory.persons();
    return { ...wish, who: wish.who.flatMap((ref) => (ref === TOLD ? persons : [ref])) };
  }

  #send(sending: Sending, reason?: Entry['reason']): void {
    const { alert, bundle } = sending;
    for (const petition of bundle.petitions) this.world.carries(alert.key, petition.wish.key, alert.person);
    const leader = bundle.petitions[0]!;
    const { channel, stage, turn, priority, subject } = alert;
    const shown = { channel, stage, turn, priority, subject, alert: alert.key };
    const notes = some(leader.notes);
    this.#verdict(leader.wish, { kind: 'notify', to: alert.person, reason: reason ?? leader.reason, notes, ...shown });
    const within = bundle.petitions.flatMap(({ wish }) => wish.acknowledgeWithin ?? []);
    if (within.length) this.#watched.push({ sending, at: this.now + Math.min(...within) });
    const { answer, takes } = this.#script.play({ kind: 'send', key: alert.key, alert, at: this.now });
    this.#deliveries.push({ sending, begun: this.#clock, takes, at: this.now + takes, answer });
  }

  #verdict(wish: Wish, entry: Omit<Entry, 'at' | 'policy' | 'branch' | 'seq'>): void {
    const { policy, branch, seq } = wish;
    this.entries.push({ at: this.now - this.#event.receivedAt, policy, branch, seq, ...entry });
  }

  #complain(wish: Wish, person: string, why: string): void {
    const plan = this.#runs.find((run) => run.plan.id === wish.policy)?.plan;
    if (plan && !isComplaint(wish)) this.#wish(complaint(plan, `${person} could not be told (${why})`));
  }

  /** All answers in time as one set, when the last of them is there and late ones have shown that they are late. */
  #giveBack(): boolean {
    const settled = this.#settledAt();
    if (settled === undefined) return false;
    if (!this.#goTo(settled)) return true;
    const punctual = this.#flights.filter(({ takes }) => takes < this.#event.hold);
    this.#flights = this.#flights.filter((flight) => !punctual.includes(flight));
    this.#landAll(punctual);
    return true;
  }

  /** What looks have found is true before anything else is given back. */
  #landAll(flights: readonly Flight[]): void {
    const looks = flights.filter(({ key }) => this.#looking.has(key));
    for (const { answer, run } of looks) {
      if (!run.over && answer.ok) for (const event of answer.value as string[]) this.world.apply({ event });
    }
    if (looks.length) this.#spread();
    for (const flight of [...looks, ...flights.filter((other) => !looks.includes(other))]) this.#land(flight);
  }

  /** The mail's states that this run waits for or ends by, and that nobody has told: unless its branch has just looked. */
  #unseen({ endsWhen, plan }: DirectRun, branch: string, awaited?: AwaitedState): string[] {
    if (this.#lookedAt.get(`${plan.id} ${branch}`) === this.now) return [];
    const names = new Set([awaited, endsWhen].flatMap((state) => (state ? leaves(state) : [])));
    return [...names].filter(
      (name) =>
        /^mail\./.test(name) && !this.#event.untracked?.includes(name) && !this.world.holds({ kind: 'state', name }),
    );
  }

  /** Looks at the mailbox, then goes on, unless what the wait is for was found meanwhile. */
  #look(wait: Promised & Pick<Wait, 'branch' | 'seq'>, states: readonly string[], go: () => void): void {
    const { run, branch, seq } = wait;
    const key = `${this.#event.id}/${run.plan.id}#${branch}:${seq} look`;
    const { answer, takes } = this.#script.play({ kind: 'recheck', key, states: [...states].sort(), at: this.now });
    const then = () => {
      if (!this.#looking.delete(key)) return;
      this.#lookedAt.set(`${run.plan.id} ${branch}`, this.now);
      go();
    };
    this.#looking.set(key, wait as Wait);
    const flight = { run, key, begun: this.#clock, takes, at: this.now + takes, answer };
    this.#flights.push({ ...flight, resolve: then, reject: then, failed: () => {} });
  }

  #timeOut(wait: Wait): void {
    this.#waits = this.#waits.filter((other) => other !== wait);
    const open = wait.state ? this.#unseen(wait.run, wait.branch, wait.state) : [];
    if (open.length) this.#look(wait, open, () => this.#wake(wait, false));
    else this.#wake(wait, false);
  }

  #land({ run, answer, resolve, reject, failed }: Flight): void {
    if (run.over) return;
    if (answer.ok) {
      const value = answer.value as Value;
      if (value && typeof value === 'object' && 'id' in value) this.world.made(String(value.id));
      resolve(value);
    } else {
      failed(answer.failure);
      reject({ ...answer.failure });
    }
  }

  /** Time stands still while a delivery may still be in time. */
  #passDeliveries(): boolean {
    const hold = this.#event.hold;
    const young = this.#deliveries.filter(({ begun, takes }) => takes < hold || begun + hold > this.#clock);
    if (!young.length) return false;
    this.#goTo(Math.max(...young.map(({ begun, takes }) => begun + Math.min(takes, hold))));
    return true;
  }

  /** Lets the host's clock pass. @returns false where a delivery on the way changed something: look again. */
  #goTo(clock: number): boolean {
    const hold = this.#event.hold;
    const next = this.#deliveries
      .filter(({ takes, begun }) => takes < hold && begun + takes <= clock)
      .sort((a, b) => a.begun + a.takes - (b.begun + b.takes))[0];
    if (!next) {
      this.#clock = Math.max(this.#clock, clock);
      return true;
    }
    this.#clock = Math.max(this.#clock, next.begun + next.takes);
    // What comes at one moment is told together.
    for (const one of this.#deliveries.filter((other) => arrival(other) === arrival(next))) this.#delivered(one);
    return false;
  }

  #delivered(delivery: Delivery): void {
    const { sending, answer } = delivery;
    this.#deliveries = this.#deliveries.filter((other) => other !== delivery);
    if (answer.ok) this.#reached.add(sending.bundle);
    if (answer.ok || this.#passedOn.has(sending.alert.key) || this.#isMoot(sending)) return;
    this.#passedOn.add(sending.alert.key);
    this.#watched = this.#watched.filter((one) => one.sending !== sending);
    const next = fallback(sending, { event: this.#event, at: this.now });
    if (next) this.#send(next, 'fallback');
    else if (!this.#reached.has(sending.bundle)) this.#unheard(sending, answer.failure.message);
  }

  #passOn(sending: Sending): void {
    const next = fallback(sending, { event: this.#event, at: this.now });
    if (!next || this.#passedOn.has(sending.alert.key) || this.#isMoot(sending)) return;
    this.#passedOn.add(sending.alert.key);
    this.#send(next, 'unacknowledged');
  }

  #unheard({ alert, bundle }: Sending, why: string): void {
    const { wish, person } = bundle.petitions[0]!;
    this.#verdict(wish, { kind: 'suppressed', to: person, reason: 'failed', alert: alert.key, ...rankOf(wish) });
    this.#complain(wish, person, why);
  }

  /** To the next instant that the clock has reached; where there is none, the clock goes on to the next thing. */
  #moveOn(): boolean {
    const coming = [...this.#flights, ...this.#deliveries, ...this.#later, ...this.#watched];
    if (this.#runs.every(({ over }) => over) && !coming.length) return false;
    const instants = [
      ...this.#agenda.map(({ at }) => at),
      ...this.#waits.map(({ deadline }) => deadline),
      ...[...this.#later, ...this.#watched].map(({ at }) => at),
      ...this.#arrived(this.#flights).map(({ at }) => at),
      ...this.#arrived(this.#deliveries).map(({ at }) => at),
    ];
    const next = Math.min(...instants);
    if (next > this.#clock) {
      this.#clock = Math.min(
        next,
        ...[...this.#flights, ...this.#deliveries].map(arrival).filter((at) => at > this.#clock),
      );
      return this.#clock < Number.POSITIVE_INFINITY;
    }
    this.now = Math.max(this.now, next);
    this.#happen();
    this.#landAll(this.#takeDue());
    for (const delivery of this.#arrived(this.#deliveries).filter(({ at }) => at <= this.now))
      this.#delivered(delivery);
    for (const wait of this.#waits.filter(({ deadline }) => deadline <= this.now)) this.#timeOut(wait);
    this.#comeAgain();
    return true;
  }

  /** Last of all: what was put off, and what nobody has acknowledged. */
  #comeAgain(): void {
    const isDue = ({ at }: { readonly at: number }) => at <= this.now;
    const [later, watched] = [this.#later.filter(isDue), this.#watched.filter(isDue)];
    this.#later = this.#later.filter((one) => !isDue(one));
    this.#watched = this.#watched.filter((one) => !isDue(one));
    for (const one of later) this.#wish(again(one));
    for (const { sending } of watched) this.#passOn(sending);
  }

  #arrived<T extends { readonly begun: number; readonly takes: number }>(things: readonly T[]): T[] {
    return things.filter((thing) => arrival(thing) <= this.#clock);
  }

  #takeDue(): Flight[] {
    const due = this.#arrived(this.#flights).filter(({ at }) => at <= this.now);
    this.#flights = this.#flights.filter((flight) => !due.includes(flight));
    return due;
  }

  #happen(): void {
    for (const world of this.#agenda.filter(({ at }) => at <= this.now)) this.world.apply(world);
    this.#agenda = this.#agenda.filter(({ at }) => at > this.now);
    this.#spread();
  }

  #spread(): void {
    for (const run of this.#runs) this.#endIfDue(run);
    for (const wait of [...this.#waits, ...this.#looking.values()]) {
      if (!wait.run.over && wait.state && this.world.holds(wait.state)) this.#wake(wait, true);
    }
    const isTakenOn = ({ key }: Wish) => this.world.holds({ kind: 'state', name: 'alert.acknowledged', of: key });
    const attended = ['mail.read', 'mail.answered'].some((name) => this.world.holds({ kind: 'state', name }));
    this.#later = this.#later.filter(({ kind, wish }) => kind === 'deferred' || !(attended || isTakenOn(wish)));
    this.#watched = this.#watched.filter(({ sending }) => !this.#isMoot(sending));
  }

  #wake(wait: Wait, happened: boolean): void {
    this.#waits = this.#waits.filter((other) => other !== wait);
    const [look] = [...this.#looking].find(([, other]) => other === wait) ?? [];
    if (look !== undefined) this.#looking.delete(look);
    this.#flights = this.#flights.filter(({ key }) => key !== look);
    wait.exit?.(happened);
    wait.resolve(wait.state ? happened : undefined);
  }

  #endIfDue(run: DirectRun): boolean {
    if (!run.endsWhen || !this.world.holds(run.endsWhen)) return false;
    if (run.over) this.#giveUp(run);
    else this.#over(run, { kind: 'end', reason: 'ended' });
    return true;
  }

  /** The promises of an ended run are never settled: its code stands still for good. */
  #over(run: DirectRun, entry: Pick<Entry, 'kind' | 'reason' | 'effect'>): void {
    if (run.over) return;
    run.over = true;
    this.#waits = this.#waits.filter((wait) => wait.run !== run);
    for (const { wish } of this.#round?.wishes.filter(({ promised }) => promised?.run === run) ?? []) {
      for (const to of wish.who) this.#verdict(wish, { kind: 'suppressed', to, reason: 'ended', ...rankOf(wish) });
    }
    if (this.#round) this.#round.wishes = this.#round.wishes.filter(({ promised }) => promised?.run !== run);
    if (!this.#round?.wishes.length) this.#round = undefined;
    if (entry.reason === 'ended') this.#giveUp(run);
    this.emit(run, { ...entry, branch: '0', seq: 0 });
  }

  /** Nothing more is tried for a run that was ended, but for what is said about the policy itself. */
  #giveUp({ plan }: DirectRun): void {
    this.#ended.add(plan.id);
    const gone = this.#later.filter(({ wish }) => this.#isEnded(wish));
    for (const { wish, person, kind } of gone) {
      if (kind === 'deferred')
        this.#verdict(wish, { kind: 'suppressed', to: person, reason: 'ended', ...rankOf(wish) });
    }
    this.#later = this.#later.filter((one) => !gone.includes(one));
    this.#watched = this.#watched.filter(({ sending }) => !this.#isMoot(sending));
  }

  #isEnded(wish: Wish): boolean {
    return this.#ended.has(wish.policy) && !isComplaint(wish);
  }

  #isMoot({ bundle }: Sending): boolean {
    const wishes = bundle.petitions.map(({ wish }) => wish);
    const takenOn = ({ key }: Wish) => this.world.holds({ kind: 'state', name: 'alert.acknowledged', of: key });
    return wishes.every((wish) => this.#isEnded(wish)) || wishes.some(takenOn);
  }
}

/** The names in a state. */
const leaves = (state: AwaitedState): string[] => (state.kind === 'state' ? [state.name] : state.of.flatMap(leaves));

const some = <T extends object>(notes: T | undefined) => (notes && Object.keys(notes).length ? notes : undefined);

/** When an answer comes, by the host's clock. */
const arrival = ({ begun, takes }: { readonly begun: number; readonly takes: number }) => begun + takes;

const rankOf = ({ stage, turn, priority }: Wish) => ({ stage, turn, priority });

const toldOf = (wish: Wish, sendings: readonly Sending[]) =>
  sendings.filter(({ bundle }) => bundle.petitions.some((p) => p.wish === wish)).map(({ alert }) => alert.person);
