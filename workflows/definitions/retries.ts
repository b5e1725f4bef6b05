/** The pauses between attempts of what goes outside: doubled each time, in ms. */
export const PAUSES = { first: 1_000, factor: 2, longest: 300_000 } as const;

/** How long it is waited after the attempt of that number, from 1, in ms. */
export const pauseAfter = (attempt: number): number =>
  Math.min(PAUSES.first * PAUSES.factor ** (attempt - 1), PAUSES.longest);
