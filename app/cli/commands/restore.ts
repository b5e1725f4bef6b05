import type { Command } from 'commander';
import { type Common, ending } from '../options.ts';

export interface RestoreOptions extends Common {
  readonly data: string;
}

export function restoreCommand(program: Command): void {
  program
    .command('restore')
    .argument('<from>', 'what "posthorn backup" made')
    .requiredOption('--data <dir>', 'the data folder to make; it must be empty where it exists')
    .summary('make a data folder of a backup')
    .description('Checks a backup, every file of it, and makes a data folder of it.')
    .action(
      ending(async (from: string, options: RestoreOptions) =>
        (await import('../data/restore.ts')).restore(from, options),
      ),
    );
}
