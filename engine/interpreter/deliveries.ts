import type { Bundle, Later, Petition, Refusal, Sending } from '../arbiter/docket.ts';
import { fallback } from '../arbiter/fallback.ts';
import type { Reason } from '../arbiter/reason.ts';
import type { Wish } from '../arbiter/wish.ts';
import { isComplaint } from './complaint.ts';
import type { Entry } from './entry.ts';
import { type Flight, Flights } from './flights.ts';
import type { Answer, Command, EventStart } from './host.ts';
import { refusedEntry, sentEntry } from './verdicts.ts';
import { Vigil } from './vigil.ts';

/** What deliveries need of those around them. */
export interface Counter {
  emit(entry: Entry): void;
  command(command: Command): void;
  /** An alert carries a wish to a person: acknowledging the one acknowledges the other. */
  carries(alert: string, wish: string, person: string): void;
  /** Whether somebody has taken a wish on. */
  acknowledged(wish: string): boolean;
  /** Whether the mail was read or answered: nobody need be reminded of it. */
  attended(): boolean;
  /** Somebody could not be told. */
  lost(petition: Petition, why: string, clock: number): void;
}

/**
 * Sees alerts off: to the person's next channel where one fails, comes back, or is not acknowledged in time. Times called `clock` are
 * the host's, those called `now` logical; both in epoch milliseconds.
 */
export class Deliveries {
  readonly #event: EventStart;
  readonly #counter: Counter;
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

  constructor(event: EventStart, counter: Counter) {
    this.#event = event;
    this.#counter = counter;
    this.#sends = new Flights(event.hold);
  }

  send(sending: Sending, now: number, clock: number, reason?: Reason): void {
    const { alert, bundle } = sending;
    for (const { wish, person } of bundle.petitions) this.#counter.carries(alert.key, wish.key, person);
    this.#counter.emit(sentEntry(sending, now - this.#event.receivedAt, reason));
    this.#sending.add(alert.key);
    this.#sends.begin(alert.key, sending, clock);
    this.#vigil.watch(sending, now);
    this.#counter.command({ kind: 'send', key: alert.key, alert, at: now });
  }

  /** Wishes that are to come in again. */
  putOff(later: readonly Later[]): void {
    this.#vigil.putOff(later);
  }

  /** @returns whether the answer was to a delivery. */
  answer(key: string, answer: Answer): boolean {
    if (!this.#sending.has(key)) return false;
    this.#sends.answer(key, answer);
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

  holdsTime(clock: number): boolean {
    return this.#sends.hold(clock);
  }

  expiry(clock: number): number | undefined {
    return this.#sends.expiry(clock);
  }

  get busy(): boolean {
    return this.#sends.size > 0;
  }

  /** When something is due of itself: what was put off, or an alert that nobody has acknowledged. */
  get nextDue(): number | undefined {
    return this.#vigil.next;
  }

  takeDue(now: number): ReturnType<Vigil['take']> {
    return this.#vigil.take(now);
  }

  /** A run was ended from outside: nothing of it is tried further. @returns what was put off for it */
  end(policy: string): readonly Later[] {
    this.#ended.add(policy);
    const putOff = this.#vigil.end(this.#isEnded);
    this.#vigil.forget({ later: () => false, watched: this.#isMoot });
    return putOff;
  }

  /** The world has changed: what is settled needs no further try. */
  worldChanged(): void {
    this.#vigil.forget({
      later: ({ wish, kind }) => kind === 'ring' && (this.#isTakenOn(wish) || this.#counter.attended()),
      watched: this.#isMoot,
    });
  }

  /** An alert came back as undeliverable after it was sent. */
  bounced(alert: string, now: number, clock: number): void {
    const sending = this.#sent.get(alert);
    if (sending) this.passOn(sending, 'bounced', now, clock);
  }

  /** Tries the person's next channel, once for each alert; after the last one the owner hears of a failure. */
  passOn(sending: Sending, reason: Reason, now: number, clock: number, why?: string): void {
    const { key } = sending.alert;
    if (this.#passedOn.has(key) || this.#isMoot(sending)) return;
    const next = fallback(sending, { event: this.#event, at: now });
    this.#vigil.unwatch(key);
    if (next || reason !== 'unacknowledged') this.#passedOn.add(key);
    if (next) this.send(next, now, clock, reason);
    else if (reason === 'bounced' || !this.#reached.has(sending.bundle)) {
      if (reason !== 'unacknowledged') this.#unheard(sending, why ?? reason, now, clock);
    }
  }

  /** A delivery that failed for good goes to the next channel; one that succeeded may still bounce. */
  #delivered({ subject: sending, answer }: Flight<Sending>, now: number, clock: number): void {
    if (!sending || !answer) return;
    if (!answer.ok) {
      this.passOn(sending, 'fallback', now, clock, answer.failure.message);
      return;
    }
    this.#sent.set(sending.alert.key, sending);
    this.#reached.add(sending.bundle);
  }

  #unheard({ alert, bundle }: Sending, why: string, now: number, clock: number): void {
    const { wish, person } = bundle.petitions[0]!;
    const refusal: Refusal = { wish, person, reason: 'failed', alert: alert.key };
    this.#counter.emit(refusedEntry(refusal, now - this.#event.receivedAt));
    this.#counter.lost({ wish, person }, why, clock);
  }

  readonly #isTakenOn = ({ key }: Wish) => this.#counter.acknowledged(key);

  /** A complaint bears the policy's name, and does not end with it. */
  readonly #isEnded = (wish: Wish) => this.#ended.has(wish.policy) && !isComplaint(wish);

  /** Nobody waits for an alert any more: each of its wishes was ended, or one of them taken on. */
  readonly #isMoot = ({ bundle: { petitions } }: Sending) =>
    petitions.every(({ wish }) => this.#isEnded(wish)) || petitions.some(({ wish }) => this.#isTakenOn(wish));
}
