/** How two ways of doing the same compare: measured in turn, so that a machine that slows down slows both. */
export interface Compared {
  /** Things a second, the median over the pairs. */
  readonly ours: number;
  readonly peer: number;
  /** Time of ours over time of the peer: the median, the least and the most of all pairs. */
  readonly ratio: { readonly median: number; readonly min: number; readonly max: number };
}

/**
 * @param things how many things one call of either does
 * @param pairs how often both are called, after one call of each to warm up
 */
export async function compare(
  ours: () => Promise<void>,
  peer: () => Promise<void>,
  things: number,
  pairs = 9,
): Promise<Compared> {
  await ours();
  await peer();
  const times: (readonly [number, number])[] = [];
  for (let pair = 0; pair < pairs; pair++) times.push([await timed(ours), await timed(peer)]);
  const ratios = times.map(([a, b]) => a / b);
  return {
    ours: (things / median(times.map(([a]) => a))) * 1_000,
    peer: (things / median(times.map(([, b]) => b))) * 1_000,
    ratio: { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) },
  };
}

/** In milliseconds. */
async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** `ours 8,120/s, peer 2,530/s, time 0.31 of the peer's (0.29–0.40)` */
export function said({ ours, peer, ratio }: Compared): string {
  const rate = (value: number) => `${Math.round(value).toLocaleString('en')}/s`;
  const part = (value: number) => value.toFixed(2);
  return `ours ${rate(ours)}, peer ${rate(peer)}, time ${part(ratio.median)} of the peer's (${part(ratio.min)}–${part(ratio.max)})`;
}
