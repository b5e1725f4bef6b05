import type { Text } from '../../../engine/catalogue/words.ts';
import type { Written } from '../../../engine/compiler/edit/edit.ts';
import type { StepIconName } from '../icons.ts';
import type { Site } from './site.ts';

export type Group = 'tell' | 'wait' | 'decide' | 'repeat' | 'flows' | 'extensions';

/** Something that can be put into a flow. */
export interface Entry {
  readonly id: string;
  readonly group: Group;
  readonly icon: StepIconName;
  readonly label: Text;
  readonly doc: Text;
  /** What it is called in the text: engineers search by that. */
  readonly name: string;
  /** What else people call it, in both languages. */
  readonly also?: string | undefined;
  /** TypeScript that compiles at that place, for a person to change. */
  write(site: Site): Written;
}

/** Entries whose words, in either language, have every word that is searched; those that begin with it first. */
export function searched(entries: readonly Entry[], query: string): readonly Entry[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return entries;
  const rank = ({ label, doc, name, also = '' }: Entry): number => {
    const labels = `${label.en}\n${label.zh}\n${name}`.toLowerCase();
    const all = `${labels}\n${also}\n${doc.en}\n${doc.zh}`.toLowerCase();
    if (!wanted.every((word) => all.includes(word))) return 0;
    if (labels.split('\n').some((line) => line.startsWith(wanted[0]!))) return 3;
    return wanted.every((word) => labels.includes(word)) ? 2 : 1;
  };
  return entries
    .map((entry) => [rank(entry), entry] as const)
    .filter(([found]) => found > 0)
    .sort(([a], [b]) => b - a)
    .map(([, entry]) => entry);
}
