import type { Letter } from '../intent/letter.ts';
import type { Numeral } from '../intent/numbers.ts';
import { has, phrases, type Span } from '../intent/phrase.ts';
import { amountsIn, quantityIn, type Rated } from '../intent/quantity.ts';
import { type Reading, readingOf } from '../intent/reading.ts';
import { unitAt } from '../intent/units.ts';
import type { Article, StockIndex } from './index-of.ts';
import { likely, type Mention, mentionsIn } from './mentions.ts';
import { type Line, tableLines } from './table.ts';

/** Something that a mail wants priced. */
export interface Want {
  /** The words of the mail, on one line. */
  readonly wanted: string;
  readonly articles: readonly Article[];
  /** It is the one article, and no other. */
  readonly sure: boolean;
  /** Several: a price is asked for each. None: the mail names no amount. */
  readonly amounts: readonly Amount[];
  /** It names some, and it is not clear which belongs to what. */
  readonly unclear?: boolean | undefined;
}

export interface Amount {
  readonly amount: number;
  /** In English: `piece`, `set`. */
  readonly unit: string | null;
}

/** So many lines a quote may have; a longer list is work for somebody who reads it. */
export const MOST_WANTS = 60;

/** Amounts in sentences that are looked at. */
const MOST_GROUPS = 3 * MOST_WANTS;

const LONGEST_WANTED = 90;

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
    amounts: groupsIn(reading).filter((group) => !inLines(group)),
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

const oneLine = (text: string) => {
  const line = text.replace(/[\s|]+/g, ' ').trim();
  return line.length > LONGEST_WANTED ? `${line.slice(0, LONGEST_WANTED - 1)}…` : line;
};

const TOTAL = /^\W*(?:sub)?(?:total|sum|summe|gesamt|somme|suma|合计|总计|共计)/iu;

function rowWant(
  line: Line,
  { reading, mentions, index }: Pick<Page, 'reading' | 'mentions' | 'index'>,
): readonly Want[] {
  const own = mentions.filter(({ start, end }) => line.start <= start && end <= line.end);
  const amounts = rowAmounts(line, reading, own);
  const text = line.cells
    .filter((cell) => !amounts.cells.includes(cell))
    .map((cell) => cell.text)
    .join(' ');
  const wanted = oneLine(text);
  if (!/\p{L}/u.test(text) || TOTAL.test(text)) return [];
  const found = rowArticles(own);
  const shared = { wanted, amounts: amounts.found, ...(amounts.unclear && { unclear: true }) };
  if (found) return [{ ...shared, ...found }];
  if (!line.counts || !amounts.found.length) return [];
  return [{ ...shared, articles: likely(text, index), sure: false }];
}

/** A number that the list has tells, unless the name beside it is another's. */
function rowArticles(own: readonly Mention[]): Pick<Want, 'articles' | 'sure'> | undefined {
  const parts = own.filter(({ by }) => by === 'part');
  const names = own.filter(({ by }) => by === 'name');
  const codes = own.filter(({ by }) => by === 'code');
  const [first, ...more] = parts.length ? parts : names.length ? names : codes;
  if (!first) return undefined;
  const all = [...new Set([first, ...more].flatMap(({ articles }) => articles))];
  const sure = first.sure && more.every(({ sure }) => sure) && all.length === 1;
  const against = names.filter(({ articles, sure }) => sure && !articles.some((article) => all.includes(article)));
  if (parts.length && against.length)
    return { articles: [...all, ...against.flatMap(({ articles }) => articles)], sure: false };
  // A part of theirs beside a name of ours is their number for it: only the name is ours, and it is to be confirmed.
  return codes.length && !parts.length && names.length
    ? { articles: all, sure: false }
    : { articles: all, sure: sure || first.by === 'code' };
}

/** A number that a comma parts from the cell before is none to those who read sentences. */
function bareNumeral({ start, text }: Line['cells'][number]): Pick<Numeral, 'whole' | 'end'> | undefined {
  const [digits] = /^\d{1,7}(?![\d.,])/.exec(text) ?? [];
  return digits === undefined ? undefined : { whole: Number(digits), end: start + digits.length };
}

interface RowAmounts {
  readonly found: readonly Amount[];
  readonly cells: Line['cells'];
  readonly unclear: boolean;
}

