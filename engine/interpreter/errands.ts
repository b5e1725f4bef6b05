import type { Bundle } from '../arbiter/docket.ts';
import type { Answer, Command } from './host.ts';

/** What could not be brought into its summary. */
interface Lost {
  readonly bundle: Bundle;
  readonly why: string;
}

/** Commands that no branch waits for and that take no logical time; only the event's end waits for them. */
export class Errands {
  readonly #office: { command(command: Command): void };
  readonly #running = new Map<string, Bundle>();
  #lost: Lost[] = [];

  constructor(office: { command(command: Command): void }) {
    this.#office = office;
  }

  /** @param bundle what it is for, should it fail for good */
  run(command: Command, bundle: Bundle): void {
    this.#running.set(command.key, bundle);
    this.#office.command(command);
  }

  /** @returns whether the answer was to an errand. */
  answer(key: string, answer: Answer): boolean {
    if (!this.#running.has(key)) return false;
    const bundle = this.#running.get(key);
    if (bundle && !answer.ok) this.#lost.push({ bundle, why: answer.failure.message });
    this.#running.delete(key);
    return true;
  }

  takeLost(): readonly Lost[] {
    return this.#lost.splice(0);
  }

  get busy(): boolean {
    return this.#running.size > 0;
  }
}
