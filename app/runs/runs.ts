import type { EventRow, EventSearch, Store } from '../../connectors/store/store.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import type { Cancelling } from '../../engine/interpreter/host.ts';
import { openWaits } from '../../engine/interpreter/open-waits.ts';
import { shortHash } from '../../engine/plan/hash.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import type { DurableClient } from '../../workflows/client.ts';
import type { EventState } from '../../workflows/definitions/messages.ts';
import type { RunStatus } from '../../workflows/runs.ts';
import { type Story, storyOf } from '../story.ts';
import { RulesThen } from '../why/rules-then.ts';
import { type PolicyRun, type RunRow, rowOf, runRow } from './row.ts';

export interface RunSearch extends Pick<EventSearch, 'policy' | 'person' | 'since'> {
  readonly state?: RunStatus | undefined;
  /** Words of the subject, or an id. */
  readonly text?: string | undefined;
  readonly limit: number;
}

/** A step or an exit that was walked; ms since the event came. */
export interface Step {
  readonly step: string;
  readonly at: number;
}

export interface Wait {
  readonly step?: string | undefined;
  /** What is awaited: `mail.read`, `sleep`. */
  readonly for: string;
  /** Epoch ms; absent for what has no deadline of its own. */
  readonly until?: number | undefined;
}

/** One policy's run on the plan that it carries. */
export interface PolicyDetail extends PolicyRun {
  /** Of the plan, its first 12 digits. */
  readonly hash: string;
  /** Null where no rules that are kept have it. */
  readonly plan: Plan | null;
  /** What is active now of that policy: the same plan, another one, or none. */
  readonly now: 'same' | 'changed' | 'gone';
  readonly walked: readonly Step[];
  readonly waits: readonly Wait[];
}

export interface RunDetail extends Omit<RunRow, 'policies' | 'alerts'> {
  readonly policies: readonly PolicyDetail[];
  readonly alerts: Story['alerts'];
  readonly log: readonly Entry[];
  /** The run itself was asked; else it is told from the log, which knows steps only where something was done or awaited. */
  readonly asked: boolean;
}

export interface RunsParts {
  readonly store: Store;
  readonly durable: Pick<DurableClient, 'stateOf' | 'cancel'> & {
    readonly runs: Pick<DurableClient['runs'], 'statuses' | 'running'>;
  };
  rules(): Ruleset;
}

/** Looked at for one answer, at the most. */
const MOST_LOOKED_AT = 2_000;
const PAGE = 100;
const MOST_RUNNING = 2_000;

/** The runs of events, as people look for them: what Temporal runs, told from the log. */
export class RunsDesk {
  readonly #parts: RunsParts;

  constructor(parts: RunsParts) {
    this.#parts = parts;
  }

  /** The newest first. */
  async list({ state, limit, ...search }: RunSearch): Promise<RunRow[]> {
    const { store, durable } = this.#parts;
    const ids = state === 'running' ? await durable.runs.running(MOST_RUNNING) : undefined;
    const found = new Map<string, RunRow | undefined>();
    const fitting = () => [...found.values()].filter((row) => row !== undefined);
    let before: number | undefined;
    for (let looked = 0; looked < MOST_LOOKED_AT; looked += PAGE) {
      const events = await store.events.search({ ...search, ids, before, started: true, limit: PAGE });
      const fresh = events.filter(({ id }) => !found.has(id));
      for (const row of await this.#rows(fresh)) found.set(row.event, !state || row.state === state ? row : undefined);
      if (!fresh.length || fitting().length >= limit || events.length < PAGE) break;
      // Of those that came in one millisecond some may have been on the page.
      before = events.at(-1)!.takenAt + 1;
    }
    return fitting().slice(0, limit);
  }

  async #rows(events: readonly EventRow[]): Promise<RunRow[]> {
    const statuses = await this.#statuses(events.map(({ id }) => id));
    const [rules, now] = [this.#parts.rules(), Date.now()];
    return Promise.all(events.map((event) => runRow(this.#parts.store, event, statuses.get(event.id), rules, now)));
  }

  /** A Temporal that is away has been told of elsewhere: the log says most of it. */
  #statuses(ids: readonly string[]): Promise<ReadonlyMap<string, RunStatus>> {
    return this.#parts.durable.runs.statuses(ids).catch(() => new Map());
  }

  /** One of them as it is now, in a line. @returns undefined where there is no such event */
  async row(id: string): Promise<RunRow | undefined> {
    const event = await this.#parts.store.events.get(id);
    return event && (await this.#rows([event]))[0];
  }

  /** @returns undefined where there is no such event */
  async get(id: string): Promise<RunDetail | undefined> {
    const { store, durable, rules } = this.#parts;
    const event = await store.events.get(id);
    if (!event) return undefined;
    const [statuses, state] = await Promise.all([this.#statuses([id]), durable.stateOf(id).catch(() => undefined)]);
    const now = Date.now();
    const logged = await storyOf(store, event, now);
    const entries = state && state.entries.length >= logged.entries.length ? state.entries : logged.entries;
    const story = { ...logged, entries, waits: openWaits(entries, now - event.envelope.receivedAt) };
    const row = rowOf(story, statuses.get(id), rules());
    const then = new RulesThen(store.rules);
    const policies = row.policies.map((run) => this.#policy(run, story, state, then));
    return {
      ...row,
      policies: await Promise.all(policies),
      alerts: story.alerts,
      log: entries,
      asked: state !== undefined,
    };
  }

  async #policy(
    run: PolicyRun,
    { event, entries, waits }: Story,
    state: EventState | undefined,
    then: RulesThen,
  ): Promise<PolicyDetail> {
    const { policy } = run;
    const hash = entries.find((one) => one.policy === policy && one.kind === 'start')?.detail ?? '';
    const isOwn = (one: { readonly policy: string }) => one.policy === policy;
    const { receivedAt } = event.envelope;
    const active = this.#parts.rules().plans.find(({ id }) => id === policy);
    return {
      ...run,
      hash,
      now: !active ? 'gone' : shortHash(active.hash) === hash ? 'same' : 'changed',
      plan: (await then.planAt(event.takenAt, policy, hash)) ?? null,
      walked: (state?.walked ?? entries)
        .filter(isOwn)
        .flatMap(({ step, at }) => (step === undefined ? [] : { step, at })),
      waits: state
        ? state.waiting.filter(isOwn).map(({ step, for: what, until }) => ({ step, for: what, until }))
        : waits.filter(isOwn).map(({ step, state: what = '', until }) => ({
            step,
            for: what,
            ...(until !== undefined && { until: receivedAt + until }),
          })),
    };
  }

  /** @returns whether there was a run to end */
  cancel(event: string, cancelling: Cancelling): Promise<boolean> {
    return this.#parts.durable.cancel(event, cancelling);
  }
}
