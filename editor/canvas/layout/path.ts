import type { Point } from './drawing.ts';

const RADIUS = 8;

/** An SVG path along points that lie straight above or beside each other, its corners rounded. */
export function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = [`M${first[0]} ${first[1]}`];
  for (const [i, at] of rest.entries()) {
    const next = rest[i + 1];
    const before = points[i]!;
    const [into, out] = [length(before, at), next ? length(at, next) : 0];
    const isBent = next && into > 0 && out > 0 && !(before[0] === next[0] || before[1] === next[1]);
    if (!isBent) parts.push(`L${at[0]} ${at[1]}`);
    else {
      const radius = Math.min(RADIUS, into / 2, out / 2);
      const [a, b] = [towards(at, before, radius), towards(at, next, radius)];
      parts.push(`L${a[0]} ${a[1]}Q${at[0]} ${at[1]} ${b[0]} ${b[1]}`);
    }
  }
  return parts.join('');
}

const length = (a: Point, b: Point) => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);

const towards = (from: Point, to: Point, by: number): Point => [
  from[0] + Math.sign(to[0] - from[0]) * by,
  from[1] + Math.sign(to[1] - from[1]) * by,
];
