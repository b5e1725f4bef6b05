import { oneLine } from '../../../connectors/clean-text.ts';
import type { SilenceRow } from '../../../connectors/store/store.ts';
import { line, styled } from './output.ts';
import { timeIn } from './people.ts';

export function printSilences(rows: readonly SilenceRow[]): void {
  if (rows.length === 0) line('No silence holds.');
  for (const row of rows) printSilence(row);
}

/** What it keeps back, for how long, by whose order, and how much it has. */
export function printSilence({ id, matchers, from, until, endedAt, recurs, by, comment, hidden }: SilenceRow): void {
  const what = matchers.map(({ label, is }) => `${label}=${is}`).join(' ');
  const weekly = recurs ? `, ${recurs.days?.join(',') ?? 'daily'} ${recurs.from}-${recurs.to} ${recurs.zone}` : '';
  const end = Math.min(until, endedAt ?? until);
  line(`${styled('bold', id)}  ${oneLine(what, 200)}`);
  line(`  from ${timeIn(from, 'UTC')} until ${timeIn(end, 'UTC')} UTC${weekly}; by ${by}; kept back ${hidden}`);
  if (comment) line(`  ${oneLine(comment, 200)}`);
}
