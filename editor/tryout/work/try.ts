import { type Result, UNKNOWN } from '../../../engine/expression/environment.ts';
import { LimitError } from '../../../engine/expression/limits.ts';
import type { Facts } from '../../../engine/facts/facts.ts';
import { occurrenceFrom } from '../../../engine/facts/occurrence.ts';
import { buildIndex, type Dear, type DearFact, type Index } from '../../../engine/match/index.ts';
import type { Value } from '../../../engine/plan/expression.ts';
import type { Plan } from '../../../engine/plan/plan.ts';
import { dearOf } from '../../../engine/simulator/dear.ts';
import { mismatched, unmet } from '../../../engine/simulator/expect.ts';
import { withReadings } from '../../../engine/simulator/readings.ts';
import { type Sample as Played, type Prepared, prepare } from '../../../engine/simulator/replay.ts';
import { QUIET, type Scenario, scenario as schema } from '../../../engine/simulator/scenario.ts';
import { simulate } from '../../../engine/simulator/simulate.ts';
import { explainedOf } from './explained.ts';
import type { KeptRules, TypedRules } from './kept-rules.ts';
import { mailView } from './mail-view.ts';
import type { Run, Sample, ScenarioText, Trial, Tried, Verdict } from './messages.ts';

/** Tries a mail, or another event, on the rules with one file as it is typed. Never throws, whatever it is given. */
export async function tryIt(sample: Sample, trial: Trial, rules: KeptRules): Promise<Tried> {
  const typed = rules.with(trial.path, trial.text, trial.lastGood);
  const { plan, errors, hasLastGood, ruleset } = typed;
  const tried: Tried = {
    of: !plan ? 'nothing' : errors.length ? 'last good' : 'present',
    hasLastGood,
    errors,
    people: ruleset.people,
    kind: '',
    mail: undefined,
    event: 'event' in sample ? JSON.stringify(sample.event, undefined, 2) : undefined,
    verdicts: [],
    asked: [],
    run: undefined,
    troubles: [],
  };
  try {
    return { ...tried, ...(await played(sample, trial.scenario, typed)) };
  } catch (error) {
    // An event that is none, or of a kind that has no such facts.
    return { ...tried, troubles: [(error as Error).message] };
  }
}

async function played(sample: Sample, given: ScenarioText, { ruleset, plan }: TypedRules): Promise<Partial<Tried>> {
  const isMail = 'raw' in sample;
  const { scenario, troubles } = scenarioOf(given, plan, isMail);
  const index = buildIndex(ruleset);
  const event: Played = isMail ? sample.raw : occurrenceFrom(sample.event);
  const told = dearOf(scenario);
  const prepared = prepare(event, scenario, ruleset, index, (name, args) => told.told!(name, askedOf(args))!.answer);
  const { facts, runs, undecided } = prepared;
  const kind = event instanceof Uint8Array ? scenario.event : event.kind;
  const dear = new AskedDear(told);
  const outcomes = new Map<Plan, Verdict['outcome']>([
    ...runs.map((run) => [run.plan, 'started'] as const),
    ...ruleset.plans.filter(({ id }) => undecided.includes(id)).map((one) => [one, 'unknown'] as const),
    ...index.match(kind, facts, dear).failed.map((one) => [one.plan, 'failed'] as const),
  ]);
  if (plan && !outcomes.has(plan)) outcomes.set(plan, plan.on === kind ? 'not started' : 'other');
  const verdicts = [...outcomes]
    .sort(([one], [other]) => Number(other === plan) - Number(one === plan))
    .map(([one, outcome]) => verdictOf(one, outcome, { index, facts, dear }));
  return {
    troubles,
    kind,
    ...(isMail && { mail: mailView(facts, sample.raw) }),
    verdicts,
    asked: dear.asked,
    ...(troubles.length === 0 && { run: await runOf(prepared, withReadings(scenario, event, runs), ruleset.people) }),
  };
}

/** A mail that says nothing else is what the policy waits for, where that is a mail. */
function scenarioOf(given: ScenarioText, plan: Plan | undefined, isMail: boolean) {
  const byDefault = isMail && plan?.on.startsWith('mail.') ? { event: plan.on } : {};
  const parsed = schema.safeParse({ ...byDefault, ...given });
  if (parsed.success) return { scenario: parsed.data, troubles: [] };
  const troubles = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return { scenario: { ...QUIET, ...byDefault }, troubles };
}

interface Asking {
  readonly index: Index;
  readonly facts: Facts;
  readonly dear: Dear;
}

function verdictOf(plan: Plan, outcome: Verdict['outcome'], { index, facts, dear }: Asking): Verdict {
  const { id, title, source, on } = plan;
  const verdict = { policy: id, title, path: source.file, on };
  if (outcome === 'other') return { ...verdict, outcome, explained: undefined };
  try {
    return { ...verdict, outcome, explained: explainedOf(plan.when, index.explain(plan, facts, dear)) };
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    return { ...verdict, outcome: 'failed', explained: undefined };
  }
}

async function runOf({ event, runs }: Prepared, scenario: Scenario, people: Tried['people']): Promise<Run> {
  const { entries, walked, alerts } = await simulate(event, runs, scenario, people);
  const matched = runs.map(({ plan }) => plan.id);
  const problems = [...mismatched(matched, scenario), ...unmet(entries, scenario)];
  return { receivedAt: event.receivedAt, entries, walked, alerts, problems };
}

/** What a helper is asked about: the value, or all of them. */
const askedOf = (args: readonly Value[]): Value => (args.length === 1 ? args[0] : args) as Value;

/** What a scenario tells, and notes what was asked. */
class AskedDear implements Dear {
  readonly #told: Dear;
  readonly #asked = new Map<string, DearFact>();

  constructor(told: Dear) {
    this.#told = told;
  }

  get asked(): readonly DearFact[] {
    return [...this.#asked.values()];
  }

  count(event: string, of: string, withinMs: number): number | undefined {
    this.#note({ kind: 'count', event, of, withinMs });
    return this.#told.count(event, of, withinMs);
  }

  told(name: string, of: Parameters<NonNullable<Dear['told']>>[1]) {
    this.#note({ kind: 'extension', name, of });
    return this.#told.told?.(name, of);
  }

  /** The code of a helper is the server's alone: what it would answer is told as what a fact says. */
  helper(name: string, args: readonly Value[]): Result {
    return this.told(name, askedOf(args))?.answer ?? UNKNOWN;
  }

  #note(fact: DearFact): void {
    this.#asked.set(JSON.stringify(fact), fact);
  }
}
