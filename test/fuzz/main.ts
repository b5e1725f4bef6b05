import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Judged, judge, seeds } from './judge.ts';
import { Mutator } from './mutate.ts';

// `npm run fuzz` judges 100,000 mutated mails, `npm run fuzz -- 5000 7` so many by that seed, and a third number is where to
// begin: `npm run fuzz -- 5000 7 20000`. A short form is part of `npm test`.

const LONGEST_MS = 1_000;
const MOST_GROWTH = 150_000_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 20_260_708);
const first = Number(process.argv[4] ?? 0);
const mutator = new Mutator(seeds, seed);
const seen = { mails: 0, crashes: 0, slow: 0, matched: 0, withProblems: 0, judgedInPart: 0, longest: 0 };
let settled: number | undefined;
let growth = 0;

console.log(`${count} mails out of ${seeds.length}, seed ${seed}${first ? `, from number ${first}` : ''}`);
for (let number = first; number < first + count; number++) {
  try {
    const { took, matched, problems, failed } = judgeAgainIfSlow(mutator.make(number));
    seen.mails++;
    if (matched) seen.matched++;
    if (problems) seen.withProblems++;
    if (failed) seen.judgedInPart++;
    seen.longest = Math.max(seen.longest, took);
    if (took > LONGEST_MS) report('slow', number, `${Math.round(took)} ms`);
  } catch (error) {
    report('crashes', number, (error as Error).stack ?? String(error));
  }
  if ((number - first) % 5_000 === 4_999) rest(number + 1);
}
console.log(
  `${JSON.stringify(seen)}, lost ${count - seen.mails - seen.crashes}, heap grew by ${Math.round(growth / 1e6)} MB at most`,
);
process.exit(seen.crashes || seen.slow || growth > MOST_GROWTH ? 1 : 0);

/** What takes long is judged again: the collector of garbage, or a busy machine, may have been what took it. */
function judgeAgainIfSlow(mail: Uint8Array): Judged {
  const once = judge(mail);
  if (once.took <= LONGEST_MS) return once;
  collect();
  const again = judge(mail);
  return again.took < once.took ? again : once;
}

function report(what: 'crashes' | 'slow', number: number, detail: string): void {
  seen[what]++;
  if (seen[what] <= 20)
    console.log(
      `mail ${number}: ${detail
        .split('\n')
        .map((line) => line.slice(0, 200))
        .join('\n')}`,
    );
}

function rest(done: number): void {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  settled ??= heapUsed + external;
  growth = Math.max(growth, heapUsed + external - settled);
  console.log(`  ${done}: ${Math.round((heapUsed + external) / 1e6)} MB`);
}
