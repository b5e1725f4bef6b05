import type { Ask, LookAsk } from './ask.ts';

/** When a branch wakes of itself, in epoch ms; undefined where it waits for something else. */
export const deadlineOf = (ask: Ask | LookAsk | undefined) =>
  ask?.kind === 'until' || ask?.kind === 'sleep' ? ask.deadline : undefined;

/** The first of the instants that there are. */
export function earliest(...times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length ? Math.min(...known) : undefined;
}

/** The last of the instants that there are. */
export function latest(...times: readonly (number | undefined)[]): number {
  return Math.max(...times.filter((time) => time !== undefined));
}
