import type { EventRow, LoggedAlert, Store } from '../../connectors/store/store.ts';
import { reasonIn } from '../../engine/arbiter/reason-words.ts';
import { extractMail } from '../../engine/facts/extract.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import type { WorldEvent } from '../../engine/interpreter/host.ts';
import type { Explanation } from '../../engine/match/index.ts';
import { shortHash } from '../../engine/plan/hash.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import { becameOf } from '../acts/became.ts';
import { askEvent, type Rules } from '../intake/match.ts';
import type { Delivery, PersonWhy, PolicyWhy, Subject, Summary, Why, WishWhy } from './answer.ts';
import { foundIn, judgedOf, lacks } from './condition.ts';
import { namedBy } from './names.ts';
import { placeOf } from './place.ts';
import { RulesThen } from './rules-then.ts';

/** How many of the policies that did not run are told. */
const OTHERS = 5;

export interface WhyQuestion {
  /** Id; without it everybody whom a wish named. */
  readonly person?: string | undefined;
  readonly language: 'en' | 'zh';
}

/**
 * Answers why persons were, or were not, told of an event: from the log, and from the mail and the plans that ran, looked
 * at once more.
 */
export async function whyOf(store: Store, event: EventRow, { person, language }: WhyQuestion): Promise<Why> {
  const entries = await store.log.entries(event.id);
  const then = new RulesThen(store.rules);
  const rules = await then.at(event.takenAt);
  const facts = await factsOf(store, event, rules);
  const asked = rules && facts && (await conditionsOf(store, event, rules, facts));
  const begun = await Promise.all(starts(entries).map((start) => ranWhy(start, then, asked)));
  const policies = await Promise.all(begun.map((one) => withChange(one, store, event.takenAt)));
  const ran = new Set(policies.map(({ policy }) => policy));
  return {
    event: subjectOf(event),
    persons: await personsOf(store, event, entries, { then, rules, person, language }),
    policies,
    others: asked ? await othersOf(asked, ran, event.kind, person) : [],
    mailIsGone: facts === undefined,
  };
}

const starts = (entries: readonly Entry[]) => entries.filter(({ kind }) => kind === 'start');

const subjectOf = ({ id, kind, subject, messageId, envelope, state }: EventRow): Subject => ({
  id,
  kind,
  subject,
  messageId,
  mailbox: envelope.mailbox,
  receivedAt: envelope.receivedAt,
  state,
});

async function factsOf({ mails }: Store, event: EventRow, rules: Rules | undefined): Promise<Facts | undefined> {
  const raw = event.kind === 'own' ? undefined : await mails.read(event.mail).catch(() => undefined);
  return raw && extractMail(raw, event.envelope, rules?.ruleset.known);
}

/** Can explain any policy of some rules for one mail. */
interface Asked {
  readonly rules: Rules;
  readonly facts: Facts;
  explain(plan: Plan, rules: Rules): Promise<Explanation>;
}

/** Counters are asked for the instant of the mail, as they were then. */
async function conditionsOf({ counters }: Store, event: EventRow, rules: Rules, facts: Facts): Promise<Asked> {
  const ask = (of: Rules) => askEvent(event.kind, facts, event.envelope.receivedAt, of, counters);
  const dear = new Map([[rules, ask(rules)]]);
  return {
    rules,
    facts,
    async explain(plan, of) {
      if (!dear.has(of)) dear.set(of, ask(of));
      return of.index.explain(plan, facts, (await dear.get(of)!).dear);
    },
  };
}

async function ranWhy({ policy, detail }: Entry, then: RulesThen, asked: Asked | undefined): Promise<PolicyWhy> {
  const found = await then.plan(policy, detail);
  if (!found) return { policy, title: policy, hash: detail ?? '', file: `${policy}.ts`, names: [], found: [] };
  const { plan, rules } = found;
  return policyWhy(plan, rules.ruleset, asked, await asked?.explain(plan, rules));
}

async function withChange(why: PolicyWhy, { ruleChanges }: Store, until: number): Promise<PolicyWhy> {
  const found = await ruleChanges.last(why.policy, until);
  if (!found) return why;
  const { subject: _, ...changed } = found;
  return { ...why, changed };
}

