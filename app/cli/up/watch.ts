import { setTimeout as sleep } from 'node:timers/promises';
import type { Posthorn } from '../../up/start.ts';
import { printAlert } from '../print/up.ts';

const EVERY_MS = 1_000;

/** Says each alert as it is made. */
export class AlertWatch {
  readonly #posthorn: Posthorn;

  constructor(posthorn: Posthorn) {
    this.#posthorn = posthorn;
  }

  /** What was told before is not told again. Resolves with `stopped`. */
  async during(stopped: Promise<void>): Promise<void> {
    const { log } = this.#posthorn.store;
    let watching = true;
    const ended = stopped.then(() => {
      watching = false;
    });
    const seen = new Set((await log.alerts({})).map(({ alert }) => alert.key));
    while (watching) {
      const fresh = (await log.alerts({ limit: 50 })).filter(
        ({ alert, state }) => state !== 'sending' && !seen.has(alert.key),
      );
      for (const logged of fresh.reverse()) {
        seen.add(logged.alert.key);
        printAlert(logged);
      }
      await Promise.race([sleep(EVERY_MS, undefined, { ref: false }), ended]);
    }
  }
}
