import type { Item } from '../arbiter/wish.ts';
import type { Cancelling, RunStart, WorldEvent } from './host.ts';

/** Something that is to happen at an instant (epoch ms): a run starts, the world changes, an alert joins a summary, or somebody cancels runs. */
export type Happening = { readonly at: number } & (
  | { readonly run: RunStart }
  | { readonly world: WorldEvent }
  | { readonly item: Item }
  | { readonly cancel: Cancelling }
);

/** What is to happen, in the order of time; what comes at one instant in the order in which it was given. */
export class Agenda {
  #happenings: Happening[] = [];

  add(happening: Happening): void {
    this.#happenings.push(happening);
    this.#happenings.sort((a, b) => a.at - b.at);
  }

  get next(): number | undefined {
    return this.#happenings[0]?.at;
  }

  /** All that is due, removed from here. */
  take(now: number): Happening[] {
    const later = this.#happenings.findIndex(({ at }) => at > now);
    return this.#happenings.splice(0, later < 0 ? this.#happenings.length : later);
  }
}
