import { again, itemOf } from '../arbiter/again.ts';
import type { Directory, Inhibitor } from '../arbiter/alert.ts';
import type { Bundle, Gathered, Petition, Refusal, Sending } from '../arbiter/docket.ts';
import { fallback } from '../arbiter/fallback.ts';
import { judge, type Verdict } from '../arbiter/judge.ts';
import { Memory } from '../arbiter/memory.ts';
import type { Reason } from '../arbiter/reason.ts';
import { mayWait } from '../arbiter/stages/group.ts';
import type { Wish } from '../arbiter/wish.ts';
import { TOLD } from '../plan/people.ts';
import type { Plan } from '../plan/plan.ts';
import { type Answerable, complaint, isComplaint } from './complaint.ts';
import type { Entry } from './entry.ts';
import { Errands } from './errands.ts';
import { type Flight, Flights } from './flights.ts';
import type { Answer, Command, EventStart } from './host.ts';
import type { Telling } from './recollection.ts';
import type { Branch, Resume, Run } from './run.ts';
import { refusedEntry, sentEntry } from './verdicts.ts';
import { Vigil } from './vigil.ts';

/** What the desk needs of the scheduler that it works for. */
export interface Office {
  emit(entry: Entry): void;
  command(command: Command): void;
  /** An alert carries a wish to a person: acknowledging the one acknowledges the other. */
  carries(alert: string, wish: string, person: string): void;
  /** Whether somebody has taken a wish on. */
  acknowledged(wish: string): boolean;
  /** Whether the mail was read or answered: nobody need be reminded of it. */
  attended(): boolean;
  planOf(policy: string): Plan | undefined;
  /** Policies at work on this event that keep others quiet. */
  inhibitors(): readonly Inhibitor[];
}

/** A wish on its way, and the branch that waits for its judgement (none, for a complaint of our own, or one that comes in again). */
interface Waiting {
  readonly wish: Wish;
  readonly branch: Branch | undefined;
}

interface Round {
  /** When the first wish came, by the host's clock. */
  readonly opened: number;
  readonly waiting: Waiting[];
}

/**
 * Gathers wishes in rounds, has the arbiter judge them, and sees to the deliveries. Times called `clock` are the host's,
 * those called `now` logical; both in epoch milliseconds.
 */
export class Desk {
  readonly #event: EventStart;
  readonly #office: Office;
  readonly #memory = new Memory();
  readonly #sends: Flights<Sending>;
  readonly #sending = new Set<string>();
  /** Alerts that the person's next channel was tried for. */
  readonly #passedOn = new Set<string>();
  readonly #sent = new Map<string, Sending>();
  /** Of those that went to several channels: at least one has it. */
  readonly #reached = new Set<Bundle>();
  /** Policies whose run was ended from outside. */
  readonly #ended = new Set<string>();
  readonly #vigil = new Vigil();
  readonly #errands: Errands;
  #open: Round | undefined;
  #lookup: { readonly key: string; readonly round: Round; answer?: Answer } | undefined;
  #rounds = 0;

  constructor(event: EventStart, office: Office) {
    this.#event = event;
    this.#office = office;
    this.#sends = new Flights(event.hold);
    this.#errands = new Errands(office);
  }

  /** An earlier run of the event told somebody. */
  recollect({ person, stage, turn, priority, dangers, alert }: Telling): void {
    this.#memory.remember(person, stage, turn, { priority, dangers: new Set(dangers), alert });
  }

  /** A wish joins the open round, or opens one. */
  wish(wish: Wish, branch: Branch | undefined, clock: number): void {
    this.#open ??= { opened: clock, waiting: [] };
    this.#open.waiting.push({ wish, branch });
  }

  /** Tells the policy's owner, by the same road as any wish. */
  complain(plan: Answerable, message: string, clock: number): void {
    this.wish(complaint(plan, message), undefined, clock);
  }

