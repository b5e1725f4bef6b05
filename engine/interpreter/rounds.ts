import type { Wish } from '../arbiter/wish.ts';
import type { Answer } from './host.ts';
import type { Branch, Run } from './run.ts';

/** A wish on its way, and the branch that waits for its judgement (none, for a complaint of our own, or one that comes in again). */
export interface Pending {
  readonly wish: Wish;
  readonly branch: Branch | undefined;
}

interface Round {
  /** When the first wish came, by the host's clock. */
  readonly opened: number;
  readonly pending: readonly Pending[];
}

/** Gathers wishes in rounds: one is open, and one may be looked up. Times are the host's clock in epoch milliseconds. */
export class Rounds {
  readonly #hold: number;
  #open: Round | undefined;
  #lookup: { readonly key: string; readonly pending: readonly Pending[]; answer?: Answer } | undefined;
  #closed = 0;

  /** @param hold how long a round may be held open by effects in flight, in ms */
  constructor(hold: number) {
    this.#hold = hold;
  }

  /** A wish joins the open round, or opens one. */
  add(pending: Pending, clock: number): void {
    const { opened, pending: before } = this.#open ?? { opened: clock, pending: [] };
    this.#open = { opened, pending: [...before, pending] };
  }

  /** Takes back what a run wished and nobody has begun to judge. */
  withdraw(run: Run): readonly Wish[] {
    if (!this.#open) return [];
    const isOfRun = ({ branch }: Pending) => branch?.run === run;
    const left = this.#open.pending.filter((one) => !isOfRun(one));
    const taken = this.#open.pending.filter(isOfRun).map(({ wish }) => wish);
    this.#open = left.length ? { ...this.#open, pending: left } : undefined;
    return taken;
  }

  get open(): boolean {
    return this.#open !== undefined;
  }

  /** A round is being looked up: nothing else may happen until it is judged. */
  get looking(): boolean {
    return this.#lookup !== undefined;
  }

  /** Until when the open round may be held by effects in flight. */
  get heldUntil(): number | undefined {
    return this.#open && this.#open.opened + this.#hold;
  }

  /**
   * Closes the open round when nothing more can join it.
   *
   * @param named puts persons in the place of names that stand for whoever was told
   * @returns what is to be looked up, and under which key
   */
  close(
    clock: number,
    effectsInFlight: boolean,
    named: (wish: Wish) => Wish,
  ): { readonly key: string; readonly wishes: readonly Wish[] } | undefined {
    const round = this.#open;
    if (!round || this.#lookup) return undefined;
    const urgent = round.pending.some(({ wish }) => wish.priority === 'urgent');
    if (effectsInFlight && !urgent && clock < round.opened + this.#hold) return undefined;
    const key = `round-${++this.#closed}`;
    const pending = round.pending.map(({ wish, branch }) => ({ wish: named(wish), branch }));
    this.#open = undefined;
    this.#lookup = { key, pending };
    return { key, wishes: pending.map(({ wish }) => wish) };
  }

  /** @returns whether the answer was to a round that is looked up. */
  answer(key: string, answer: Answer): boolean {
    if (this.#lookup?.key !== key) return false;
    this.#lookup.answer = answer;
    return true;
  }

  /** The round that was looked up, once the directory has answered; removed from here. */
  take(): { readonly pending: readonly Pending[]; readonly answer: Answer } | undefined {
    if (!this.#lookup?.answer) return undefined;
    const { pending, answer } = this.#lookup;
    this.#lookup = undefined;
    return { pending, answer };
  }
}
