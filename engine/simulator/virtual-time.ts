import type { Command, Host } from '../interpreter/host.ts';
import type { Scheduler } from '../interpreter/scheduler.ts';
import type { Played } from './stage.ts';

/** A host whose clock jumps to the next thing that happens. */
export class VirtualTime implements Host {
  readonly #scheduler: Scheduler;
  readonly #play: (command: Command) => Played;
  #clock: number;
  #coming: { readonly at: number; readonly give: () => void }[] = [];

  constructor(scheduler: Scheduler, play: (command: Command) => Played) {
    this.#scheduler = scheduler;
    this.#play = play;
    this.#clock = scheduler.event.receivedAt;
  }

  clock(): number {
    return this.#clock;
  }

  /** Has something given at an instant (epoch ms). */
  at(at: number, give: () => void): void {
    const later = this.#coming.findIndex((other) => other.at > at);
    this.#coming.splice(later < 0 ? this.#coming.length : later, 0, { at, give });
  }

  begin(command: Command): void {
    const { answer, takes } = this.#play(command);
    this.at(this.#clock + takes, () => this.#scheduler.answer(command.key, answer));
  }

  /** When something happens next (epoch ms): what is coming, or what the scheduler wakes for. */
  nextAt(): number {
    return Math.min(
      this.#coming[0]?.at ?? Number.POSITIVE_INFINITY,
      this.#scheduler.wakeAt() ?? Number.POSITIVE_INFINITY,
    );
  }

  /** @throws Error where nothing will ever happen: the scheduler would wait for ever. */
  async next(): Promise<void> {
    const at = this.nextAt();
    if (at === Number.POSITIVE_INFINITY) throw new Error('the run waits for something that never comes');
    this.#clock = Math.max(this.#clock, at);
    while (this.#coming[0] && this.#coming[0].at <= this.#clock) this.#coming.shift()!.give();
  }
}