  /** The run ends: what it wished and nobody judged is taken back, and the log says so. */
  withdraw(run: Run, now: number): void {
    if (!this.#open) return;
    const waiting = this.#open.waiting.filter(({ branch }) => branch?.run !== run);
    for (const { wish } of this.#open.waiting.filter(({ branch }) => branch?.run === run)) this.#takeBack(wish, now);
    this.#open = waiting.length ? { ...this.#open, waiting } : undefined;
  }

  /** The run was ended from outside: what it put off is taken back too, and nothing of it is tried further. */
  end(policy: string, now: number): void {
    this.#ended.add(policy);
    for (const { wish, person } of this.#vigil.end(this.#isEnded)) this.#takeBack({ ...wish, who: [person] }, now);
    this.#vigil.forget({ later: () => false, watched: this.#isMoot });
  }

  /** @returns whether the answer was to something of the desk's. */
  answer(key: string, answer: Answer): boolean {
    if (this.#lookup?.key === key) this.#lookup.answer = answer;
    else if (this.#sending.has(key)) this.#sends.answer(key, answer);
    else return this.#errands.answer(key, answer);
    return true;
  }

  /** Takes in the outcome of deliveries: those that came in time at once, for nobody waits for them. */
  read(now: number, clock: number): void {
    this.#sends.read(clock);
    for (const flight of this.#sends.takeEach()) this.#delivered(flight, now, clock);
    for (const { bundle, why } of this.#errands.takeLost()) {
      for (const { wish, person } of bundle.petitions) {
        this.#office.emit(refusedEntry({ wish, person, reason: 'failed' }, now - this.#event.receivedAt));
      }
      this.#lost(bundle.petitions[0]!, why, clock);
    }
  }

  takeLate(now: number, clock: number): void {
    for (const flight of this.#sends.takeLate(now)) this.#delivered(flight, now, clock);
  }

  get nextLate(): number | undefined {
    return this.#sends.nextLate;
  }

  /** When the desk has to act of itself: what was put off is due, or nobody has acknowledged in time. */
  get nextDue(): number | undefined {
    return this.#vigil.next;
  }

  /** A round is being looked up: nothing else may happen until it is judged. */
  get looking(): boolean {
    return this.#lookup !== undefined;
  }

  holdsTime(clock: number): boolean {
    return this.#sends.hold(clock);
  }

  expiry(clock: number): number | undefined {
    return this.#sends.expiry(clock);
  }

  /** Until when the open round may be held by effects in flight. */
  get heldUntil(): number | undefined {
    return this.#open && this.#open.opened + this.#event.hold;
  }

  /** Whether something that was asked of the host is under way. */
  get busy(): boolean {
    return this.#lookup !== undefined || this.#sends.size > 0 || this.#errands.busy;
  }

  get idle(): boolean {
    return !this.#open && !this.busy && this.nextDue === undefined;
  }

  /** Closes the open round when nothing more can join it, and asks who stands behind its names. */
  close(now: number, clock: number, effectsInFlight: boolean): boolean {
    const round = this.#open;
    if (!round || this.#lookup) return false;
    const urgent = round.waiting.some(({ wish }) => wish.priority === 'urgent');
    if (effectsInFlight && !urgent && clock < round.opened + this.#event.hold) return false;
    const key = `round-${++this.#rounds}`;
    const waiting = round.waiting.map(({ wish, branch }) => ({ wish: this.#named(wish), branch }));
    const refs = [...new Set(waiting.flatMap(({ wish }) => wish.who))].sort();
    this.#open = undefined;
    this.#lookup = { key, round: { ...round, waiting } };
    const { id, labels = {}, storm } = this.#event;
    const limit = storm && waiting.some(({ wish }) => mayWait(wish) && !wish.digest) ? storm : undefined;
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
    const answer = this.#lookup?.answer;
    if (!this.#lookup || !answer) return undefined;
    const { waiting } = this.#lookup.round;
    this.#lookup = undefined;
    if (!answer.ok) return waiting.map(({ branch }) => ({ branch, resume: { failure: answer.failure } }));
    const wishes = waiting.map(({ wish }) => wish);
    const directory = answer.value as Directory;
    const inhibitors = this.#office.inhibitors();
    const verdict = judge({ event: this.#event, at: now, directory, memory: this.#memory, wishes, inhibitors });
    for (const refusal of verdict.refused) this.#refuse(refusal, now, clock);
    for (const gathered of verdict.gathered) this.#gather(gathered, now);
    for (const sending of verdict.sendings) this.#send(sending, now, clock);
    this.#vigil.putOff(verdict.later);
    return waiting.map(({ wish, branch }) => ({ branch, resume: { value: handle(wish, verdict) } }));
  }

  /** Does what is due at an instant: wishes come in again, and alerts that nobody has acknowledged go on to the next channel. */
  wakeDue(now: number, clock: number): void {
    const { later, unacknowledged } = this.#vigil.take(now);
    for (const one of later) this.wish(again(one), undefined, clock);
    for (const sending of unacknowledged) this.#passOn(sending, 'unacknowledged', now, clock);
  }

  /** The world has changed: what is settled needs no further try. */
  worldChanged(): void {
    this.#vigil.forget({
      later: ({ wish, kind }) => kind === 'ring' && (this.#isTakenOn(wish) || this.#office.attended()),
      watched: this.#isMoot,
    });
  }

  /** An alert came back as undeliverable after it was sent. */
  bounced(alert: string, now: number, clock: number): void {
    const sending = this.#sent.get(alert);
    if (sending) this.#passOn(sending, 'bounced', now, clock);
  }

  readonly #isTakenOn = ({ key }: Wish) => this.#office.acknowledged(key);

  /** A complaint bears the policy's name, and does not end with it. */
  readonly #isEnded = (wish: Wish) => this.#ended.has(wish.policy) && !isComplaint(wish);

  /** Nobody waits for an alert any more: each of its wishes was ended, or one of them taken on. */
  readonly #isMoot = ({ bundle: { petitions } }: Sending) =>
    petitions.every(({ wish }) => this.#isEnded(wish)) || petitions.some(({ wish }) => this.#isTakenOn(wish));

  #named(wish: Wish): Wish {
    if (!wish.who.includes(TOLD)) return wish;
    return { ...wish, who: wish.who.flatMap((ref) => (ref === TOLD ? this.#memory.persons() : [ref])) };
  }

  #send(sending: Sending, now: number, clock: number, reason?: Reason): void {
    const { alert, bundle } = sending;
    for (const { wish, person } of bundle.petitions) this.#office.carries(alert.key, wish.key, person);
    this.#office.emit(sentEntry(sending, now - this.#event.receivedAt, reason));
    this.#sending.add(alert.key);
    this.#sends.begin(alert.key, sending, clock);
    this.#vigil.watch(sending, now);
    this.#office.command({ kind: 'send', key: alert.key, alert, at: now });
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

  /** A delivery that failed for good goes to the next channel; one that succeeded may still bounce. */
  #delivered({ subject: sending, answer }: Flight<Sending>, now: number, clock: number): void {
    if (!sending || !answer) return;
    if (!answer.ok) {
      this.#passOn(sending, 'fallback', now, clock, answer.failure.message);
      return;
    }
    this.#sent.set(sending.alert.key, sending);
    this.#reached.add(sending.bundle);
  }

  /** Tries the person's next channel, once for each alert; after the last one the owner hears of a failure. */
  #passOn(sending: Sending, reason: Reason, now: number, clock: number, why?: string): void {
    const { key } = sending.alert;
    if (this.#passedOn.has(key) || this.#isMoot(sending)) return;
    const next = fallback(sending, { event: this.#event, at: now });
    this.#vigil.unwatch(key);
    if (next || reason !== 'unacknowledged') this.#passedOn.add(key);
    if (next) this.#send(next, now, clock, reason);
    else if (reason === 'bounced' || !this.#reached.has(sending.bundle)) {
      if (reason !== 'unacknowledged') this.#unheard(sending, why ?? reason, now, clock);
    }
  }

  #unheard({ alert, bundle }: Sending, why: string, now: number, clock: number): void {
    const { wish, person } = bundle.petitions[0]!;
    const refusal: Refusal = { wish, person, reason: 'failed', alert: alert.key };
    this.#office.emit(refusedEntry(refusal, now - this.#event.receivedAt));
    this.#lost({ wish, person }, why, clock);
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
