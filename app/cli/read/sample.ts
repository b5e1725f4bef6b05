import { closest } from '../../../engine/compiler/spell.ts';
import { type Occurrence, occurrenceFrom } from '../../../engine/facts/occurrence.ts';
import type { Ruleset } from '../../../engine/plan/ruleset.ts';
import type { Sample } from '../../../engine/simulator/replay.ts';
import { eventNames, schemaNamed } from '../../events/known.ts';
import { checkData } from '../../events/validate.ts';
import { CommandFailure, EXIT } from '../failure.ts';
import { isEvent, type MailFile, readMail } from './mails.ts';

/** A mail as it is, or an event, held to its declaration. @throws CommandFailure with a line for each thing that is wrong */
export function readSample(file: MailFile, ruleset: Ruleset): Sample {
  const bytes = readMail(file);
  return isEvent(file) ? eventIn(file.path, bytes, ruleset) : bytes;
}

function eventIn(path: string, bytes: Uint8Array, ruleset: Ruleset): Occurrence {
  const found = (lines: readonly string[]) =>
    new CommandFailure(lines.map((line) => `${path}: ${line}`).join('\n'), EXIT.found);
  try {
    const kept = JSON.parse(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
    const occurrence = occurrenceFrom(kept);
    const wrong = problemsOf(occurrence, kept.data, ruleset);
    if (wrong.length) throw found(wrong);
    return occurrence;
  } catch (error) {
    if (error instanceof SyntaxError) throw found([`this is not JSON: ${error.message}`]);
    if (error instanceof RangeError) throw found([error.message]);
    throw error;
  }
}

function problemsOf({ kind }: Occurrence, data: unknown, ruleset: Ruleset): readonly string[] {
  if (kind.startsWith('schedule:')) return scheduleProblem(kind, ruleset);
  const schema = schemaNamed(ruleset, kind);
  if (!schema) return [`there is no event ${JSON.stringify(kind)}.${hint(kind, eventNames(ruleset))}`];
  const { problems, ignored } = checkData(schema, data);
  const extra = ignored.map((place) => `data${place} is declared nowhere: nothing reads it.`);
  return [...problems.map(({ path, message }) => `data${path}: ${message}`), ...extra];
}

function scheduleProblem(kind: string, { plans }: Ruleset): readonly string[] {
  const scheduled = plans.filter(({ schedule }) => schedule);
  if (scheduled.some(({ on }) => on === kind)) return [];
  const policy = kind.slice(kind.indexOf(':') + 1);
  return [
    `no policy ${JSON.stringify(policy)} is on a schedule.${hint(
      policy,
      scheduled.map(({ id }) => id),
    )}`,
  ];
}

function hint(name: string, known: readonly string[]): string {
  const guess = closest(name, known);
  return guess === undefined ? '' : ` Did you mean ${guess}?`;
}
