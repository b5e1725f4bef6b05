import type { Command } from 'commander';
import { type Common, ending } from '../options.ts';

export interface DoctorOptions extends Common {
  readonly config?: string;
}

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .option('--config <file>', 'the configuration (default: "posthorn.json", where there is one)')
    .summary('look at everything, and say what will not work')
    .description(
      'Looks at the configuration, the data folder, the rules, Temporal, the store, the clock, each source, each channel, how their servers are encrypted, the DNS records of own domains, whether sending addresses are on block lists, who may send events, the stock list, the relay of outgoing mail, probes and traces, and whether everybody can be reached. Sends nothing.',
    )
    .action(ending(async (options: DoctorOptions) => (await import('../doctor/run.ts')).doctor(options)));
}
