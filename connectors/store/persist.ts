import { setTimeout } from 'node:timers/promises';
import { StoreError, type StoreTrouble } from './store-error.ts';

/** What may be over in a moment: a server that starts again, two transactions of which one had to give way. */
const PASSING: readonly StoreTrouble[] = ['away', 'conflict'];

/** How long a server may be away before whoever asks is told, in ms. */
const PATIENCE_MS = 15_000;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Does a piece of work again while its trouble may pass. The work may have been done already when its connection broke:
 * so only for work that is safe to repeat.
 */
export async function persist<T>(work: () => Promise<T>): Promise<T> {
  const start = Date.now();
  for (let pause = 25; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      const isPassing = error instanceof StoreError && PASSING.includes(error.trouble);
      if (!isPassing || Date.now() - start > PATIENCE_MS) throw error;
      await setTimeout(pause * (0.5 + Math.random() / 2));
    }
  }
}

type Methods = { readonly [name: string]: (...given: never[]) => Promise<unknown> };

/** A part of the store whose methods persist. All of them are safe to repeat. */
export function persisting<T extends object>(part: T): T {
  const methods = Object.entries(part as unknown as Methods).map(([name, method]) => [
    name,
    (...given: never[]) => persist(() => method(...given)),
  ]);
  return Object.fromEntries(methods) as T;
}
