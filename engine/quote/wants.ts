import type { Letter } from '../intent/letter.ts';
import { has, phrases, type Span } from '../intent/phrase.ts';
import { quantityIn } from '../intent/quantity.ts';
import { type Reading, readingOf } from '../intent/reading.ts';
import { type Group, groupsIn } from './amounts.ts';
import type { StockIndex } from './index-of.ts';
import { likely, type Mention, mentionsIn } from './mentions.ts';
import { clausesOf, gapFits, paired } from './pairs.ts';
import { rowWant } from './rows.ts';
import { tableLines } from './table.ts';
import { isItem, isNamed, thingIn } from './things.ts';
import { isCountedUnread } from './unread.ts';
import { oneLine, type Want } from './want.ts';

/** Of one thing; nobody asks for more prices of it, but a mail that wants a quote of a thousand lines. */
const MOST_AMOUNTS = 12;

/** So many lines a quote may have; a longer list is work for somebody who reads it. */
export const MOST_WANTS = 60;

/** Amounts in sentences that are looked at. */
const MOST_GROUPS = 3 * MOST_WANTS;

/** What a letter wants priced, in its order: from its tables, and from its sentences. Never throws. */
export function wantsIn(letter: Letter, index: StockIndex): readonly Want[] {
  const reading = readingOf(letter);
  const mentions = mentionsIn(letter.read, index);
  const lines = tableLines(letter.read).filter((line) => line.start > letter.subjectEnd);
  const inLines = (span: Span) => lines.some(({ start, end }) => start <= span.start && span.end <= end);
  const rows = lines.flatMap((line) => rowWant(line, { reading, mentions, index }));
  const page: Page = {
    reading,
    index,
    mentions: mentions.filter((mention) => !inLines(mention)),
    amounts: groupsIn(reading, MOST_GROUPS).filter((group) => !inLines(group)),
  };
  const said = letter.sentences
    .filter((sentence) => !inLines(sentence))
    .flatMap((sentence) => sentenceWants(sentence, page));
  return tidied([...said, ...rows], reading).slice(0, MOST_WANTS);
}

/** What stands in the sentences. */
interface Page {
  readonly reading: Reading;
  readonly index: StockIndex;
  readonly mentions: readonly Mention[];
  readonly amounts: readonly Group[];
}

/** What was bought before is told, not asked for. */
const PAST = phrases(
  "last (?:year|month|week|time|order|delivery|shipment)|previous(?:ly)?|already (?:received|have|bought)|in (?:19|20)\\d\\d|letzte[snr]? (?:jahr|monat|mal|bestellung|lieferung)|bisher|el año pasado|la última vez|el mes pasado|anterior|l'an(?:née)? derni(?:er|ère)|la dernière fois|去年|上次|上个月|之前|以前",
);
/** Of two amounts one is not wanted; which of them, a grammar would have to tell. */
const TAKEN_BACK = phrases(
  "cancel(?:led|ling|lation)?|do(?:es)? not (?:need|want)|do(?:es)?n't (?:need|want)|no longer (?:need|want)|instead of|rather than|stornier\\p{L}*|nicht mehr|kein\\p{L}{0,2} mehr|anstatt|anstelle|statt|cancelar|cancelen|cancelamos|ya no|en (?:lugar|vez) de|annul\\p{L}*|n'avons plus besoin|au lieu de|取消|不要了|不需要|而不是|代替",
);

