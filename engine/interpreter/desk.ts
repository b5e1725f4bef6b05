import type { Directory } from '../arbiter/alert.ts';
import type { Docket, Petition, Refusal, Sending } from '../arbiter/docket.ts';
import { fallback } from '../arbiter/fallback.ts';
import { judge } from '../arbiter/judge.ts';
import { Memory } from '../arbiter/memory.ts';
import type { Reason } from '../arbiter/reason.ts';
import type { Wish } from '../arbiter/wish.ts';
import type { Plan } from '../plan/plan.ts';
import { complaint, isComplaint } from './complaint.ts';
import type { Entry } from './entry.ts';
import { type Flight, Flights } from './flights.ts';
import type { Answer, Command, EventStart } from './host.ts';
import type { Branch, Resume, Run } from './run.ts';

/** What the desk needs of the scheduler that it works for. */
export interface Office {
  emit(entry: Entry): void;
  command(command: Command): void;
  /** An alert carries a wish to a person: acknowledging the one acknowledges the other. */
  carries(alert: string, wish: string, person: string): void;
  planOf(policy: string): Plan | undefined;
}

/** A wish on its way, and the branch that waits for its judgement (none, for a complaint of our own). */
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
  #open: Round | undefined;
  #lookup: { readonly key: string; readonly round: Round; answer?: Answer } | undefined;
  #rounds = 0;

  constructor(event: EventStart, office: Office) {
    this.#event = event;
    this.#office = office;
    this.#sends = new Flights(event.hold);
  }

  /** A wish joins the open round, or opens one. */
  wish(wish: Wish, branch: Branch | undefined, clock: number): void {
    this.#open ??= { opened: clock, waiting: [] };
    this.#open.waiting.push({ wish, branch });
  }

  /** Tells the policy's owner, by the same road as any wish. */
  complain(plan: Plan, message: string, clock: number): void {
    this.wish(complaint(plan, message), undefined, clock);
  }

  /** The run ends: what it wished and nobody judged is taken back, and the log says so. */
  withdraw(run: Run, now: number): void {
    if (!this.#open) return;
    const waiting = this.#open.waiting.filter(({ branch }) => branch?.run !== run);
    for (const { wish } of this.#open.waiting.filter(({ branch }) => branch?.run === run)) {
      for (const person of wish.who) this.#refused({ wish, person, reason: 'ended' }, now);
    }
    this.#open = waiting.length ? { ...this.#open, waiting } : undefined;
  }

  /** @returns whether the answer was to something of the desk's. */
  answer(key: string, answer: Answer): boolean {
    if (this.#lookup?.key === key) this.#lookup.answer = answer;
    else if (this.#sending.has(key)) this.#sends.answer(key, answer);
    else return false;
    return true;
  }

  /** Takes in the outcome of deliveries: those that came in time at once, for nobody waits for them. */
  read(now: number, clock: number): void {
    this.#sends.read(clock);
    for (const flight of this.#sends.takeEach()) this.#delivered(flight, now, clock);
  }

  takeLate(now: number, clock: number): void {
    for (const flight of this.#sends.takeLate(now)) this.#delivered(flight, now, clock);
  }

  get nextLate(): number | undefined {
    return this.#sends.nextLate;
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

  /** Whether a lookup or a delivery is under way. */
  get busy(): boolean {
    return this.#lookup !== undefined || this.#sends.size > 0;
  }

  get idle(): boolean {
    return !this.#open && !this.busy;
  }

  /** Closes the open round when nothing more can join it, and asks who stands behind its names. */
  close(now: number, clock: number, effectsInFlight: boolean): boolean {
    const round = this.#open;
    if (!round || this.#lookup) return false;
    const urgent = round.waiting.some(({ wish }) => wish.priority === 'urgent');
    if (effectsInFlight && !urgent && clock < round.opened + this.#event.hold) return false;
    const key = `round-${++this.#rounds}`;
    const refs = [...new Set(round.waiting.flatMap(({ wish }) => wish.who))].sort();
    this.#open = undefined;
    this.#lookup = { key, round };
    const { id, labels = {}, storm } = this.#event;
    const since = storm && now - storm.within;
    this.#office.command({ kind: 'lookup', key, event: id, refs, at: now, labels, since });
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
    const verdict = judge({ event: this.#event, at: now, directory, memory: this.#memory, wishes });
    for (const refusal of verdict.refused) this.#refuse(refusal, now, clock);
    for (const sending of verdict.sendings) this.#send(sending, now, clock);
    return waiting.map(({ wish, branch }) => ({ branch, resume: { value: handle(wish, verdict) } }));
  }

  #send(sending: Sending, now: number, clock: number, reason?: Reason): void {
    const { alert, bundle } = sending;
    const { wish, person, reason: own } = bundle.petitions[0]!;
    for (const petition of bundle.petitions) this.#office.carries(alert.key, petition.wish.key, person);
    this.#verdict({ wish, person }, 'notify', reason ?? own, now, { ...alert, alert: alert.key });
    this.#sending.add(alert.key);
    this.#sends.begin(alert.key, sending, clock);
    this.#office.command({ kind: 'send', key: alert.key, alert, at: now });
  }

  #refuse(refusal: Refusal, now: number, clock: number): void {
    const { wish, person, reason, alert } = refusal;
    if (alert) this.#office.carries(alert, wish.key, person);
    this.#refused(refusal, now);
    if (reason === 'nobody' || reason === 'unreachable') this.#lost(refusal, reason, clock);
  }

  #refused({ wish, person, reason, alert }: Refusal, now: number): void {
    this.#verdict({ wish, person }, 'suppressed', reason, now, {
      stage: wish.stage,
      turn: wish.turn,
      priority: wish.priority,
      alert,
    });
  }

  /** A delivery that failed for good goes to the next channel; after the last one the owner hears of it. */
  #delivered({ subject: sending, answer }: Flight<Sending>, now: number, clock: number): void {
    if (!sending || !answer || answer.ok) return;
    const next = fallback(sending, { event: this.#event, at: now } satisfies Pick<Docket, 'event' | 'at'>);
    if (next) this.#send(next, now, clock, 'fallback');
    else this.#unheard(sending, answer.failure.message, now, clock);
  }

  #unheard({ alert, bundle }: Sending, why: string, now: number, clock: number): void {
    const { wish, person } = bundle.petitions[0]!;
    this.#refused({ wish, person, reason: 'failed', alert: alert.key }, now);
    this.#lost({ wish, person }, why, clock);
  }

  /** Somebody could not be told. A complaint that cannot be delivered is only logged: complaints do not breed. */
  #lost({ wish, person }: Petition, why: string, clock: number): void {
    const plan = this.#office.planOf(wish.policy);
    if (plan && !isComplaint(wish)) this.complain(plan, `${person} could not be told (${why})`, clock);
  }

  #verdict(
    { wish, person }: Petition,
    kind: 'notify' | 'suppressed',
    reason: Reason,
    now: number,
    {
      channel,
      stage,
      turn,
      priority,
      alert,
      subject,
    }: Partial<Pick<Entry, 'channel' | 'stage' | 'turn' | 'priority' | 'alert' | 'subject'>>,
  ): void {
    const { policy, branch, seq, step } = wish;
    const at = now - this.#event.receivedAt;
    this.#office.emit({
      at,
      kind,
      policy,
      branch,
      seq,
      step,
      to: person,
      channel,
      stage,
      turn,
      priority,
      reason,
      alert,
      subject,
    });
  }
}

/** What `notify` returns: the wish's id, and whom an alert carries its text to. */
function handle(wish: Wish, { sendings }: Pick<Docket, 'sendings'>) {
  const told = sendings.filter(({ bundle }) => bundle.petitions.some((petition) => petition.wish === wish));
  return { id: wish.key, told: told.map(({ bundle }) => bundle.person) };
}
