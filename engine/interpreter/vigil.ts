import type { Later, Sending } from '../arbiter/docket.ts';
import type { Wish } from '../arbiter/wish.ts';

/** An alert that is watched: the next channel is tried unless somebody acknowledges before then (epoch ms). */
interface Watched {
  readonly sending: Sending;
  readonly at: number;
}

/** What the desk has to come back to: wishes that were put off, and alerts that nobody has acknowledged yet. Times in epoch ms. */
export class Vigil {
  #later: Later[] = [];
  #watched: Watched[] = [];

  putOff(later: readonly Later[]): void {
    this.#later.push(...later);
  }

  /** Watches an alert whose wishes say how long its channel has; the most impatient counts. */
  watch(sending: Sending, now: number): void {
    const within = sending.bundle.petitions.flatMap(({ wish }) => wish.acknowledgeWithin ?? []);
    if (within.length) this.#watched.push({ sending, at: now + Math.min(...within) });
  }

  /** The next channel was tried already, or there is none. */
  unwatch(alert: string): void {
    this.#watched = this.#watched.filter(({ sending }) => sending.alert.key !== alert);
  }

  get next(): number | undefined {
    const times = [...this.#later, ...this.#watched].map(({ at }) => at);
    return times.length ? Math.min(...times) : undefined;
  }

  /** Whatever of this is settled is forgotten. */
  forget(settled: {
    readonly later: (later: Later) => boolean;
    readonly watched: (sending: Sending) => boolean;
  }): void {
    this.#later = this.#later.filter((one) => !settled.later(one));
    this.#watched = this.#watched.filter(({ sending }) => !settled.watched(sending));
  }

  /** Runs were ended: what was put off for them, removed from here. Their shown alerts are not heard any more. */
  end(isEnded: (wish: Wish) => boolean): readonly Later[] {
    const ended = this.#later.filter(({ wish }) => isEnded(wish));
    this.#later = this.#later.filter((one) => !ended.includes(one));
    return ended.filter(({ kind }) => kind === 'deferred');
  }

  take(now: number): { readonly later: readonly Later[]; readonly unacknowledged: readonly Sending[] } {
    const later = this.#later.filter(({ at }) => at <= now);
    const watched = this.#watched.filter(({ at }) => at <= now);
    this.#later = this.#later.filter((one) => !later.includes(one));
    this.#watched = this.#watched.filter((one) => !watched.includes(one));
    return { later, unacknowledged: watched.map(({ sending }) => sending) };
  }
}
