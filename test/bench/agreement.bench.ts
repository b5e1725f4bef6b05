import { holdToConditions } from '../match/agreement.ts';

// The index against the conditions by themselves, at length; `npm test` has the short form. No measurement: it throws where they differ.

const RUNS = 20_000;
const seed = Date.now() % 2 ** 31;

console.log(`seed ${seed}`);
console.log(`${RUNS} sets of policies, no difference: ${JSON.stringify(holdToConditions(RUNS, seed))}`);
