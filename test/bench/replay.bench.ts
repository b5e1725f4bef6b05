import PostalMime from 'postal-mime';
import { readRules } from '../../app/rules-folder.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import { DEFAULT_HOLD_MS } from '../../engine/interpreter/host.ts';
import { buildIndex } from '../../engine/match/index.ts';
import { replay } from '../../engine/simulator/replay.ts';
import { QUIET } from '../../engine/simulator/scenario.ts';
import { simulate } from '../../engine/simulator/simulate.ts';
import { mailsOf } from '../conformance/corpora.ts';
import { direct } from '../oracle/direct.ts';
import * as shipped from '../rules/shipped.ts';
import { compare, said } from './pairs.ts';
import day from './policies/day.ts';

const EVENTS = 400;
const { ruleset } = compileRules(readRules(new URL('./policies', import.meta.url).pathname));
const plan = ruleset.plans[0]!;
const facts = { 'mail.subject': 'Customs hold MSKU1234565' };
const event = {
  id: 'mail-1',
  receivedAt: Date.parse('2026-03-02T01:00:00Z'),
  subject: 'Customs hold',
  hold: DEFAULT_HOLD_MS,
  holds: [],
};
const run = { plan, facts, derived: [], lists: {}, templates: {} };

const days = await compare(
  async () => {
    for (let i = 0; i < EVENTS; i++) await simulate(event, [run], QUIET, ruleset.people);
  },
  async () => {
    for (let i = 0; i < EVENTS; i++) await direct([{ plan, module: day }], facts, event, QUIET, ruleset.people);
  },
  EVENTS,
);
console.log(`24 h flows from facts, against direct execution: ${said(days)}`);
console.log('  goals: 3,000/s or more; time at most 2.00 of the peer’s');

const index = buildIndex(ruleset);
const mails = shipped.mails;
for (const [name, from] of [
  ['samples that ship', mails],
  ['ordinary mails', ordinary()],
] as const) {
  if (!from.length) continue;
  const raw = await compare(
    async () => {
      for (const mail of from) await replay(mail, ruleset, index);
    },
    async () => {
      for (const mail of from) await PostalMime.parse(mail).catch(() => {});
    },
    from.length,
    11,
  );
  console.log(`the same flow from ${from.length} ${name}, raw, against the parser postal-mime alone: ${said(raw)}`);
}
console.log('  goal: time at most 1.67 of the peer’s (0.6 of its rate)');

const everything = buildIndex(shipped.ruleset);
const all = await compare(
  async () => {
    for (const mail of mails) await replay(mail, shipped.ruleset, everything);
  },
  async () => {
    for (const mail of mails) await PostalMime.parse(mail).catch(() => {});
  },
  mails.length,
  25,
);
console.log(`the same mails through the ${shipped.ruleset.plans.length} policies that ship: ${said(all)}`);

/** Mail of usual size, where the corpora are at hand. */
function ordinary(): Uint8Array[] {
  return mailsOf('ham').slice(0, 150);
}
