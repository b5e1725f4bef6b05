import { has, phrases, type Span } from '../intent/phrase.ts';
import { AND, type Group } from './amounts.ts';
import type { Mention } from './mentions.ts';

const LINK_TO_NAME =
  /^[\s:：x×*=@(),.–—-]*(?:(?:of|von|vom|de|du|des|d'|la|le|les|the|our|your|der|die|das|referencia|ref\.?|item|part|art\.?|no\.?|nr\.?|model|的|型号)[\s:：.]*)*$/iu;
const LINK_TO_AMOUNT =
  /^[\s:：x×*=@(),，–—-]*(?:(?:at|à|zu|je|in|qty\.?|quantity|menge|anzahl|cantidad|cant\.?|quantité|qté\.?|数量|for|für|para|pour|each|the|we|need|各|一共|共|要|需要|需|订|采购|大概|约)[\s:：]*)*$/iu;
const EACH = phrases('each|of each|of both|je(?:weils)?|cada (?:uno|una)|de cada|chacune?|de chaque|各|每种|每款');
const CLAUSE = /[,，、;；。\n]|\s(?:and|und|sowie|plus|y|et|ainsi que)\s|[和及与]/giu;

/** Whether nothing stands between an amount and a name but what joins them. */
export function gapFits(read: string, group: Span, mention: Span): boolean {
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
export function paired(
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

/** The parts of a sentence between its commas and its and. */
export function clausesOf(read: string, { start, end }: Span): readonly Span[] {
  const cuts = [...read.slice(start, end).matchAll(CLAUSE)].map(({ index, 0: mark }) => ({
    from: start + index,
    to: start + index + mark.length,
  }));
  const begins = [start, ...cuts.map(({ to }) => to)];
  const ends = [...cuts.map(({ from }) => from), end];
  return begins.map((begin, i) => ({ start: begin, end: ends[i]! }));
}
