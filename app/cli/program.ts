import { Command } from 'commander';
import { backupCommand } from './commands/backup.ts';
import { checkCommand } from './commands/check.ts';
import { doctorCommand } from './commands/doctor.ts';
import { editCommand } from './commands/edit.ts';
import { eraseCommand } from './commands/erase.ts';
import { factsCommand } from './commands/facts.ts';
import { graphCommand } from './commands/graph.ts';
import { initCommand } from './commands/init.ts';
import { intentCommand } from './commands/intent.ts';
import { matchCommand } from './commands/match.ts';
import { peopleCommand } from './commands/people.ts';
import { quoteCommand } from './commands/quote.ts';
import { replayCommand } from './commands/replay.ts';
import { restoreCommand } from './commands/restore.ts';
import { serveCommand } from './commands/serve.ts';
import { silenceCommand } from './commands/silence.ts';
import { tellCommand } from './commands/tell.ts';
import { testCommand } from './commands/test.ts';
import { upCommand } from './commands/up.ts';
import { verdictCommand } from './commands/verdict.ts';
import { whyCommand } from './commands/why.ts';
import { workerCommand } from './commands/worker.ts';
import { commonOptions } from './options.ts';

/** In the order of the help. */
const COMMANDS = [
  initCommand,
  checkCommand,
  factsCommand,
  intentCommand,
  quoteCommand,
  matchCommand,
  replayCommand,
  testCommand,
  graphCommand,
  editCommand,
  upCommand,
  serveCommand,
  workerCommand,
  doctorCommand,
  tellCommand,
  backupCommand,
  restoreCommand,
  peopleCommand,
  silenceCommand,
  whyCommand,
  verdictCommand,
  eraseCommand,
];

/** The command `posthorn`, with all that it understands. */
export function programOf(version: string): Command {
  const program = commonOptions(new Command('posthorn'))
    .description('Policies as code for what a company’s mail must set in motion.')
    .version(version)
    .showHelpAfterError('See "posthorn --help".')
    .exitOverride();
  for (const add of COMMANDS) add(program);
  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
}
