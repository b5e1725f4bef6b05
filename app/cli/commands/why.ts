import type { Command } from 'commander';
import { type Common, ending } from '../options.ts';

export interface WhyOptions extends Common {
  readonly config?: string;
}

export function whyCommand(program: Command): void {
  program
    .command('why')
    .argument('<mail>', 'the id of an event, a Message-ID, or the mail itself (.eml)')
    .argument('[person]', 'id or name of one person; without it everybody whom a policy named')
    .option('--config <file>', 'the configuration (default: "posthorn.json", where there is one)')
    .summary('why somebody was, or was not, told')
    .description(
      'Says of a mail that was taken in who was told and who was not, and why. Reads the store of the configuration, whether or not Posthorn runs.',
    )
    // The other commands need not wait until the store's driver is loaded.
    .action(
      ending(async (mail: string, person: string | undefined, options: WhyOptions) =>
        (await import('../why/ask.ts')).why(mail, person, options),
      ),
    );
}
