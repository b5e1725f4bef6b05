import type { Stop, Way } from './tree.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** The stop that an arrow key leads to, along the lines of the flow; the same one where it leads nowhere. */
export const walked = (stop: Stop, direction: Direction): Stop => WALK[direction](stop) ?? stop;

const WALK: { readonly [direction in Direction]: (stop: Stop) => Stop | undefined } = {
  down: (stop) => stop.ways[0]?.stops[0] ?? after(stop),
  up: (stop) => {
    const before = beside(stop, -1);
    return before ? bottomOf(before) : stop.way?.from;
  },
  left: (stop) => sideways(stop, -1) ?? (stop.kind === 'endsWhen' ? stop.siblings[0] : undefined),
  right: (stop) => {
    if (stop.kind === 'start') return stop.siblings.find(({ kind }) => kind === 'endsWhen');
    return stop.ways[1]?.stops[0] ?? sideways(stop, 1);
  },
};

/** What comes before or behind it in its block. What ends the run early stands beside the flow. */
function beside({ siblings, index }: Stop, by: 1 | -1): Stop | undefined {
  const found = siblings[index + by];
  return found?.kind === 'endsWhen' ? siblings[index + 2 * by] : found;
}

/** What comes when a stop is over: the next one, or what follows the step whose way it ends. */
const after = (stop: Stop): Stop | undefined => beside(stop, 1) ?? (stop.way && after(stop.way.from));

/** The last stop straight below. */
function bottomOf(stop: Stop): Stop {
  const last = stop.ways[0]?.stops.at(-1);
  return last ? bottomOf(last) : stop;
}

/** The way beside the one that it stands in, as far down as it is. */
function sideways(stop: Stop, by: 1 | -1): Stop | undefined {
  for (let way: Way | undefined = stop.way; way; way = way.from.way) {
    const other = way.from.ways[way.index + by];
    if (other) return other.stops[Math.min(depthIn(way, stop), other.stops.length - 1)];
  }
  return undefined;
}

function depthIn(way: Way, stop: Stop): number {
  let inner = stop;
  while (inner.way && inner.way !== way) inner = inner.way.from;
  return inner.index;
}

/** Neighbours of one block that reach from one stop to another: those themselves, or the steps that hold them. */
export function rangeOf(from: Stop, to: Stop): readonly Stop[] {
  const above = [...holders(from)];
  for (const end of holders(to)) {
    const begin = above.find(({ siblings }) => siblings === end.siblings);
    if (!begin) continue;
    const [first, last] = [Math.min(begin.index, end.index), Math.max(begin.index, end.index)];
    return begin.siblings.slice(first, last + 1).filter(({ kind }) => kind === 'step');
  }
  return from.kind === 'step' ? [from] : [];
}

function* holders(stop: Stop): Generator<Stop> {
  for (let each: Stop | undefined = stop; each; each = each.way?.from) yield each;
}
