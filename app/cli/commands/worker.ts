import { type Command, InvalidArgumentError } from 'commander';
import { type Common, ending } from '../options.ts';

export interface WorkerCommandOptions extends Common {
  readonly config?: string;
  readonly mailboxes?: number;
  readonly alerts: boolean;
}

export function workerCommand(program: Command): void {
  program
    .command('worker')
    .option('--config <file>', 'the configuration (default: "posthorn.json", where there is one)')
    .option('--mailboxes <number>', 'watch so many mailboxes at most, or "none" (default: as configured)', room)
    .option('--no-alerts', 'watch mailboxes only: who is told is decided elsewhere')
    .summary('the work alone: runs and mailboxes')
    .description(
      'Carries runs out and watches mailboxes, for a "posthorn serve" that uses the same store and the same Temporal service. As many of them as you like, on as many machines.',
    )
    .action(ending(async (options: WorkerCommandOptions) => (await import('../up/run.ts')).worker(options)));
}

function room(text: string): number {
  if (text === 'none') return 0;
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a number, or "none".');
}
