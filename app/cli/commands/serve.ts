import type { Command } from 'commander';
import { type Common, ending } from '../options.ts';

export interface ServeOptions extends Common {
  readonly config?: string;
  readonly publish: boolean;
}

export function serveCommand(program: Command): void {
  program
    .command('serve')
    .option('--config <file>', 'the configuration (default: "posthorn.json", where there is one)')
    .option('--publish', 'publish the rules of the folder even where newer ones are active', false)
    .summary('the front alone: page, API, listeners, rules')
    .description(
      'Serves the page and the API, listens for mail by SMTP and in the folder, and publishes the rules. The work is done by "posthorn worker", on this machine or on others.',
    )
    .action(ending(async (options: ServeOptions) => (await import('../up/run.ts')).serve(options)));
}
