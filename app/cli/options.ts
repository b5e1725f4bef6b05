import type { Command } from 'commander';
import type { Exit } from './failure.ts';

/** What every command understands. */
export interface Common {
  readonly rules: string;
  readonly json: boolean;
  readonly debug: boolean;
}

/** A command's action: its arguments, then all options. What it returns is the exit code. */
type Action<A extends readonly unknown[], O extends Common> = (...given: [...A, O]) => Exit | Promise<Exit>;

/** Fits an action into commander, which hands it its arguments, its own options and the command. */
export function ending<A extends readonly unknown[], O extends Common>(action: Action<A, O>) {
  return async (...given: unknown[]): Promise<void> => {
    const command = given.at(-1) as Command;
    process.exitCode = await action(...(given.slice(0, -2) as unknown as A), command.optsWithGlobals() as O);
  };
}
