import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readConfig } from '../../config/read.ts';
import type { Config } from '../../config/schema.ts';
import { type Posthorn, startPosthorn } from '../../up/start.ts';
import type { UpOptions } from '../commands/up.ts';
import { CommandFailure, EXIT, type Exit } from '../failure.ts';
import { line } from '../print/output.ts';
import { printAddresses, voice } from '../print/up.ts';
import { feedSamples, isDemonstration } from './feed.ts';
import { untilStopped } from './stopped.ts';
import { AlertWatch } from './watch.ts';

/** Runs until somebody ends it. */
export async function up({ config: file, rules, rulesGiven, samples }: UpOptions): Promise<Exit> {
  const stopped = untilStopped();
  const given = settings(file);
  const config = rulesGiven ? { ...given, rules: resolve(rules) } : given;
  const posthorn = await start(config);
  const watch = new AlertWatch(posthorn);
  await watch.passOver();
  printAddresses(posthorn);
  const folder = join(dirname(config.rules), 'samples');
  const mayFeed = samples && isDemonstration(config) && existsSync(folder);
  if (mayFeed && (await feedSamples(folder, posthorn, stopped))) await watch.passOver();
  await watch.during(stopped);
  line('\nStopping …');
  await posthorn.stop();
  line('Stopped. What waits goes on at the next start.');
  return EXIT.fine;
}

function settings(file: string | undefined): Config {
  try {
    return readConfig(file);
  } catch (error) {
    throw new CommandFailure((error as Error).message, EXIT.usage, error);
  }
}

/** What keeps a part from starting is for people to read. */
async function start(config: Config): Promise<Posthorn> {
  try {
    return await startPosthorn(config, voice);
  } catch (error) {
    throw new CommandFailure((error as Error).message, EXIT.found, error);
  }
}
