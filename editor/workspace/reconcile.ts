import { diff3Merge } from 'node-diff3';

/** What a text and another change of what it began with come to. */
export type Reconciled =
  | { readonly text: string }
  /** Both changed the same lines, each in its own way. */
  | { readonly conflicts: number };

/**
 * @param base what both began with
 * @param mine in the editor
 * @param theirs on the disk
 */
export function reconcile(base: string, mine: string, theirs: string): Reconciled {
  if (mine === base || mine === theirs) return { text: theirs };
  const lines = (text: string) => text.split(/(?<=\n)/);
  const regions = diff3Merge(lines(mine), lines(base), lines(theirs), { excludeFalseConflicts: true });
  const conflicts = regions.filter(({ conflict }) => conflict).length;
  return conflicts ? { conflicts } : { text: regions.flatMap(({ ok }) => ok ?? []).join('') };
}
