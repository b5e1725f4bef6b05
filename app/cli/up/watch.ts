import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggedAlert } from '../../../connectors/store/store.ts';
import type { Posthorn } from '../../up/start.ts';
import { printAlert } from '../print/up.ts';

const EVERY_MS = 1_000;

/** Says each alert as it is made. */
export class AlertWatch {
  readonly #log: Posthorn['store']['log'];
  readonly #seen = new Set<string>();

  constructor({ store }: Posthorn) {
    this.#log = store.log;
  }

  /** What was told until now is not said. */
  async passOver(): Promise<void> {
    for (const { alert } of await this.#log.alerts({})) this.#seen.add(alert.key);
  }

  /** Resolves with `stopped`. */
  async during(stopped: Promise<void>): Promise<void> {
    let watching = true;
    const ended = stopped.then(() => {
      watching = false;
    });
    while (watching) {
      for (const logged of await this.#fresh()) {
        this.#seen.add(logged.alert.key);
        printAlert(logged);
      }
      await Promise.race([sleep(EVERY_MS, undefined, { ref: false }), ended]);
    }
  }

  async #fresh(): Promise<LoggedAlert[]> {
    const newest = await this.#log.alerts({ limit: 50 });
    return newest.filter(({ alert, state }) => state !== 'sending' && !this.#seen.has(alert.key)).reverse();
  }
}
