import { setTimeout as sleep } from 'node:timers/promises';
import type { Target } from './kept.ts';
import { random } from './random.ts';

/** One kill of the sequence. */
export interface Kill {
  /** Place of the target in its list. */
  readonly target: number;
  /** After the kill before, in ms. */
  readonly pause: number;
  /** Until it is started again, in ms. */
  readonly down: number;
}

const PAUSE = { least: 500, most: 5_500 };
const DOWN = { least: 100, most: 3_000 };

/** The sequence of kills of a run, by its seed. */
export function sequence(count: number, seed: number, targets: number): Kill[] {
  // Another run of numbers than that of the mails.
  const chance = random(seed + 1_000_003);
  const between = ({ least, most }: { least: number; most: number }) => Math.round(least + chance() * (most - least));
  return Array.from({ length: count }, () => ({
    target: Math.floor(chance() * targets),
    pause: between(PAUSE),
    down: between(DOWN),
  }));
}

/**
 * Kills one after the other; each comes back by itself meanwhile, and may be killed again once it does.
 *
 * @returns how often each was killed, once all are back
 */
export async function carryOut(kills: readonly Kill[], targets: readonly Target[], signal: AbortSignal) {
  const counts = new Map<string, number>(targets.map(({ name }) => [name, 0]));
  const back = new Map<Target, Promise<void>>();
  for (const { target: place, pause, down } of kills) {
    await sleep(pause);
    if (signal.aborted) break;
    const target = targets[place]!;
    await back.get(target);
    await target.kill();
    counts.set(target.name, counts.get(target.name)! + 1);
    const coming = sleep(down).then(() => target.start());
    coming.catch(() => {});
    back.set(target, coming);
  }
  await Promise.all(back.values());
  return counts;
}
