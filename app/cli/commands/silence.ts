import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import type { NewSilence, SilenceRow } from '../../../connectors/store/store.ts';
import { parseDuration } from '../../../engine/plan/duration.ts';
import type { Person } from '../../../engine/plan/ruleset.ts';
import { matcherRemark } from '../../directory/ground.ts';
import { DirectoryError, personNamed } from '../../directory/names.ts';
import { matcherOf, recurrenceOf } from '../../directory/silence-words.ts';
import { inOrder, instantIn } from '../../directory/times.ts';
import { EXIT, type Exit } from '../failure.ts';
import { ending } from '../options.ts';
import { json, line, note } from '../print/output.ts';
import { printSilence, printSilences } from '../print/silences.ts';
import { type Configured, withBooks } from '../read/books.ts';

/** How long one that recurs lasts where nobody says: somebody has to think of it again. */
const YEAR_MS = 365 * 86_400_000;
const CONFIG = ['--config <file>', 'the configuration (default: "posthorn.json", where there is one)'] as const;

export function silenceCommand(program: Command): void {
  const silence = program
    .command('silence')
    .summary('keep alerts back for a while')
    .description('Silences: alerts that match are not sent, and the log says which silence kept them back.');
  silence
    .command('add')
    .argument('<matchers...>', 'label=pattern, all of which must match: policy=office/* from=*@example.com')
    .requiredOption('--by <person>', 'whose order it is, by id')
    .option(...CONFIG)
    .option('--for <duration>', 'how long: 2h, 1d')
    .option('--until <time>', 'when it ends: 2026-10-01, 2026-10-01T09:00+08:00')
    .option('--from <time>', 'when it begins; now unless given')
    .option('--weekly <hours>', 'only in these hours: "saturday,sunday 00:00-24:00 Europe/Berlin"')
    .option('--comment <text>', 'why', '')
    .summary('begin one')
    .description(
      'Times without an offset are those of the person who orders it. One that recurs lasts a year unless told otherwise.',
    )
    .action(ending(add));
  silence
    .command('list')
    .option(...CONFIG)
    .option('--all', 'those that are over, too', false)
    .summary('those that hold or will hold')
    .action(ending(list));
  silence
    .command('end')
    .argument('<id>', 'as "silence list" shows it')
    .option(...CONFIG)
    .summary('end one now')
    .action(ending(end));
  // commander's own settings reach one level down only
  for (const command of silence.commands) command.copyInheritedSettings(program);
}

interface AddOptions extends Configured {
  readonly by: string;
  readonly for?: string;
  readonly until?: string;
  readonly from?: string;
  readonly weekly?: string;
  readonly comment: string;
}

function add(matchers: readonly string[], options: AddOptions): Promise<Exit> {
  return withBooks(options, async (store, ground) => {
    const by = personNamed(options.by, ground.rules.people);
    const id = `s-${randomBytes(4).toString('hex')}`;
    const silence: NewSilence = {
      id,
      matchers: matchers.map(matcherOf),
      ...spanOf(options, by, Date.now()),
      ...(options.weekly === undefined ? {} : { recurs: recurrenceOf(options.weekly) }),
      by: by.id,
      comment: options.comment,
    };
    for (const remark of silence.matchers.flatMap((matcher) => matcherRemark(matcher, ground) ?? [])) note(remark);
    await store.silences.add(silence);
    if (options.json) json(await store.silences.get(id));
    else printSilence((await store.silences.get(id))!);
    return EXIT.fine;
  });
}

function spanOf({ for: length, until, from, weekly }: AddOptions, by: Person, now: number) {
  if (length !== undefined && until !== undefined) throw new DirectoryError('say --for or --until, not both.');
  if (length === undefined && until === undefined && weekly === undefined) {
    throw new DirectoryError(
      'say how long: --for 2h, or --until 2026-10-01. A silence without an end would be forgotten.',
    );
  }
  const begin = from === undefined ? now : instantIn(from, by.zone);
  const span = {
    from: begin,
    until: until === undefined ? begin + lengthOf(length) : instantIn(until, by.zone, 'until'),
  };
  inOrder(span);
  return span;
}

function lengthOf(text: string | undefined): number {
  const ms = text === undefined ? YEAR_MS : parseDuration(text);
  if (ms) return ms;
  throw new DirectoryError(`--for ${text}: write a duration such as 30m, 2h or 1d.`);
}

interface SilenceListOptions extends Configured {
  readonly all: boolean;
}

function list(options: SilenceListOptions): Promise<Exit> {
  return withBooks(options, async (store) => {
    const now = Date.now();
    const isOver = ({ until, endedAt }: SilenceRow) => Math.min(until, endedAt ?? until) <= now;
    const rows = (await store.silences.list()).filter((row) => options.all || !isOver(row));
    if (options.json) for (const row of rows) json(row);
    else printSilences(rows);
    return EXIT.fine;
  });
}

function end(id: string, options: Configured): Promise<Exit> {
  return withBooks(options, async (store) => {
    const ended = await store.silences.end(id, Date.now());
    if (!ended) throw new DirectoryError(`there is no silence "${id}"; "posthorn silence list" shows those that hold.`);
    if (options.json) json(ended);
    else line(`${id} is over. It kept back ${ended.hidden} ${ended.hidden === 1 ? 'alert' : 'alerts'}.`);
    return EXIT.fine;
  });
}
