import type { Command } from 'commander';
import { type Common, ending } from '../options.ts';

export interface QuoteOptions extends Common {
  readonly config?: string;
  readonly calendar?: string;
  readonly pdf?: string;
}

export function quoteCommand(program: Command): void {
  program
    .command('quote')
    .argument('<paths...>', 'mails (.eml), sample folders, or folders with any of these')
    .option('--config <file>', 'the configuration (default: "posthorn.json", where there is one)')
    .option('--calendar <who>', 'in whose working days lead times are counted: sales.lead (default: Monday to Friday)')
    .option('--pdf <folder>', 'also write each quote there, as a PDF')
    .summary('the first quote that a mail would get')
    .description(
      'Looks what mails name up in the stock list of the configuration, as of the day on which they were written: prices by quantity, days, and what is not certain. Sends nothing.',
    )
    .action(
      ending(async (paths: readonly string[], options: QuoteOptions) =>
        (await import('../quote/run.ts')).quote(paths, options),
      ),
    );
}
