import type { Entry } from '../interpreter/entry.ts';
import { isoDuration } from '../plan/duration.ts';
import type { Expectation, Scenario } from './scenario.ts';

/** What a timeline lacks, or has too much of, by what a case expects. Empty: the case holds. In words, one a line. */
export function unmet(
  entries: readonly Entry[],
  { expect = [], others }: Pick<Scenario, 'expect' | 'others'>,
): string[] {
  const problems: string[] = [];
  const left = new Set(entries);
  for (const expected of expect) {
    const found = [...left].find((entry) => fits(entry, expected));
    if (found) left.delete(found);
    else problems.push(`expected and not found: ${say(expected)}`);
  }
  if (others === 'refused') problems.push(...tooMuch(entries, expect));
  return problems;
}

/** Which policies matched beside those that a case names, and which did not. */
export function mismatched(matched: readonly string[], { match }: Pick<Scenario, 'match'>): string[] {
  if (!match) return [];
  const missing = match.filter((id) => !matched.includes(id)).map((id) => `${id} should match and does not`);
  return [...missing, ...matched.filter((id) => !match.includes(id)).map((id) => `${id} matches and should not`)];
}

/** Every expectation names its instant, so the order of a case's lines says nothing more: each needs an entry of its own. */
function fits(entry: Entry, expected: Expectation): boolean {
  return Object.entries(expected).every(
    ([field, value]) => value === undefined || entry[field as keyof Entry] === value,
  );
}

function tooMuch(entries: readonly Entry[], expect: readonly Expectation[]): string[] {
  const kinds = new Set(['notify', 'suppressed', 'effect', 'error']);
  const extra = entries.filter((entry) => kinds.has(entry.kind) && !expect.some((expected) => fits(entry, expected)));
  return extra.map((entry) => `not expected: ${say(entry)}`);
}

function say(entry: Entry | Expectation): string {
  const { at, kind, ...rest } = entry;
  const words = [
    'policy',
    'to',
    'channel',
    'stage',
    'turn',
    'priority',
    'reason',
    'effect',
    'state',
    'exit',
    'detail',
  ] as const;
  const said = words
    .filter((word) => rest[word as keyof typeof rest] !== undefined)
    .map((word) => `${word} ${rest[word as keyof typeof rest]}`);
  return `${isoDuration(at)} ${kind}${said.length ? ` (${said.join(', ')})` : ''}`;
}
