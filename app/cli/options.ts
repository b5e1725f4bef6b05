import type { Command } from 'commander';
import type { Exit } from './failure.ts';

/** What every command understands. */
export interface Common {
  readonly rules: string;
  /** Whether somebody named the rules folder. */
  readonly rulesGiven: boolean;
  readonly json: boolean;
}

const RULES = 'rules';

export function commonOptions(program: Command): Command {
  return program
    .option('--rules <dir>', `folder of the policies (default: "${RULES}")`)
    .option('--json', 'JSON, one object a line where there are several', false)
    .option('--debug', 'show where an error comes from', false);
}

/** A command's action: its arguments, then all options. What it returns is the exit code. */
type Action<A extends readonly unknown[], O extends Common> = (...given: [...A, O]) => Exit | Promise<Exit>;

/** Fits an action into commander, which hands it its arguments, its own options and the command. */
export function ending<A extends readonly unknown[], O extends Common>(action: Action<A, O>) {
  return async (...given: unknown[]): Promise<void> => {
    const options = (given.at(-1) as Command).optsWithGlobals();
    const common = { ...options, rules: options.rules ?? RULES, rulesGiven: options.rules !== undefined };
    process.exitCode = await action(...(given.slice(0, -2) as unknown as A), common as unknown as O);
  };
}
