import type { Entry } from '../../../engine/interpreter/entry.ts';
import type { Command } from '../../../engine/interpreter/host.ts';
import type { Played } from '../../../engine/simulator/stage.ts';

/** What replays ask of their worker: the world of the scenario. */
export interface Stage {
  /** @param nth counts the commands of the same effect from 1: a script may speak of the second one only */
  play(event: string, command: Command, nth: number): Promise<Played>;
  /** Policies have begun or ended on an event: others may be quiet, or heard again. */
  observe(event: string, entries: readonly Entry[]): Promise<void>;
}
