/** Writes that a writer (`writer.ts`) acknowledges in one round. */
export const WRITES = 40;
