import type { Span } from '../intent/phrase.ts';

/** What an amount counts: the words behind it, or, in Chinese, those before it. */
export function thingIn(before: string, after: string): string | undefined {
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
export function isItem(read: string, sentence: Span, group: Span, thing: string): boolean {
  const rest = read.slice(sentence.start, group.start) + read.slice(group.end, sentence.end);
  return /^[\s*•·–-]*(?:\d{1,2}[.)、])?\s*$/u.test(rest.replace(thing, '').replace(/[.;,。；，]\s*$/u, ''));
}

/** Whether words that the list does not know are those of goods: what else follows an amount is nobody's business here. */
export const isNamed = (thing: string) =>
  /^(?!(?:for|by|to|in|at|on|asap|per|each|please|pls|and|or|with|we|you|i|is|are|as|from|für|bis|pro|bitte|und|mit|im|para|por|y|con|en|pour|par|et|avec|à)(?!\p{L}))\p{Script=Latin}{3,}/iu.test(
    thing,
  ) && !/^\S+$/.test(thing);
