import type { Command } from 'commander';
import type { Store } from '../../../connectors/store/store.ts';
import type { Ruleset } from '../../../engine/plan/ruleset.ts';
import { readEntries } from '../../directory/csv.ts';
import { type Entry, keep, remarkOn } from '../../directory/entries.ts';
import { nameOf, textOf } from '../../directory/feed.ts';
import type { Ground } from '../../directory/ground.ts';
import { type Calendar, readCalendar } from '../../directory/ical.ts';
import { DirectoryError, teamNamed } from '../../directory/names.ts';
import { booksOf, overviewOf } from '../../directory/overview.ts';
import { instantIn } from '../../directory/times.ts';
import { EXIT, type Exit } from '../failure.ts';
import { ending } from '../options.ts';
import { json, line, note } from '../print/output.ts';
import { printOverview } from '../print/people.ts';
import { type Configured, withBooks } from '../read/books.ts';

const DAY_MS = 86_400_000;
const CONFIG = ['--config <file>', 'the configuration (default: "posthorn.json", where there is one)'] as const;

export function peopleCommand(program: Command): void {
  const people = program
    .command('people')
    .summary('who is on duty, who is away, how they are reached')
    .description('The directory: what about people is not in the rules.');
  people
    .command('list')
    .option(...CONFIG)
    .option('--at <time>', 'at that time instead of now: 2026-10-01T09:00+08:00')
    .summary('who is on duty, who is away, how each is reached')
    .description(
      'Shows who is on duty for each team with a rota, who is away and who acts for them, and how each person is reached.',
    )
    .action(ending(list));
  people
    .command('import')
    .argument(
      '[file]',
      'lines of "person,channel,address", "absence,person,from,until,deputy,note", "override,team,person,from,until,note"',
    )
    .option(...CONFIG)
    .option('--ical <file or address>', 'read a calendar instead: absences, or with --team turns of its rota')
    .option('--team <team>', 'for --ical: the team whose rota the calendar is')
    .option('--days <days>', 'for --ical: how far series are written out', '180')
    .option('--dry-run', 'say what would be kept, and keep nothing', false)
    .summary('take in addresses, absences and turns of a rota')
    .description(
      'Takes in a file or a calendar. To take the same in again changes nothing; nothing is kept of a file with a mistake in it.',
    )
    .action(ending(take));
  // commander's own settings reach one level down only
  for (const command of people.commands) command.copyInheritedSettings(program);
}

interface ListOptions extends Configured {
  readonly at?: string;
}

function list(options: ListOptions): Promise<Exit> {
  return withBooks(options, async (store, { rules: { people } }) => {
    const at = options.at === undefined ? Date.now() : instantIn(options.at, 'UTC');
    const overview = overviewOf(people, await booksOf(store, at), at);
    if (options.json) json(overview);
    else printOverview(overview);
    return EXIT.fine;
  });
}

interface ImportOptions extends Configured {
  readonly ical?: string;
  readonly team?: string;
  readonly days: string;
  readonly dryRun: boolean;
}

function take(file: string | undefined, options: ImportOptions): Promise<Exit> {
  const { ical, team } = options;
  return withBooks(options, async (store, ground) => {
    if ((file === undefined) === (ical === undefined)) {
      throw new DirectoryError('name one file to import, or a calendar by --ical.');
    }
    if (team !== undefined && ical === undefined) throw new DirectoryError('--team belongs to --ical.');
    const calendar = ical === undefined ? undefined : await calendarFrom(ical, options, ground.rules.people, store);
    const { entries, remarks } = calendar
      ? { entries: calendar.entries, remarks: remarksOn(calendar, ground) }
      : readEntries(await textOf(file!), file!, ground);
    for (const remark of remarks) note(remark);
    const gone = calendar?.isWhole ? await goneFrom(calendar, store) : [];
    if (calendar?.isWhole === false)
      note('nothing is taken out, for what could not be read may be in the calendar still');
    if (!options.dryRun) {
      await keep(entries, store);
      for (const { kind, id } of gone) await store[kind].remove(id);
    }
    report(entries, gone.length, options);
    return EXIT.fine;
  });
}

async function calendarFrom(
  source: string,
  { team, days }: ImportOptions,
  people: Ruleset['people'],
  store: Store,
): Promise<Calendar> {
  const horizon = Number(days);
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > 366) {
    throw new DirectoryError(`--days ${days}: write a number from 1 to 366.`);
  }
  const now = Date.now();
  return readCalendar(await textOf(source), {
    source: nameOf(source),
    key: source,
    team: team === undefined ? undefined : teamNamed(team, people),
    people,
    addresses: await store.directory.all(),
    from: now,
    until: now + horizon * DAY_MS,
  });
}

function remarksOn({ entries, passedOver }: Calendar, ground: Ground): readonly string[] {
  const remarks = new Set(entries.flatMap((entry) => remarkOn(entry, ground) ?? []));
  return [...passedOver.map((event) => `passed over: ${event}`), ...remarks];
}

/** What an earlier import of the calendar brought and it does not say any more; what is over stays. */
async function goneFrom({ prefix, entries }: Calendar, store: Pick<Store, 'absences' | 'overrides'>) {
  const said = new Set(entries.map(({ row }) => ('id' in row ? row.id : '')));
  const isGone = ({ id, until }: { id: string; until: number }) =>
    id.startsWith(prefix) && until > Date.now() && !said.has(id);
  const [absences, overrides] = await Promise.all([store.absences.list(), store.overrides.list()]);
  return [
    ...absences.filter(isGone).map(({ id }) => ({ kind: 'absences' as const, id })),
    ...overrides.filter(isGone).map(({ id }) => ({ kind: 'overrides' as const, id })),
  ];
}

function report(entries: readonly Entry[], removed: number, { json: asJson, dryRun }: ImportOptions): void {
  const count = (kind: Entry['kind']) => entries.filter((entry) => entry.kind === kind).length;
  const found = { addresses: count('address'), absences: count('absence'), overrides: count('override'), removed };
  if (asJson) {
    json({ ...found, kept: !dryRun });
    return;
  }
  const parts = [
    [found.addresses, 'address', 'addresses'],
    [found.absences, 'absence', 'absences'],
    [found.overrides, 'override', 'overrides'],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, one, many]) => `${n} ${n === 1 ? one : many}`);
  const taken = removed ? `, and ${dryRun ? 'take' : 'took'} out ${removed} that the calendar no longer has` : '';
  line(`${dryRun ? 'Would keep' : 'Kept'} ${said.join(', ') || 'nothing'}${taken}.`);
}
