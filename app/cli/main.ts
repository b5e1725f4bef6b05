import { inspect } from 'node:util';
import { CommanderError } from 'commander';
import { ownPackage } from '../own-package.ts';
import { CommandFailure, EXIT } from './failure.ts';
import { note } from './print/output.ts';
import { programOf } from './program.ts';

// `posthorn … | head` closes the pipe when it has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.fine);
  throw error;
});

try {
  await programOf(ownPackage().version).parseAsync();
} catch (error) {
  process.exitCode = report(error as Error);
}

/** Says what went wrong. commander has said its part already. */
function report(error: Error): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  const debug = process.argv.includes('--debug');
  note(debug ? inspect(error) : error.message);
  if (error instanceof CommandFailure) return error.exit;
  if (!debug) note('This is a fault of Posthorn itself; --debug shows where.');
  return EXIT.found;
}
