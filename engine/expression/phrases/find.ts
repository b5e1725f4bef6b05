import { PhraseAutomaton } from './automaton.ts';
import { normalise } from './normal.ts';

/** Where a phrase stands, in offsets of the original text. */
export interface PhraseFound {
  readonly phrase: string;
  readonly start: number;
  readonly end: number;
}

/** Every occurrence of every phrase, in the order of where they end. Linear in the text. */
export function findPhrases(text: string, phrases: readonly string[]): readonly PhraseFound[] {
  const normal = normalise(text);
  const places: PhraseFound[] = [];
  automatonFor(phrases).scan(normal, (number, start, end) => {
    places.push({
      phrase: phrases[number] ?? '',
      start: normal.starts[start] ?? 0,
      end: normal.ends[end - 1] ?? 0,
    });
    return false;
  });
  return places;
}

/** Whether one of the phrases occurs, as the helper `mentions` means it. */
export function mentionsAny(text: string, phrases: readonly string[]): boolean {
  let found = false;
  automatonFor(phrases).scan(normalise(text), () => {
    found = true;
    return true;
  });
  return found;
}

const MOST_KEPT = 200;
const kept = new Map<string, PhraseAutomaton>();

/** Policies ask the same phrases of mail after mail. */
function automatonFor(phrases: readonly string[]): PhraseAutomaton {
  const key = JSON.stringify(phrases);
  const made = kept.get(key) ?? new PhraseAutomaton(phrases);
  if (!kept.has(key) && kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, made);
  return made;
}
