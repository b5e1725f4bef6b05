import type { Answer } from './host.ts';

/** An effect that was begun and has not been given back. */
export interface Flight<T> {
  readonly key: string;
  /** Whom the answer goes to; nobody, where the run has ended meanwhile. */
  subject: T | undefined;
  /** By the host's clock. */
  readonly begun: number;
  answer?: Answer | undefined;
  /** The instant of an answer that outlasted the hold. */
  late?: number | undefined;
}

/**
 * The effects in flight, and the rule that an effect takes no logical time unless it outlasts the hold. All times are
 * the host's clock in epoch milliseconds.
 */
export class Flights<T> {
  readonly #flights = new Map<string, Flight<T>>();
  readonly #hold: number;
  #unread: { key: string; answer: Answer }[] = [];

  constructor(hold: number) {
    this.#hold = hold;
  }

  begin(key: string, subject: T, clock: number): void {
    this.#flights.set(key, { key, subject, begun: clock });
  }

  answer(key: string, answer: Answer): void {
    this.#unread.push({ key, answer });
  }

  /** Takes in what was answered since the last look: what outlasted the hold gets an instant of its own. */
  read(clock: number): void {
    for (const { key, answer } of this.#unread) {
      const flight = this.#flights.get(key);
      if (!flight || flight.answer) continue;
      flight.answer = answer;
      if (clock - flight.begun >= this.#hold) flight.late = answer.at ?? clock;
    }
    this.#unread = [];
  }

  get size(): number {
    return this.#flights.size;
  }

  /** Its answer means nothing any more. */
  forget(key: string): void {
    this.#flights.delete(key);
  }

  /** Nobody waits for these answers any more. */
  drop(whose: (subject: T) => boolean): void {
    for (const flight of this.#flights.values())
      if (flight.subject && whose(flight.subject)) flight.subject = undefined;
  }

  /** Flights that somebody waits for and that may still take no time: not answered, and younger than the hold. */
  #young(clock: number): Flight<T>[] {
    return [...this.#flights.values()].filter((f) => f.subject && !f.answer && clock - f.begun < this.#hold);
  }

  /** Whether logical time must stand still for one of them. */
  hold(clock: number): boolean {
    return this.#young(clock).length > 0;
  }

  /** Whether some effect that somebody waits for may still be given back in time. */
  open(clock: number): boolean {
    return this.hold(clock) || [...this.#flights.values()].some((f) => f.subject && f.answer && f.late === undefined);
  }

  /** When the last young flight becomes late; undefined where there is none. */
  expiry(clock: number): number | undefined {
    const young = this.#young(clock);
    return young.length ? Math.max(...young.map((f) => f.begun + this.#hold)) : undefined;
  }

  /** The whole set of answers in time, once none is outstanding; removed from here. */
  takePunctual(clock: number): Flight<T>[] {
    return this.hold(clock) ? [] : this.#take((f) => f.late === undefined);
  }

  /** Answers in time, one by one as they come: for effects that no branch waits for. */
  takeEach(): Flight<T>[] {
    return this.#take((f) => f.late === undefined);
  }

  /** Whether answers in time wait here for others. */
  get waiting(): boolean {
    return [...this.#flights.values()].some((f) => f.subject && f.answer && f.late === undefined);
  }

  /** The earliest instant of a late answer. */
  get nextLate(): number | undefined {
    const late = [...this.#flights.values()].flatMap((f) => (f.late === undefined ? [] : [f.late]));
    return late.length ? Math.min(...late) : undefined;
  }

  takeLate(now: number): Flight<T>[] {
    return this.#take((f) => f.late !== undefined && f.late <= now);
  }

  #take(which: (flight: Flight<T>) => boolean): Flight<T>[] {
    const taken = [...this.#flights.values()].filter((f) => f.answer && which(f));
    for (const { key } of taken) this.#flights.delete(key);
    return taken;
  }
}
