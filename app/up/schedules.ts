import { setTimeout as sleep } from 'node:timers/promises';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import type { Base } from './base.ts';
import type { Stack } from './stack.ts';

/** Between two looks, in ms. */
const LOOK_MS = 1_000;
const RETRY_MS = 5_000;

/** Keeps the schedules on Temporal to those of the rules that are active, whoever published them. */
export function keepSchedules({ rules, durable, voice }: Pick<Base, 'rules' | 'durable' | 'voice'>, open: Stack): void {
  const stopping = new AbortController();
  let kept: Ruleset | undefined;
  let complained = false;
  const look = async () => {
    const { ruleset } = rules.current();
    if (ruleset === kept) return LOOK_MS;
    try {
      await durable.schedules.keep(ruleset.plans, Date.now());
      kept = ruleset;
      complained = false;
      return LOOK_MS;
    } catch (error) {
      if (!complained) voice.warn(`The schedules of the policies could not be set yet: ${(error as Error).message}`);
      complained = true;
      return RETRY_MS;
    }
  };
  const run = async () => {
    while (!stopping.signal.aborted) {
      await sleep(await look(), undefined, { signal: stopping.signal, ref: false }).catch(() => {});
    }
  };
  open.keep(run(), (running) => {
    stopping.abort();
    return running;
  });
}
