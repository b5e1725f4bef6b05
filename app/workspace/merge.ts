import { diff3Merge } from 'node-diff3';

/** Lines that both sides changed, each in its own way. Texts keep their line ends. */
export interface Conflict {
  /** From 1, in `mine`. */
  readonly line: number;
  readonly mine: string;
  readonly base: string;
  readonly theirs: string;
}

/** What two changes of one text come to. */
export type Merged = { readonly merged: string } | { readonly conflicts: readonly Conflict[] };

/** More lines than anybody writes by hand: to compare them would take the process for seconds. */
const MOST_LINES = 20_000;

/** Lays two changes of one text together, line by line (diff3). @returns undefined where the texts are too long to compare */
export function merge(base: string, mine: string, theirs: string): Merged | undefined {
  const [a, o, b] = [mine, base, theirs].map((text) => text.split(/(?<=\n)/)) as [string[], string[], string[]];
  if (Math.max(a.length, o.length, b.length) > MOST_LINES) return undefined;
  const regions = diff3Merge(a, o, b, { excludeFalseConflicts: true });
  const conflicts = regions.flatMap(({ conflict }) =>
    conflict
      ? { line: conflict.aIndex + 1, mine: conflict.a.join(''), base: conflict.o.join(''), theirs: conflict.b.join('') }
      : [],
  );
  return conflicts.length ? { conflicts } : { merged: regions.flatMap(({ ok = [] }) => ok).join('') };
}