/** With its unit. */
const LONGEST_NUMBER = 40;

const MONEY = /[$€£¥￥]|(?:^|[^A-Z])(?:USD|EUR|GBP|CNY|RMB|CHF)(?![A-Z])/;

/** By its column; else the one cell that is an amount and nothing else. The number of the line is none. */
function rowAmounts(line: Line, { numerals }: Reading, own: readonly Mention[]): RowAmounts {
  const plain = line.cells.filter((cell, i) => {
    if (line.quantity !== undefined) return i === line.quantity;
    const isNumber =
      cell.text.length <= LONGEST_NUMBER &&
      /^\W*(?:x|×)?\s*\d[\d.,' ]*\s*(?:x|×|\p{L}{0,12}\.?)$/iu.test(cell.text) &&
      !MONEY.test(cell.text);
    const isPosition = i === 0 && Number(cell.text.replace(/\D/g, '')) === line.number;
    return isNumber && !isPosition && !own.some(({ start, end }) => cell.start <= start && end <= cell.end);
  });
  const found = plain.flatMap((cell) => {
    const numeral = numerals.find(({ start, end }) => cell.start <= start && end <= cell.end) ?? bareNumeral(cell);
    if (!numeral || numeral.whole <= 0 || !Number.isInteger(numeral.whole)) return [];
    const unit = unitAt(cell.text.slice(numeral.end - cell.start).trimStart())?.unit ?? null;
    return [{ amount: numeral.whole, unit }];
  });
  const isClear = found.length < 2;
  return { found: isClear ? found : [], cells: plain, unclear: !isClear };
}

/** One amount, or several that stand side by side: 100, 500 and 1000 pieces. */
interface Group extends Span {
  readonly amounts: readonly Amount[];
  /** As an amount of goods reads; others are one only where they stand beside what they count. */
  readonly likely: boolean;
}

const AND = /^\s*(?:[,/、]|,?\s*(?:and|or|und|oder|bzw\.?|y|o|et|ou|和|或|及)\s)?\s*$/iu;

function groupsIn(reading: Reading): readonly Group[] {
  const rated = new Map<number, Rated>(amountsIn(reading, 'inquiry').map((one) => [one.start, one]));
  const { read } = reading.letter;
  const groups: Group[] = [];
  for (const numeral of reading.rest) {
    if (groups.length >= MOST_GROUPS) break;
    if (!isWhole(numeral)) continue;
    const one = rated.get(numeral.start);
    if (one && one.score < 0) continue;
    const slashed = SLASHED.exec(read.slice(numeral.end, numeral.end + 40))?.[0] ?? '';
    const end = slashed
      ? endOf({ ...numeral, end: numeral.end + slashed.length }, read)
      : (one?.end ?? endOf(numeral, read));
    const amount = one?.value ?? {
      amount: numeral.whole,
      unit: unitAt(read.slice(numeral.end, numeral.end + 20).trimStart())?.unit ?? null,
    };
    const more = slashed
      .split('/')
      .slice(1)
      .map((digits) => ({ ...amount, amount: Number(digits) }));
    const group = { start: numeral.start, end, amounts: [amount, ...more], likely: (one?.score ?? 0) >= 1 };
    const before = groups.at(-1);
    const gap = before && read.slice(before.end, numeral.start);
    const goesOn = before && mayGoOn(before, group, read.slice(end, end + 24));
    if (goesOn && gap?.trim() && AND.test(gap)) groups[groups.length - 1] = joined(before, group);
    else if (numeral.form === 'digits' || group.likely) groups.push(group);
  }
  return groups;
}

/** `100/300/500 pcs`: what follows the first is no numeral, for dates are written so. */
const SLASHED = /^(?:\s?\/\s?[1-9]\d{1,5}(?![\d.,]\d)){1,5}/;

/** Amounts in a row are of one thing where the last alone has a unit, or all have the same and nothing else is named behind it. */
function mayGoOn({ amounts }: Group, { amounts: [next] }: Group, after: string): boolean {
  const unit = amounts.at(-1)!.unit;
  return unit === null || (unit === next!.unit && thingIn('', after) === undefined);
}

const isWhole = ({ whole, form }: Numeral) => Number.isInteger(whole) && whole > 0 && (form === 'digits' || whole > 1);

function endOf(numeral: Numeral, read: string): number {
  const rest = read.slice(numeral.end, numeral.end + 20);
  const unit = unitAt(rest.trimStart());
  return unit ? numeral.end + rest.length - rest.trimStart().length + unit.length : numeral.end;
}

/** The unit that stands behind the last is that of all. */
function joined(before: Group, { end, amounts, likely: isLikely }: Group): Group {
  const unit = amounts[0]!.unit;
  const earlier = before.amounts.map((one) => ({ ...one, unit: one.unit ?? unit }));
  return { start: before.start, end, amounts: [...earlier, ...amounts], likely: before.likely || isLikely };
}

const LINK_TO_NAME =
  /^[\s:：x×*=@(),.–—-]*(?:(?:of|von|vom|de|du|des|d'|la|le|les|the|our|your|der|die|das|referencia|ref\.?|item|part|art\.?|no\.?|nr\.?|model|的|型号)[\s:：.]*)*$/iu;
const LINK_TO_AMOUNT =
  /^[\s:：x×*=@(),，–—-]*(?:(?:at|à|zu|je|in|qty\.?|quantity|menge|anzahl|cantidad|cant\.?|quantité|qté\.?|数量|for|für|para|pour|each|the|we|need|各|一共|共|要|需要|需|订|采购|大概|约)[\s:：]*)*$/iu;
const EACH = phrases('each|of each|of both|je(?:weils)?|cada (?:uno|una)|de cada|chacune?|de chaque|各|每种|每款');
/** What was bought before is told, not asked for. */
const PAST = phrases(
  "last (?:year|month|week|time|order)|previous(?:ly)?|already (?:received|have|bought)|in (?:19|20)\\d\\d|letzte[sn]? (?:jahr|monat|mal|bestellung)|bisher|el año pasado|la última vez|el mes pasado|anterior|l'an(?:née)? derni(?:er|ère)|la dernière fois|去年|上次|上个月|之前|以前",
);
const CLAUSE = /[,，、;；。\n]|\s(?:and|und|sowie|plus|y|et|ainsi que)\s|[和及与]/giu;

function sentenceWants(sentence: Span & { readonly text: string }, page: Page): readonly Want[] {
  const { reading } = page;
  const { read } = reading.letter;
  if (has(PAST, sentence.text) && !/\?\s*$/.test(sentence.text)) return [];
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
  const named = mentions.map((mention): Want => {
    const group = pairs.get(mention);
    const wanted = oneLine(
      read.slice(Math.min(mention.start, group?.start ?? mention.start), Math.max(mention.end, group?.end ?? 0)),
    );
    const { articles, sure } = mention;
    return {
      wanted,
      articles,
      sure: sure,
      amounts: group?.amounts ?? [],
      ...(!group && isUnclear && { unclear: true }),
    };
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

function gapFits(read: string, group: Span, mention: Span): boolean {
  if (group.end <= mention.start)
    return mention.start - group.end < 40 && LINK_TO_NAME.test(read.slice(group.end, mention.start));
  return group.start - mention.end < 40 && LINK_TO_AMOUNT.test(read.slice(mention.end, group.start));
}

interface Pairing {
  readonly read: string;
  readonly sentence: Span;
  readonly isBeside: (group: Group, mention: Mention) => boolean;
}

/** Which amount is of which goods; what cannot be told is in no pair. */
function paired(
  mentions: readonly Mention[],
  amounts: readonly Group[],
  { read, sentence, isBeside }: Pairing,
): ReadonlyMap<Mention, Group> {
  if (!mentions.length || !amounts.length) return new Map();
  if (mentions.length === amounts.length && alternate(mentions, amounts))
    return new Map(mentions.map((mention, i) => [mention, amounts[i]!]));
  const [only] = amounts;
  if (amounts.length === 1 && mentions.length > 1) {
    if (has(EACH, read.slice(sentence.start, sentence.end)))
      return new Map(mentions.map((mention) => [mention, only!]));
    return pairOfOne(only!, mentions, { read, isBeside });
  }
  const pairs = new Map<Mention, Group>();
  const clauses = clausesOf(read, sentence);
  for (const clause of clauses) {
    const named = mentions.filter(({ start, end }) => clause.start <= start && end <= clause.end);
    const counted = amounts.filter(({ start, end }) => clause.start <= start && end <= clause.end);
    if (named.length === 1 && counted.length === 1) pairs.set(named[0]!, counted[0]!);
  }
  if (pairs.size) return pairs;
  for (const mention of mentions) {
    const beside = amounts.filter((group) => isBeside(group, mention));
    if (beside.length === 1) pairs.set(mention, beside[0]!);
  }
  return new Set(pairs.values()).size === pairs.size ? pairs : new Map();
}

/** One amount for several goods is that of the one behind it, where that one stands alone: `200 pcs of A and B` may mean both. */
function pairOfOne(
  only: Group,
  mentions: readonly Mention[],
  { read, isBeside }: Pick<Pairing, 'read' | 'isBeside'>,
): ReadonlyMap<Mention, Group> {
  const at = mentions.findIndex((mention) => only.end <= mention.start && isBeside(only, mention));
  const [own, next] = [mentions[at], mentions[at + 1]];
  return own && !(next && AND.test(read.slice(own.end, next.start))) ? new Map([[own, only]]) : new Map();
}

/** An amount and a name by turns, whichever comes first. */
function alternate(mentions: readonly Span[], amounts: readonly Span[]): boolean {
  const order = [
    ...mentions.map(({ start }) => ({ start, is: 'name' })),
    ...amounts.map(({ start }) => ({ start, is: 'amount' })),
  ];
  return order.toSorted((a, b) => a.start - b.start).every(({ is }, i, all) => i === 0 || is !== all[i - 1]!.is);
}

function clausesOf(read: string, { start, end }: Span): readonly Span[] {
  const cuts = [...read.slice(start, end).matchAll(CLAUSE)].map(({ index, 0: mark }) => ({
    from: start + index,
    to: start + index + mark.length,
  }));
  const begins = [start, ...cuts.map(({ to }) => to)];
  const ends = [...cuts.map(({ from }) => from), end];
  return begins.map((begin, i) => ({ start: begin, end: ends[i]! }));
}

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

/** What an amount counts: the words behind it, or, in Chinese, those before it. */
function thingIn(before: string, after: string): string | undefined {
  const [, words] = /^\s*(?:(?:of|von|de|d'|x|×)\s+)?((?:[\p{Script=Latin}-]+\s?){1,5})/iu.exec(after) ?? [];
  const [thing = ''] = (words ?? '').split(BEHIND);
  if (thing.trim()) return thing.trim();
  const [, han] = /^的?(\p{sc=Han}{2,8})/u.exec(after) ?? [];
  return han ?? /(\p{sc=Han}{2,8})[\s:：]*$/u.exec(before)?.[1];
}

/** What begins the rest of a sentence. */
const BEHIND =
  /\s(?:for|by|to|in|at|with|that|which|and|or|für|bis|zum|mit|und|para|con|que|y|pour|avec|qui|et|asap|please|bitte)(?!\p{L})/iu;

/** A line of a list that is nothing but an amount and a thing. */
function isItem(read: string, sentence: Span, group: Span, thing: string): boolean {
  const rest = read.slice(sentence.start, group.start) + read.slice(group.end, sentence.end);
  return /^[\s*•·–-]*(?:\d{1,2}[.)、])?\s*$/u.test(rest.replace(thing, '').replace(/[.;,。；，]\s*$/u, ''));
}

/** Whether words that the list does not know are those of goods: what else follows an amount is nobody's business here. */
const isNamed = (thing: string) =>
  /^(?!(?:for|by|to|in|at|on|asap|per|each|please|pls|and|or|with|we|you|i|is|are|as|from|für|bis|pro|bitte|und|mit|im|para|por|y|con|en|pour|par|et|avec|à)(?!\p{L}))\p{Script=Latin}{3,}/iu.test(
    thing,
  ) && !/^\S+$/.test(thing);

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
    const unclear = !amounts.size && same.some((one) => one.unclear);
    return {
      wanted: best.wanted,
      articles: best.articles,
      sure: same.some(({ sure }) => sure),
      amounts: [...amounts.values()],
      ...(unclear && { unclear }),
    };
  });
  const open = merged.filter(({ amounts, unclear }) => !amounts.length && !unclear);
  const only = merged.length === 1 && open.length === 1 ? quantityIn(reading, 'inquiry')?.value : undefined;
  return only ? [{ ...open[0]!, amounts: [only] }] : merged;
}
