import { type Directory, PAGE, type Question, type Way } from '../engine/arbiter/alert.ts';
import type { Ruleset } from '../engine/plan/ruleset.ts';
import { standingBehind } from '../engine/roster/addressees.ts';
import { answer } from '../engine/roster/answer.ts';
import type { Known } from '../engine/roster/known.ts';
import type { Channel } from './channels/channel.ts';
import type { Channels } from './channels/open.ts';
import type { Store } from './store/store.ts';

/** What the directory reads. */
type Books = Pick<Store, 'directory' | 'absences' | 'overrides' | 'silences' | 'inhibitions' | 'log' | 'episodes'>;

/**
 * Who stands behind names of the rules (`purchasing`, `service.onCall`, `li.superior`) at an instant, and how they are
 * reached: what the store knows, reckoned by `engine/roster` as a replay does.
 */
export async function lookUp(
  question: Question,
  people: Ruleset['people'],
  store: Books,
  channels: Pick<Channels, 'names' | 'get'>,
): Promise<Directory> {
  const [addresses, absences, overrides, silences, inhibitions, troubles] = await Promise.all([
    store.directory.all(),
    store.absences.list(),
    store.overrides.list(),
    isAboutSilences(question) ? [] : store.silences.at(question.at),
    store.inhibitions.openNow(),
    store.episodes.openNow(),
  ]);
  const recent = await recentOf(question, people, { addresses, absences, overrides }, store);
  const ways = waysOf(channels);
  const known = { addresses, absences, overrides, silences, inhibitions, recent, ways };
  return failingLast(answer(question, people, known), troubles, question);
}

/** What a silence hides is not for that silence to hide. */
const isAboutSilences = ({ labels: { kind = '' } }: Question) => kind.startsWith('posthorn.silence-');

/**
 * A channel that keeps failing is tried after the others: nobody waits for it to fail again. But before the page, which many never
 * look at: to try for a while is better than to be shown where nobody sees it; unless that very failure is what is to be told.
 */
function failingLast(directory: Directory, troubles: ReadonlyMap<string, number>, { labels }: Question): Directory {
  const isWell = ({ channel }: Way) => !troubles.has(`posthorn.channel-failing ${channel}`);
  if (!troubles.size) return directory;
  const isAboutIt = labels.kind === 'posthorn.channel-failing';
  const persons = Object.entries(directory.persons).map(([id, person]) => {
    const { channels } = person;
    const page = isAboutIt ? channels.length : channels.findIndex(({ channel }) => channel === PAGE);
    const before = channels.slice(0, page);
    const wellFirst = [...before.filter(isWell), ...before.filter((way) => !isWell(way))];
    return [id, { ...person, channels: [...wellFirst, ...channels.slice(page)] }];
  });
  return { ...directory, persons: Object.fromEntries(persons) };
}

/** How many alerts each of those who are asked for was sent of late, where the question wants to know. */
async function recentOf(
  question: Question,
  people: Ruleset['people'],
  known: Pick<Known, 'addresses' | 'absences' | 'overrides'>,
  { log }: Books,
): Promise<Known['recent']> {
  const { event, refs, since, most = 0 } = question;
  if (since === undefined) return {};
  const persons = new Set(
    refs.flatMap((ref) => standingBehind(ref, question, people, known).map(({ person }) => person)),
  );
  const counts = [...persons].map(async (person) => [person, await log.claim(person, event, { since, most })] as const);
  return Object.fromEntries(await Promise.all(counts));
}

/** What is asked of channels for that. */
interface WayMakers {
  readonly names: readonly string[];
  get(name: string): Pick<Channel, 'rings' | 'least'> | undefined;
}

/** The opened channels as the arbiter sees them, the best first. */
export function waysOf(channels: WayMakers): Known['ways'] {
  return channels.names.map((name) => {
    const { rings, least } = channels.get(name) ?? {};
    return {
      channel: name,
      ...(rings ? { rings } : {}),
      ...(least ? { least } : {}),
    };
  });
}
