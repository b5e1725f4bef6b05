import { type Options, optionsFrom, USAGE } from './options.ts';
import { report } from './report.ts';
import { chaos } from './run.ts';

// `npm run chaos`: see options.ts. Exit codes: 0 nothing found, 1 something was, 2 wrong usage.

function options(): Options {
  try {
    const given = optionsFrom(process.argv.slice(2));
    if (given) return given;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

const giveUp = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => giveUp.abort(new Error('Given up.')));

const given = options();
console.log(`chaos: store ${given.store}, ${given.mails} mails, ${given.kills} kills, seed ${given.seed}`);
try {
  const outcome = await chaos(given, console.log, giveUp.signal);
  console.log(report(outcome));
  process.exit(outcome.faults.length ? 1 : 0);
} catch (error) {
  console.error((error as Error).stack);
  process.exit(1);
}
