import PostalMime from 'postal-mime';
import { extractMail } from '../../engine/facts/extract.ts';
import { buildIndex, type Index, NOTHING_FETCHED } from '../../engine/match/index.ts';
import { matches, planOf, rulesetOf } from '../match/plans.ts';
import { processorMs } from '../processor-time.ts';
import { randomFrom } from '../random.ts';
import { type BenchMail, ENVELOPE, FOLDER, raws, readMails } from './match/mails.ts';
import { jsonRulesEngine, type Matcher, plainScan, zenEngine } from './match/peers.ts';
import { Generator, planFrom } from './match/policies.ts';
import { compare } from './pairs.ts';

// Which policies match, by the index, beside two rule engines that are given the same policies and a plain loop. All of them see mails that
// were read and folded before, but the index, which folds them itself.

const SEED = 20_260_708;
const COUNTS = [100, 1_000, 10_000] as const;
const ROUNDS = 15;
const PEER_MAILS = 3;
const CHARACTERS = 3_000;
const GOALS = { perText: 0.1, growth: 3, zen: 50, jsonRules: 1_000, build: 5_000, change: 5, parser: 2 };

const say = (line: string) => console.log(line);
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
const ms = (value: number) => `${value < 0.1 ? value.toFixed(4) : value.toPrecision(3)} ms`;
const goal = (met: boolean, words: string) => `${met ? 'met' : 'MISSED'}: goal ${words}`;

/** Processor time, of all threads: what else runs on the machine does not lengthen it. */
function timed(work: () => void): number {
  const since = process.cpuUsage();
  work();
  return processorMs(since);
}

/** Words that stand one after the other in the mails, each pair once. */
const occurring = [
  ...new Set(
    readMails(() => []).flatMap(({ flat }) => flat.rawText.toLowerCase().match(/\b[a-z]{4,12} [a-z]{4,12}\b/g) ?? []),
  ),
];
const domains = [...new Set(readMails(() => []).map(({ flat }) => flat.domain))];
const random = randomFrom(SEED);
const members = [...domains, ...Array.from({ length: 20_000 }, (_, i) => `partner-${i}.example`)];
const lists = Object.fromEntries(
  Array.from({ length: 50 }, (_, i) => [`list${i}`, members.filter(() => random() < 0.02)] as const),
);
const mails = readMails((domain) => Object.keys(lists).filter((name) => lists[name]?.includes(domain)));
const texts = mails.reduce((sum, { characters }) => sum + characters, 0) / CHARACTERS;
const all = new Generator(SEED, occurring, domains, Object.keys(lists)).policies(COUNTS.at(-1) as number);

const matchAll = (index: Index) => {
  for (const { facts } of mails) index.match('mail.received', facts, NOTHING_FETCHED);
};
const rulesetWith = (count: number) => rulesetOf(all.slice(0, count).map(planFrom), { lists });

say(
  `${mails.length} mails of ${FOLDER}, ${Math.round((texts * CHARACTERS) / mails.length)} characters each on average; seed ${SEED}`,
);
const rulesets = COUNTS.map(rulesetWith);
const indexes = rulesets.map((ruleset) => buildIndex(ruleset));
const [, , largest] = indexes as [Index, Index, Index];

const built = median([0, 1, 2].map(() => timed(() => buildIndex(rulesets[2]!))));
say(`\nbuild of 10,000: ${ms(built)} (${goal(built <= GOALS.build, '5 s')})`);
const { usual, most } = changes();
say(
  `one policy of 10,000 changed: ${ms(usual)}, at most ${ms(most)} of 100 in a row (${goal(usual <= GOALS.change, '5 ms')})`,
);

await sameResults();

const rounds = Array.from({ length: ROUNDS }, () => indexes.map((index) => timed(() => matchAll(index)) / texts));
say('\nper 3,000 characters of subject and text, processor time');
for (const [i, count] of COUNTS.entries()) {
  const cost = median(rounds.map((round) => round[i] as number));
  const found = mails.reduce(
    (sum, { facts }) => sum + indexes[i]!.match('mail.received', facts, NOTHING_FETCHED).matched.length,
    0,
  );
  const judged = i < 2 ? '' : ` (${goal(cost <= GOALS.perText, '0.1 ms')})`;
  say(
    `  ${String(count).padStart(6)} policies: ${ms(cost)}, ${(found / mails.length).toFixed(1)} matching a mail${judged}`,
  );
}
const growth = median(rounds.map((round) => (round[2] as number) / (round[0] as number)));
say(`  cost(10,000) / cost(100): ${growth.toFixed(2)} (${goal(growth <= GOALS.growth, 'at most 3')})`);

