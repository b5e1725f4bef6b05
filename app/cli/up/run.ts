import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serving, working } from '../../up/role.ts';
import { type Process, startPosthorn, startWorkerProcess } from '../../up/start.ts';
import type { ServeOptions } from '../commands/serve.ts';
import type { UpOptions } from '../commands/up.ts';
import type { WorkerCommandOptions } from '../commands/worker.ts';
import { CommandFailure, EXIT, type Exit } from '../failure.ts';
import { line } from '../print/output.ts';
import { printAddresses, printWorker, voice } from '../print/up.ts';
import { settings } from '../read/settings.ts';
import { feedSamples, isDemonstration } from './feed.ts';
import { untilStopped } from './stopped.ts';
import { AlertWatch } from './watch.ts';

/** Runs until somebody ends it. */
export async function up({ samples, ...options }: UpOptions): Promise<Exit> {
  const stopped = untilStopped();
  const config = settings(options);
  const posthorn = await started(startPosthorn(config, voice));
  const watch = new AlertWatch(posthorn);
  await watch.passOver();
  printAddresses(posthorn);
  const folder = join(dirname(config.rules), 'samples');
  const mayFeed = samples && isDemonstration(config) && existsSync(folder);
  if (mayFeed && (await feedSamples(folder, posthorn, stopped))) await watch.passOver();
  await watch.during(stopped);
  return end(posthorn);
}

/** The front alone, until somebody ends it. */
export async function serve({ publish, ...options }: ServeOptions): Promise<Exit> {
  const stopped = untilStopped();
  const posthorn = await started(startPosthorn(settings(options), voice, serving(publish)));
  const watch = new AlertWatch(posthorn);
  await watch.passOver();
  printAddresses(posthorn);
  await watch.during(stopped);
  return end(posthorn);
}

/** The work alone, until somebody ends it. */
export async function worker({ mailboxes, alerts, ...options }: WorkerCommandOptions): Promise<Exit> {
  const stopped = untilStopped();
  const role = working({ alerts, mailboxes: mailboxes ?? true });
  if (!alerts && mailboxes === 0)
    throw new CommandFailure('A worker without alerts and mailboxes has no work.', EXIT.usage);
  const process = await started(startWorkerProcess(settings(options), voice, role));
  printWorker(role, process);
  await stopped;
  return end(process);
}

async function end(process: Process): Promise<Exit> {
  line('\nStopping …');
  await process.stop();
  line('Stopped. What waits goes on at the next start.');
  return EXIT.fine;
}

/** What keeps a part from starting is for people to read. */
async function started<T>(starting: Promise<T>): Promise<T> {
  try {
    return await starting;
  } catch (error) {
    throw new CommandFailure((error as Error).message, EXIT.found, error);
  }
}