function sentenceWants(sentence: Span & { readonly text: string }, page: Page): readonly Want[] {
  const { reading } = page;
  const { read } = reading.letter;
  if (has(PAST, sentence.text.replace(/\([^()]*\)/g, ' ')) && !/\?\s*$/.test(sentence.text)) return [];
  const mentions = collapsed(
    page.mentions.filter(({ start, end }) => sentence.start <= start && end <= sentence.end),
    read,
  );
  const isBeside = (group: Group, mention: Mention) => gapFits(read, group, mention);
  const amounts = page.amounts.filter(
    (group) =>
      sentence.start <= group.start &&
      group.end <= sentence.end &&
      !mentions.some(({ start, end }) => start < group.end && group.start < end) &&
      (group.likely || mentions.some((mention) => isBeside(group, mention))),
  );
  const pairs = paired(mentions, amounts, { read, sentence, isBeside });
  const left = amounts.filter((group) => ![...pairs.values()].some((one) => one === group));
  const isUnclear = left.length > 0 && mentions.length > 0;
  const isDoubtful = has(TAKEN_BACK, sentence.text);
  const named = mentions.map((mention): Want => {
    const group = pairs.get(mention);
    const wanted = oneLine(
      read.slice(Math.min(mention.start, group?.start ?? mention.start), Math.max(mention.end, group?.end ?? 0)),
    );
    const { articles, sure } = mention;
    const known = isDoubtful ? [] : (group?.amounts ?? []);
    const isOpen = isDoubtful || (!group && (isUnclear || isCountedUnread(mention, sentence, reading)));
    return { wanted, articles, sure, amounts: known, ...(isOpen && { unclear: true }) };
  });
  return [...named, ...left.flatMap((group) => unnamed(group, sentence, mentions, page))];
}

/** A part and its name side by side are one mention. */
function collapsed(mentions: readonly Mention[], read: string): readonly Mention[] {
  return mentions.reduce<Mention[]>((all, mention) => {
    const before = all.at(-1);
    const isSame =
      before?.sure && mention.sure && before.articles[0] === mention.articles[0] && before.articles.length > 0;
    if (isSame && BETWEEN.test(read.slice(before.end, mention.start)))
      all[all.length - 1] = { ...mention, start: before.start };
    else all.push(mention);
    return all;
  }, []);
}

const BETWEEN = /^[\s(（:：,，.–-]{0,6}$/u;

/** An amount of something that the list does not have by that name: what it may be, or nothing. */
function unnamed(
  group: Group,
  sentence: Span,
  mentions: readonly Mention[],
  { reading, index }: Page,
): readonly Want[] {
  const { read } = reading.letter;
  const clause =
    clausesOf(read, sentence).find(({ start, end }) => start <= group.start && group.end <= end) ?? sentence;
  if (mentions.some(({ start, end }) => clause.start <= start && end <= clause.end)) return [];
  const around = { start: Math.max(clause.start, group.start - 24), end: Math.min(clause.end, group.end + 48) };
  const thing = thingIn(read.slice(around.start, group.start), read.slice(group.end, around.end));
  const articles = likely(thing ?? '', index);
  if (thing === undefined || (!articles.length && !isNamed(thing) && !isItem(read, sentence, group, thing))) return [];
  const at = read.indexOf(thing, group.end);
  const end = at >= 0 && at < around.end ? at + thing.length : group.end;
  const start = at >= 0 && at < around.end ? group.start : Math.max(around.start, read.lastIndexOf(thing, group.start));
  return [{ wanted: oneLine(read.slice(start, end)), articles, sure: false, amounts: group.amounts }];
}

/** Goods that are named several times are one want; a single one without an amount has that of the mail. */
function tidied(wants: readonly Want[], reading: Reading): readonly Want[] {
  const keyOf = ({ articles, sure, wanted }: Want) =>
    sure && articles.length === 1
      ? articles[0]!.part
      : `${articles.map(({ part }) => part).join('|')} ${articles.length ? '' : wanted}`;
  const groups = [...Map.groupBy(wants, keyOf).values()];
  const merged = groups.map((same): Want => {
    const counted = same.filter(({ amounts }) => amounts.length > 0);
    const best = counted.find(({ sure }) => sure) ?? counted[0] ?? same[0]!;
    const amounts = new Map(counted.flatMap((one) => one.amounts).map((one) => [one.amount, one]));
    const isLong = amounts.size > MOST_AMOUNTS;
    const unclear = isLong || (!amounts.size && same.some((one) => one.unclear));
    return {
      wanted: best.wanted,
      articles: best.articles,
      sure: same.some(({ sure }) => sure),
      amounts: isLong ? [] : [...amounts.values()],
      ...(unclear && { unclear }),
    };
  });
  const open = merged.filter(({ amounts, unclear }) => !amounts.length && !unclear);
  const only = merged.length === 1 && open.length === 1 ? quantityIn(reading, 'inquiry')?.value : undefined;
  return only ? [{ ...open[0]!, amounts: [only] }] : merged;
}
