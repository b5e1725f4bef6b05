import { untrackedBy } from '../catalogue/untracked.ts';
import { extractMail } from '../facts/extract.ts';
import type { Facts } from '../facts/facts.ts';
import { eventIdentity } from '../facts/identity.ts';
import { labelsOf, labelsOfOccurrence } from '../facts/labels.ts';
import type { Occurrence } from '../facts/occurrence.ts';
import { DEFAULT_HOLD_MS, type EventStart, type RunStart } from '../interpreter/host.ts';
import type { Index } from '../match/index.ts';
import { startOf } from '../match/run-start.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import { dearOf, type Helpers } from './dear.ts';
import { mismatched, unmet } from './expect.ts';
import { type Readers, withReadings } from './readings.ts';
import { QUIET, type Scenario } from './scenario.ts';
import { type Simulation, simulate } from './simulate.ts';

export interface Replay extends Simulation {
  /** The scenario, and what was read of the mail where a policy asks. */
  readonly scenario: Scenario;
  readonly event: EventStart;
  readonly runs: readonly RunStart[];
  readonly messageId: string;
  readonly matched: readonly string[];
  /** Policies whose condition hangs on a fact that the scenario does not give. */
  readonly undecided: readonly string[];
  /** What differs from the scenario's `match` and `expect`; empty for a case that holds. */
  readonly problems: readonly string[];
}

/** One mail or another event, ready to run: what a replay, the what-if and production start from. */
export interface Prepared {
  readonly event: EventStart;
  readonly runs: readonly RunStart[];
  readonly facts: Facts;
  readonly undecided: readonly string[];
}

/** A mail as it came, or something that is no mail. */
export type Sample = Uint8Array | Occurrence;

/** Reads a mail or an event, asks the index, and gathers what each matching policy's run may read. */
export function prepare(
  sample: Sample,
  scenario: Scenario,
  ruleset: Ruleset,
  index: Index,
  helpers?: Helpers,
): Prepared {
  const { kind, facts, ...about } =
    sample instanceof Uint8Array ? mailed(sample, scenario, ruleset) : occurred(sample, scenario);
  const dear = dearOf(scenario, helpers);
  const { matched, undecided } = index.match(kind, facts, dear);
  const event: EventStart = {
    ...about,
    hold: scenario.hold ?? DEFAULT_HOLD_MS,
    untracked: untrackedBy(scenario.source),
    holds: scenario.holds.map((held) => ({ event: held })),
  };
  return {
    event,
    facts,
    runs: matched.map((plan) => startOf(plan, facts, ruleset, dear)),
    undecided: undecided.map(({ id }) => id),
  };
}

type About = Pick<EventStart, 'id' | 'receivedAt' | 'subject' | 'labels'> & Occurrence;

function mailed(raw: Uint8Array, scenario: Scenario, { known }: Ruleset): About {
  const read = extractMail(raw, { mailbox: scenario.mailbox, receivedAt: 0, history: scenario.history }, known);
  const receivedAt = Date.parse(scenario.start ?? String(read.get('mail.date') ?? '')) || 0;
  const facts = takenInAt(read, receivedAt);
  const kind = scenario.event;
  return {
    id: `mail-${eventIdentity(facts).digest.slice(0, 32)}`,
    receivedAt,
    subject: String(facts.get('mail.subject')),
    labels: labelsOf(facts, kind),
    kind,
    facts,
  };
}

/** A tick is taken in when it is due; another event, which tells no time of its own, at the scenario's. */
function occurred({ kind, facts }: Occurrence, { start, mailbox }: Scenario): About {
  const due = isTick(kind) ? String(facts.get('tick.at')) : '';
  return {
    id: `event-${kind.replaceAll(/[^a-z0-9]+/gi, '-')}`,
    receivedAt: Date.parse(start ?? due) || 0,
    subject: kind,
    labels: labelsOfOccurrence(kind, mailbox),
    kind,
    facts,
  };
}

const isTick = (kind: string) => kind.startsWith('schedule:');

/** The same mail at another moment: a mail that says nothing else is replayed as of its own date. */
const takenInAt = (facts: Facts, receivedAt: number): Facts => ({
  get: (path) => (path === 'mail.receivedAt' ? new Date(receivedAt).toISOString() : facts.get(path)),
});

/** Plays one mail or event through the rules in virtual time. */
export async function replay(
  sample: Sample,
  ruleset: Ruleset,
  index: Index,
  scenario: Scenario = QUIET,
  helpers?: Helpers,
  readers?: Readers,
): Promise<Replay> {
  const { event, runs, facts, undecided } = prepare(sample, scenario, ruleset, index, helpers);
  const told = withReadings(scenario, sample, runs, readers);
  const simulation = await simulate(event, runs, told, ruleset.people);
  const matched = runs.map(({ plan }) => plan.id).sort();
  const messageId = sample instanceof Uint8Array ? String(facts.get('mail.messageId')) : '';
  const problems = [...mismatched(matched, scenario), ...unmet(simulation.entries, scenario)];
  return { ...simulation, scenario: told, event, runs, messageId, matched, undecided, problems };
}
