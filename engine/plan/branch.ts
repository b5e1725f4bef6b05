/**
 * Branches of a run are named by their place: `0` is the trunk, `0/3.1` the second arm of the `together` that was the
 * trunk's third operation.
 */
export const TRUNK = '0';

/** The name of an arm. */
export const armOf = (branch: string, seq: number, arm: number) => `${branch}/${seq}.${arm}`;

/** Compares branch names number by number: `0/2.0` before `0/10.0`, a branch before what it holds. */
export function comparePaths(a: string, b: string): number {
  const left = a.split(/[/.]/);
  const right = b.split(/[/.]/);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = Number(left[i]) - Number(right[i]);
    if (difference) return difference;
  }
  return left.length - right.length;
}
