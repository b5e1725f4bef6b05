import { provider } from './provider.ts';

/** A list of the rules, asked in constant time however long it is. */
export interface List {
  /** Whether the list has the value, letter by letter. */
  has(value: string): boolean;
}

/** A list that analysts maintain, `list('carriers.csv')` below `rules/lists`, or one written here: `list(['a.example'])`. */
export function list(source: string | readonly string[]): List {
  if (typeof source === 'string') return { has: (value) => provider().has(source, value) };
  const values = new Set(source);
  return { has: (value) => values.has(value) };
}
