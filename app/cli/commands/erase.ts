import { type Command, Option } from 'commander';
import { type Common, ending } from '../options.ts';

export interface EraseOptions extends Common {
  readonly config?: string;
  readonly olderThan?: string;
  readonly mail?: string;
  readonly dryRun: boolean;
}

export function eraseCommand(program: Command): void {
  program
    .command('erase')
    .option('--config <file>', 'the configuration (default: "posthorn.json", where there is one)')
    .addOption(new Option('--older-than <age>', 'mails older than this: "90d", "2y"').conflicts('mail'))
    .option('--mail <id>', 'one mail: its Message-ID, or the id of its event')
    .option('--dry-run', 'only say how many there are', false)
    .summary('erase mails, by age or one of them')
    .description(
      'Erases raw mails, subjects, addresses and the texts of alerts; what stays says when who was told by which policy. Mails whose run still waits are left.',
    )
    .action(ending(async (options: EraseOptions) => (await import('../data/erase.ts')).erase(options)));
}