function policyWhy(
  plan: Plan,
  ruleset: Ruleset,
  asked: Asked | undefined,
  explanation: Explanation | undefined,
): PolicyWhy {
  return {
    policy: plan.id,
    title: plan.title,
    hash: shortHash(plan.hash),
    file: plan.source.file,
    names: namedBy(plan, ruleset),
    ...(explanation && { condition: judgedOf(explanation) }),
    found: explanation && asked ? foundIn(explanation, asked.facts) : [],
  };
}

/** The policies that came nearest to running: one that names the person before one that does not. */
async function othersOf(asked: Asked, ran: ReadonlySet<string>, kind: string, person?: string): Promise<PolicyWhy[]> {
  const { ruleset } = asked.rules;
  const plans = ruleset.plans.filter(({ id, on }) => on === kind && !ran.has(id));
  const judged = await Promise.all(
    plans.map(async (plan) => {
      const explanation = await asked.explain(plan, asked.rules);
      return { why: policyWhy(plan, ruleset, asked, explanation), lacks: lacks(plan.when, explanation) };
    }),
  );
  const strangers = ({ names }: PolicyWhy) => Number(person !== undefined && !names.includes(person));
  judged.sort(
    (a, b) => strangers(a.why) - strangers(b.why) || a.lacks - b.lacks || (a.why.policy < b.why.policy ? -1 : 1),
  );
  return judged.slice(0, OTHERS).map(({ why }) => why);
}

interface Scope {
  readonly then: RulesThen;
  readonly rules: Rules | undefined;
  readonly person: string | undefined;
  readonly language: 'en' | 'zh';
}

async function personsOf(store: Store, event: EventRow, entries: readonly Entry[], scope: Scope): Promise<PersonWhy[]> {
  const { then, rules, person, language } = scope;
  const deliveries = await deliveriesOf(store, event.id);
  const hashes = new Map(starts(entries).map(({ policy, detail }) => [policy, detail]));
  const verdicts = entries.filter(({ kind, to }) => (kind === 'notify' || kind === 'suppressed') && to !== undefined);
  const byPerson = Map.groupBy(verdicts, ({ to }) => to!);
  const ids = person === undefined ? [...byPerson.keys()] : [person];
  return Promise.all(
    ids.map(async (id) => ({
      person: id,
      name: rules?.ruleset.people[id]?.name ?? id,
      wishes: await Promise.all((byPerson.get(id) ?? []).map((entry) => wishWhy(entry))),
    })),
  );

  async function wishWhy(entry: Entry): Promise<WishWhy> {
    const { policy, at, kind, reason = '', channel, stage, turn, priority, step, alert, cause, item, notes } = entry;
    const wishedAt = event.envelope.receivedAt + at;
    const found = step === undefined ? undefined : await then.plan(policy, hashes.get(policy));
    return {
      policy,
      at: wishedAt,
      sent: kind === 'notify',
      reason,
      words: reasonIn(language, reason),
      channel,
      stage,
      turn,
      priority,
      place: found && placeOf(step!, found.plan, found.rules.ruleset),
      cause,
      notes,
      alert,
      delivery: alert === undefined ? undefined : deliveries.get(alert),
      summary: item === undefined ? undefined : await summaryOf(store, entry.to!, item, wishedAt),
    };
  }
}

async function deliveriesOf({ log, events }: Store, event: string): Promise<Map<string, Delivery>> {
  const [alerts, states] = await Promise.all([log.alerts({ event }), events.states(event)]);
  return new Map(alerts.map((logged) => [logged.alert.key, deliveryOf(logged, states)]));
}

function deliveryOf({ alert, ...logged }: LoggedAlert, states: readonly WorldEvent[]): Delivery {
  const { state, receipt, detail, loggedAt } = logged;
  const quoteOf = alert.quote?.text ? { quoteOf: alert.key } : {};
  return { channel: alert.channel, ...quoteOf, state, receipt, detail, loggedAt, became: becameOf(alert, states) };
}

/** The clock of a run and that of the log may differ a little. */
const SLACK_MS = 60_000;

/** Of several channels that were tried, the one that told, else the last. */
async function summaryOf(
  { log, events }: Store,
  person: string,
  item: string,
  at: number,
): Promise<Summary | 'waiting'> {
  const tried = await log.summaries(person, item, at - SLACK_MS);
  const told = tried.find(({ state }) => state === 'sent') ?? tried.at(-1);
  if (!told) return 'waiting';
  const { subject, items = [] } = told.alert;
  return { ...deliveryOf(told, await events.states(told.alert.event)), subject, items: items.length };
}
