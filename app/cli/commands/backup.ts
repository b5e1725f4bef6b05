import type { Command } from 'commander';
import { type Common, ending } from '../options.ts';

export interface BackupOptions extends Common {
  readonly config?: string;
}

export function backupCommand(program: Command): void {
  program
    .command('backup')
    .argument('<to>', 'a new folder, or an archive: a name that ends in .tar, .tar.gz or .tgz')
    .option('--config <file>', 'the configuration (default: "posthorn.json", where there is one)')
    .summary('copy the data folder while Posthorn works on it')
    .description(
      'Copies the data folder as it is now: the store, Temporal’s database, mails, large payloads and keys. Keep the copy as you keep the mails: whoever has it can read them.',
    )
    .action(
      ending(async (to: string, options: BackupOptions) => (await import('../data/backup.ts')).backup(to, options)),
    );
}