say('\nbeside others at 10,000 policies, the same mails, time of theirs over time of ours');
const some = mails.slice(0, PEER_MAILS);
await beside('@gorules/zen-engine', zenEngine(all), GOALS.zen);
await beside('json-rules-engine', jsonRulesEngine(all), GOALS.jsonRules);
const scan = plainScan(all);
await beside('a plain loop over functions', async (mail) => scan(mail));

withoutParts();
await wholeWay();

/** One policy after the other is written anew. */
function changes() {
  let ruleset = rulesets[2]!;
  let index = largest;
  const others = new Generator(SEED + 1, occurring, domains, Object.keys(lists)).policies(100);
  const times = others.map((policy, i) => {
    const plans = [...ruleset.plans];
    plans[i * 97] = planFrom({ ...policy, id: `p${i * 97}` });
    ruleset = { ...ruleset, plans };
    return timed(() => {
      index = buildIndex(ruleset, index);
    });
  });
  return { usual: median(times), most: Math.max(...times) };
}

/** All engines on a thousand policies: the same ids in the same order. */
async function sameResults(): Promise<void> {
  const policies = all.slice(0, 1_000);
  const engines: readonly Matcher[] = [
    zenEngine(policies),
    jsonRulesEngine(policies),
    async (mail) => plainScan(policies)(mail),
  ];
  let compared = 0;
  for (const { facts, flat } of mails.slice(0, 40)) {
    const ours = indexes[1]!.match('mail.received', facts, NOTHING_FETCHED).matched.map(({ id }) => id);
    for (const engine of engines) {
      const theirs = [...(await engine(flat))].sort();
      if (JSON.stringify(theirs) !== JSON.stringify([...ours].sort()))
        throw new Error(`they differ on ${JSON.stringify(flat.rawSubject)}: ${theirs} and ${ours}`);
      compared += ours.length;
    }
  }
  say(`\nequal results of all engines on 40 mails and 1,000 policies (${compared / engines.length} matches)`);
}

async function beside(name: string, theirs: Matcher, least?: number): Promise<void> {
  const ours = (mail: BenchMail) => largest.match('mail.received', mail.facts, NOTHING_FETCHED).matched.length;
  let differing = 0;
  for (const mail of some) if ((await theirs(mail.flat)).length !== ours(mail)) differing++;
  if (differing) throw new Error(`${name} differs on ${differing} mails`);
  const times: number[] = [];
  const of = some.reduce((sum, { characters }) => sum + characters, 0) / CHARACTERS;
  for (let i = 0; i < 3; i++) {
    const since = process.cpuUsage();
    for (const { flat } of some) await theirs(flat);
    times.push(processorMs(since) / of);
  }
  const again = 100;
  const cost =
    timed(() => {
      for (let i = 0; i < again; i++) some.forEach(ours);
    }) /
    (again * of);
  const ratio = median(times) / cost;
  const judged = least === undefined ? '' : ` (${goal(ratio >= least, `at least ${least.toLocaleString('en')}`)})`;
  say(`  ${name}: ${ms(median(times))} per 3,000 characters, ${Math.round(ratio).toLocaleString('en')} ×${judged}`);
}

/** A hundred patterns in which no text must stand, beside the same index without them. */
function withoutParts(): void {
  const sources = Array.from({ length: 100 }, (_, i) => `[A-Z]{${3 + (i % 7)}}\\d{${4 + (i % 11)}}[A-F${i % 10}]`);
  for (const place of ['mail.subject', 'mail.text']) {
    const plans = sources.map((source, i) => planOf({ id: `r${i}`, when: matches(place, source) }));
    const index = buildIndex(rulesetOf(plans));
    matchAll(index);
    const cost = median(Array.from({ length: 3 }, () => timed(() => matchAll(index)))) / texts;
    say(
      `${place === 'mail.subject' ? '\n' : ''}patterns without a literal part, on ${place}: ${ms(cost / 100)} each per 3,000 characters of mail`,
    );
  }
}

async function wholeWay(): Promise<void> {
  const { ratio } = await compare(
    async () => {
      for (const raw of raws) largest.match('mail.received', extractMail(raw, ENVELOPE), NOTHING_FETCHED);
    },
    async () => {
      for (const raw of raws) await PostalMime.parse(raw).catch(() => {});
    },
    raws.length,
  );
  say(
    `\n.eml to facts to match, against the parser postal-mime alone: ${ratio.median.toFixed(2)} (${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)}) (${goal(ratio.median <= GOALS.parser, 'at most 2')})`,
  );
}
