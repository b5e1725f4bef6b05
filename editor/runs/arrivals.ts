import type { RunRow } from '../../app/http/runs/answers.ts';

/** Runs as they are listed, the newest first, and those that came meanwhile and are not listed yet. */
export interface Arrivals {
  readonly rows: readonly RunRow[];
  readonly waiting: readonly RunRow[];
}

export const NONE: Arrivals = { rows: [], waiting: [] };

/**
 * What a row does that the server tells: a run that is listed is shown as it is now, where it stands; one that is not comes in at the top, or waits
 * where somebody is at the list, so that nothing moves under the hand.
 *
 * @param most rows that are kept
 */
export function arrived({ rows, waiting }: Arrivals, row: RunRow, isHeld: boolean, most = 500): Arrivals {
  const put = (all: readonly RunRow[]) => all.map((one) => (one.event === row.event ? row : one));
  const isIn = (all: readonly RunRow[]) => all.some(({ event }) => event === row.event);
  if (isIn(rows)) return { rows: put(rows), waiting };
  if (isIn(waiting)) return { rows, waiting: put(waiting) };
  if (isHeld) return { rows, waiting: [row, ...waiting] };
  return { rows: inOrder([row, ...rows]).slice(0, most), waiting };
}

/** Those that wait come in. */
export const letIn = ({ rows, waiting }: Arrivals): Arrivals => ({ rows: inOrder([...waiting, ...rows]), waiting: [] });

const inOrder = (rows: readonly RunRow[]) => rows.toSorted((a, b) => b.receivedAt - a.receivedAt);
