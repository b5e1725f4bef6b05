import { again, itemOf } from '../arbiter/again.ts';
import type { Directory, Inhibitor } from '../arbiter/alert.ts';
import type { Gathered, Petition, Refusal } from '../arbiter/docket.ts';
import { judge, type Verdict } from '../arbiter/judge.ts';
import { Memory } from '../arbiter/memory.ts';
import { mayWait } from '../arbiter/passes/group.ts';
import type { Wish } from '../arbiter/wish.ts';
import { TOLD } from '../plan/people.ts';
import type { Plan } from '../plan/plan.ts';
import { type Answerable, complaint, isComplaint } from './complaint.ts';
import { type Counter, Deliveries } from './deliveries.ts';
import { Errands } from './errands.ts';
import type { Answer, EventStart } from './host.ts';
import type { Telling } from './recollection.ts';
import { Rounds } from './rounds.ts';
import type { Branch, Resume, Run } from './run.ts';
import { refusedEntry } from './verdicts.ts';

/** What the desk needs of the scheduler that it works for. */
export interface Office extends Omit<Counter, 'lost'> {
  planOf(policy: string): Plan | undefined;
  /** Policies at work on this event that keep others quiet. */
  inhibitors(): readonly Inhibitor[];
}

/**
 * Takes wishes in, has the arbiter judge them round by round, and does what comes of it. Times called `clock` are the host's,
 * those called `now` logical; both in epoch milliseconds.
 */
export class Desk {
  readonly #event: EventStart;
  readonly #office: Office;
  readonly #memory = new Memory();
  readonly #rounds: Rounds;
  readonly #deliveries: Deliveries;
  readonly #errands: Errands;

  constructor(event: EventStart, office: Office) {
    this.#event = event;
    this.#office = office;
    this.#rounds = new Rounds(event.hold);
    const lost: Counter['lost'] = (petition, why, clock) => this.#lost(petition, why, clock);
    this.#deliveries = new Deliveries(event, { ...office, lost });
    this.#errands = new Errands(office);
  }

  /** An earlier run of the event told somebody. */
  recollect({ person, stage, turn, priority, dangers, alert }: Telling): void {
    this.#memory.remember(person, stage, turn, { priority, dangers: new Set(dangers), alert });
  }

  /** A wish joins the open round, or opens one. */
  wish(wish: Wish, branch: Branch | undefined, clock: number): void {
    this.#rounds.add({ wish, branch }, clock);
  }

  /** Tells the policy's owner, by the same road as any wish. */
  complain(plan: Answerable, message: string, clock: number): void {
    this.wish(complaint(plan, message), undefined, clock);
  }

