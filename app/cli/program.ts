import { Command } from 'commander';
import { checkCommand } from './commands/check.ts';
import { factsCommand } from './commands/facts.ts';
import { matchCommand } from './commands/match.ts';
import { replayCommand } from './commands/replay.ts';
import { testCommand } from './commands/test.ts';

/** The command `posthorn`, with all that it understands. */
export function programOf(version: string): Command {
  const program = new Command('posthorn')
    .description('Policies as code for what a company’s mail must set in motion.')
    .version(version)
    .option('--rules <dir>', 'folder of the policies', 'rules')
    .option('--json', 'JSON, one object a line where there are several', false)
    .option('--debug', 'show where an error comes from', false)
    .showHelpAfterError('See "posthorn --help".')
    .exitOverride();
  for (const add of [checkCommand, factsCommand, matchCommand, replayCommand, testCommand]) add(program);
  // What stands before the command and what stands after it is the same option.
  for (const command of program.commands) command.exitOverride().copyInheritedSettings(program);
  return program;
}
