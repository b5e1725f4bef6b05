import type { Command } from 'commander';
import { type Common, ending } from '../options.ts';

export interface UpOptions extends Common {
  readonly config?: string;
  readonly samples: boolean;
}

export function upCommand(program: Command): void {
  program
    .command('up')
    .option('--config <file>', 'the configuration (default: "posthorn.json", where there is one)')
    .option('--no-samples', 'do not feed the samples at the first start')
    .summary('everything: Temporal, worker, sources and page')
    .description(
      'Starts everything on this machine. The first start feeds the samples, unless real mailboxes or channels are configured.',
    )
    // The other commands need not wait until all that this one takes is loaded.
    .action(ending(async (options: UpOptions) => (await import('../up/run.ts')).up(options)));
}