  /** The run ends: what it wished and nobody judged is taken back, and the log says so. */
  withdraw(run: Run, now: number): void {
    for (const wish of this.#rounds.withdraw(run)) this.#takeBack(wish, now);
  }

  /** The run was ended from outside: what it put off is taken back too, and nothing of it is tried further. */
  end(policy: string, now: number): void {
    for (const { wish, person } of this.#deliveries.end(policy)) this.#takeBack({ ...wish, who: [person] }, now);
  }

  /** @returns whether the answer was to something of the desk's. */
  answer(key: string, answer: Answer): boolean {
    return (
      this.#rounds.answer(key, answer) || this.#deliveries.answer(key, answer) || this.#errands.answer(key, answer)
    );
  }

  /** Takes in what has come of deliveries and errands. */
  read(now: number, clock: number): void {
    this.#deliveries.read(now, clock);
    for (const { bundle, why } of this.#errands.takeLost()) {
      for (const { wish, person } of bundle.petitions) {
        this.#office.emit(refusedEntry({ wish, person, reason: 'failed' }, now - this.#event.receivedAt));
      }
      this.#lost(bundle.petitions[0]!, why, clock);
    }
  }

  takeLate(now: number, clock: number): void {
    this.#deliveries.takeLate(now, clock);
  }

  get nextLate(): number | undefined {
    return this.#deliveries.nextLate;
  }

  /** When the desk has to act of itself: what was put off is due, or nobody has acknowledged in time. */
  get nextDue(): number | undefined {
    return this.#deliveries.nextDue;
  }

  /** A round is being looked up: nothing else may happen until it is judged. */
  get looking(): boolean {
    return this.#rounds.looking;
  }

  holdsTime(clock: number): boolean {
    return this.#deliveries.holdsTime(clock);
  }

  expiry(clock: number): number | undefined {
    return this.#deliveries.expiry(clock);
  }

  /** Until when the open round may be held by effects in flight. */
  get heldUntil(): number | undefined {
    return this.#rounds.heldUntil;
  }

  get idle(): boolean {
    const isBusy = this.#rounds.looking || this.#deliveries.busy || this.#errands.busy;
    return !this.#rounds.open && !isBusy && this.nextDue === undefined;
  }

  /** Closes the open round when nothing more can join it, and asks who stands behind its names. */
  close(now: number, clock: number, effectsInFlight: boolean): boolean {
    const closed = this.#rounds.close(clock, effectsInFlight, (wish) => this.#named(wish));
    if (!closed) return false;
    const { key, wishes } = closed;
    const refs = [...new Set(wishes.flatMap(({ who }) => who))].sort();
    const { id, labels = {}, storm } = this.#event;
    const limit = storm && wishes.some((wish) => mayWait(wish) && !wish.digest) ? storm : undefined;
    const counted = { since: limit && now - limit.within, most: limit?.alerts };
    this.#office.command({ kind: 'lookup', key, event: id, refs, at: now, labels, ...counted });
    return true;
  }

  /**
   * Judges the round that was looked up, once the directory has answered.
   *
   * @returns how each branch goes on; `undefined` while there is nothing to judge.
   */
  judge(now: number, clock: number): { branch: Branch | undefined; resume: Resume }[] | undefined {
    const round = this.#rounds.take();
    if (!round) return undefined;
    const { pending, answer } = round;
    if (!answer.ok) return pending.map(({ branch }) => ({ branch, resume: { failure: answer.failure } }));
    const wishes = pending.map(({ wish }) => wish);
    const directory = answer.value as Directory;
    const inhibitors = this.#office.inhibitors();
    const verdict = judge({ event: this.#event, at: now, directory, memory: this.#memory, wishes, inhibitors });
    for (const refusal of verdict.refused) this.#refuse(refusal, now, clock);
    for (const gathered of verdict.gathered) this.#gather(gathered, now);
    for (const sending of verdict.sendings) this.#deliveries.send(sending, now, clock);
    this.#deliveries.putOff(verdict.later);
    return pending.map(({ wish, branch }) => ({ branch, resume: { value: handle(wish, verdict) } }));
  }

  /** Does what is due at an instant: wishes come in again, and alerts that nobody has acknowledged go on to the next channel. */
  wakeDue(now: number, clock: number): void {
    const { later, unacknowledged } = this.#deliveries.takeDue(now);
    for (const one of later) this.wish(again(one), undefined, clock);
    for (const sending of unacknowledged) this.#deliveries.passOn(sending, 'unacknowledged', now, clock);
  }

  /** The world has changed: what is settled needs no further try. */
  worldChanged(): void {
    this.#deliveries.worldChanged();
  }

  /** An alert came back as undeliverable after it was sent. */
  bounced(alert: string, now: number, clock: number): void {
    this.#deliveries.bounced(alert, now, clock);
  }

  #named(wish: Wish): Wish {
    if (!wish.who.includes(TOLD)) return wish;
    return { ...wish, who: wish.who.flatMap((ref) => (ref === TOLD ? this.#memory.persons() : [ref])) };
  }

  #refuse(refusal: Refusal, now: number, clock: number): void {
    const { wish, person, reason, alert } = refusal;
    if (alert) this.#office.carries(alert, wish.key, person);
    this.#office.emit(refusedEntry(refusal, now - this.#event.receivedAt));
    if (reason === 'nobody' || reason === 'unreachable') this.#lost(refusal, reason, clock);
  }

  #takeBack(wish: Wish, now: number): void {
    for (const person of wish.who) {
      this.#office.emit(refusedEntry({ wish, person, reason: 'ended' }, now - this.#event.receivedAt));
    }
  }

  #gather(gathered: Gathered, now: number): void {
    const item = itemOf(gathered, this.#event.id, now);
    this.#errands.run({ kind: 'gather', key: `gather ${item.key}`, item, at: now }, gathered.bundle);
  }

  /** Somebody could not be told. A complaint that cannot be delivered is only logged: complaints do not breed. */
  #lost({ wish, person }: Petition, why: string, clock: number): void {
    const { policy: id, title, owner } = wish;
    const plan = this.#office.planOf(id) ?? (owner ? { id, title, owner } : undefined);
    if (plan && !isComplaint(wish)) this.complain(plan, `${person} could not be told (${why})`, clock);
  }
}

/** What `notify` returns: the wish's id, and whom an alert carries its text to. */
function handle(wish: Wish, { sendings }: Verdict) {
  const told = sendings.filter(({ bundle }) => bundle.petitions.some((petition) => petition.wish === wish));
  return { id: wish.key, told: told.map(({ bundle }) => bundle.person) };
}
