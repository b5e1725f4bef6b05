import { type Command, Option } from 'commander';
import { PRIORITIES, type Priority } from '../../../engine/plan/priority.ts';
import { type Common, ending } from '../options.ts';

export interface TellOptions extends Common {
  readonly config?: string;
  readonly channel?: string;
  readonly priority: Priority;
}

export function tellCommand(program: Command): void {
  program
    .command('tell')
    .argument('<person>', 'id of a person of the rules')
    .option('--config <file>', 'the configuration (default: "posthorn.json", where there is one)')
    .option('--channel <name>', 'by this channel; without it by the first that the person has for the priority')
    .addOption(new Option('--priority <priority>', 'as an alert that presses so').choices(PRIORITIES).default('high'))
    .summary('send somebody a test')
    .description(
      'Sends a person one alert that says that it is a test, through the real channel, whatever their quiet hours. Prints what happened.',
    )
    .action(
      ending(async (person: string, options: TellOptions) => (await import('../tell/run.ts')).tell(person, options)),
    );
}
