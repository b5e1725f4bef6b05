/** The present in epoch milliseconds. `Date.now`, or what a test says. */
export type Clock = () => number;
