import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds. @throws after `timeout` ms (20 s), saying what was waited for. */
export async function eventually(
  holds: () => boolean | Promise<boolean>,
  what: string,
  timeout = 20_000,
): Promise<void> {
  for (const deadline = Date.now() + timeout; !(await holds()); await sleep(10)) {
    if (Date.now() > deadline) throw new Error(`Waited ${timeout} ms in vain for ${what}.`);
  }
}
