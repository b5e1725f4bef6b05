import { CancellationScope, condition, isCancellation, sleep } from '@temporalio/workflow';
import type { Answer, Command, Host } from '../../engine/interpreter/host.ts';
import type { Scheduler } from '../../engine/interpreter/scheduler.ts';

/** Does what the scheduler asks, and always answers: a failure is an answer too. */
export type Doer = (command: Command) => Promise<Answer>;

/** The scheduler's life in a workflow: its clock, its commands as activities, and one timer. */
export class TemporalHost implements Host {
  readonly #scheduler: Scheduler;
  readonly #doer: Doer;
  readonly #recall: (() => Promise<void>) | undefined;
  #timer: { readonly at: number; readonly scope: CancellationScope } | undefined;
  #given = false;

  /** @param recall gives the scheduler what happened and it was not told of; asked before a deadline is taken for passed */
  constructor(scheduler: Scheduler, doer: Doer, recall?: () => Promise<void>) {
    this.#scheduler = scheduler;
    this.#doer = doer;
    this.#recall = recall;
  }

  /** The workflow's clock, which may lag behind that of the machine which took the mail in. */
  clock(): number {
    return Math.max(Date.now(), this.#scheduler.event.receivedAt);
  }

  begin(command: Command): void {
    void this.#doer(command).then((answer) => {
      this.#scheduler.answer(command.key, answer);
      this.given();
    });
  }

  /** Something was given to the scheduler: it is to go on. */
  given(): void {
    this.#given = true;
  }

  /** A condition is looked at when all that came with one workflow task was taken in, so the scheduler sees it as one set. */
  async next(wakeAt: number | undefined): Promise<void> {
    if (wakeAt !== undefined) this.#setTimer(wakeAt);
    await condition(() => this.#given);
    if (this.#recall && this.#scheduler.isDue(this.clock())) await this.#recall();
    this.#given = false;
  }

  /**
   * One timer for the earliest deadline, set anew only when that changes: a timer for each branch would wake branches
   * that are due together in several rounds. While nothing needs waking (a round is looked up) the old one stays.
   */
  #setTimer(at: number): void {
    if (this.#timer?.at === at) return;
    this.#timer?.scope.cancel();
    const scope = new CancellationScope();
    this.#timer = { at, scope };
    scope
      .run(() => sleep(Math.max(1, at - Date.now())))
      .then(
        () => this.#fired(scope),
        (error) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }

  #fired(scope: CancellationScope): void {
    if (this.#timer?.scope === scope) this.#timer = undefined;
    this.given();
  }
}
