import { canonicalOrder, type Entry } from '../../engine/interpreter/entry.ts';
import { isoDuration } from '../../engine/plan/duration.ts';

/** Where two timelines of the same event differ, in words, one a line; empty where they do not. */
export function differences(
  [leftName, left]: readonly [string, readonly Entry[]],
  [rightName, right]: readonly [string, readonly Entry[]],
): string[] {
  const ours = counted(left);
  const theirs = counted(right);
  const only = (name: string, mine: Map<string, Counted>, others: Map<string, Counted>) =>
    [...mine.values()]
      .filter(({ text, times }) => times > (others.get(text)?.times ?? 0))
      .map(({ entry, text }) => ({ entry, line: `only ${name}: ${isoDuration(entry.at)} ${text}` }));
  return [...only(leftName, ours, theirs), ...only(rightName, theirs, ours)]
    .sort((a, b) => canonicalOrder(a.entry, b.entry))
    .map(({ line }) => line);
}

interface Counted {
  readonly entry: Entry;
  readonly text: string;
  readonly times: number;
}

function counted(entries: readonly Entry[]): Map<string, Counted> {
  const counts = new Map<string, Counted>();
  for (const entry of entries) {
    const text = textOf(entry);
    counts.set(text, { entry, text, times: (counts.get(text)?.times ?? 0) + 1 });
  }
  return counts;
}

/** Every field that is set, by name: entries that read alike are alike. */
function textOf(entry: Entry): string {
  const fields = Object.entries(entry).filter(([, value]) => value !== undefined);
  return fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(' ');
}
