import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CommandFailure, cannotUse } from '../failure.ts';

/** The mail of a sample folder, or an event that is no mail, and what the world then does. */
const MESSAGE = 'message.eml';
const EVENT = 'event.json';
const SCENARIO = 'scenario.json';

/** A mail or another event on disk, and the scenario that lies beside it in a sample folder. */
export interface MailFile {
  readonly path: string;
  readonly scenario?: string | undefined;
}

/** The mails and events that arguments name: an .eml file, an event.json, a sample folder, or a folder with any of these below it. */
export function mailFiles(paths: readonly string[]): MailFile[] {
  return paths.flatMap((path) => {
    const found = isFolder(path) ? below(path) : [path];
    if (!found.length) throw new CommandFailure(`${path}: there is no mail (.eml) and no event.json in this folder.`);
    return found.map(withScenario);
  });
}

/** @throws CommandFailure */
export function readMail({ path }: MailFile): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw cannotUse(path, error);
  }
}

/** Whether a file holds an event that is no mail. */
export const isEvent = ({ path }: MailFile) => path.endsWith('.json');

export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw cannotUse(path, error);
  }
}

function below(folder: string): string[] {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => name.endsWith('.eml') || basename(name) === EVENT)
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    throw cannotUse(folder, error);
  }
}

function withScenario(path: string): MailFile {
  const beside = join(dirname(path), SCENARIO);
  const isSample = [MESSAGE, EVENT].includes(basename(path)) && statSync(beside, { throwIfNoEntry: false })?.isFile();
  return { path, scenario: isSample ? beside : undefined };
}
