import { untrackedBy } from '../catalogue/untracked.ts';
import { extractMail } from '../facts/extract.ts';
import type { Facts } from '../facts/facts.ts';
import { eventIdentity } from '../facts/identity.ts';
import { labelsOf } from '../facts/labels.ts';
import { DEFAULT_HOLD_MS, type EventStart, type RunStart } from '../interpreter/host.ts';
import type { Dear, Index } from '../match/index.ts';
import { startOf } from '../match/run-start.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import { mismatched, unmet } from './expect.ts';
import { QUIET, type Scenario } from './scenario.ts';
import { type Simulation, simulate } from './simulate.ts';

export interface Replay extends Simulation {
  readonly event: EventStart;
  readonly runs: readonly RunStart[];
  readonly messageId: string;
  readonly matched: readonly string[];
  /** Policies whose condition hangs on a fact that the scenario does not give. */
  readonly undecided: readonly string[];
  /** What differs from the scenario's `match` and `expect`; empty for a case that holds. */
  readonly problems: readonly string[];
}

/** One mail as an event, ready to run: what a replay, the what-if and production start from. */
export interface Prepared {
  readonly event: EventStart;
  readonly runs: readonly RunStart[];
  readonly facts: Facts;
  readonly undecided: readonly string[];
}

/** Reads a mail, asks the index, and gathers what each matching policy's run may read. */
export function prepare(raw: Uint8Array, scenario: Scenario, ruleset: Ruleset, index: Index): Prepared {
  const read = extractMail(raw, { mailbox: scenario.mailbox, receivedAt: 0 });
  const receivedAt = Date.parse(scenario.start ?? String(read.get('mail.date') ?? '')) || 0;
  const facts = takenInAt(read, receivedAt);
  const dear: Dear = { count: (event) => scenario.facts.count[event] };
  const { matched, undecided } = index.match(scenario.event, facts, dear);
  const event: EventStart = {
    id: `mail-${eventIdentity(facts).digest.slice(0, 32)}`,
    receivedAt,
    subject: String(facts.get('mail.subject')),
    hold: scenario.hold ?? DEFAULT_HOLD_MS,
    untracked: untrackedBy(scenario.source),
    labels: labelsOf(facts, scenario.event),
    holds: scenario.holds.map((held) => ({ event: held })),
  };
  return {
    event,
    facts,
    runs: matched.map((plan) => startOf(plan, facts, ruleset, dear)),
    undecided: undecided.map(({ id }) => id),
  };
}

/** The same mail at another moment: a mail that says nothing else is replayed as of its own date. */
const takenInAt = (facts: Facts, receivedAt: number): Facts => ({
  get: (path) => (path === 'mail.receivedAt' ? new Date(receivedAt).toISOString() : facts.get(path)),
});

/** Plays one mail through the rules in virtual time. */
export async function replay(
  raw: Uint8Array,
  ruleset: Ruleset,
  index: Index,
  scenario: Scenario = QUIET,
): Promise<Replay> {
  const { event, runs, facts, undecided } = prepare(raw, scenario, ruleset, index);
  const simulation = await simulate(event, runs, scenario, ruleset.people);
  const matched = runs.map(({ plan }) => plan.id).sort();
  const problems = [...mismatched(matched, scenario), ...unmet(simulation.entries, scenario)];
  return { ...simulation, event, runs, messageId: String(facts.get('mail.messageId')), matched, undecided, problems };
}
