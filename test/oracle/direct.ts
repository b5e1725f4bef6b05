import { AsyncLocalStorage } from 'node:async_hooks';
import type { Wish } from '../../engine/arbiter/wish.ts';
import { type AwaitedState, labelOf } from '../../engine/interpreter/ask.ts';
import { canonicalOrder, type Entry } from '../../engine/interpreter/entry.ts';
import type { EventStart } from '../../engine/interpreter/host.ts';
import {
  type Alert,
  bind,
  type Deadline,
  type Mail,
  type Notice,
  type Policy,
  type Provider,
  type State,
  type Who,
} from '../../engine/language/index.ts';
import { armOf, TRUNK } from '../../engine/plan/branch.ts';
import { parseDuration } from '../../engine/plan/duration.ts';
import type { Value } from '../../engine/plan/expression.ts';
import { TOLD } from '../../engine/plan/people.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import type { Failure } from '../../engine/plan/steps/try.ts';
import { House } from '../../engine/simulator/house.ts';
import type { Scenario } from '../../engine/simulator/scenario.ts';
import { sceneOf } from '../../engine/simulator/simulate.ts';
import { ScriptedWorld } from '../../engine/simulator/stage.ts';
import { Clockwork, type DirectRun } from './clockwork.ts';

/** A policy module that the compiler has accepted, and its plan (for its id, owner and title only). */
export interface DirectPolicy {
  readonly plan: Plan;
  readonly module: Policy;
}

/** The branch that the code now running belongs to. */
interface Branch {
  readonly run: DirectRun;
  readonly name: string;
  seq: number;
  turns: readonly number[];
}

const here = new AsyncLocalStorage<Branch>();

/** Executes policies as the JavaScript that they are, on one mail in a scenario's world, and returns their timeline. */
export async function direct(
  policies: readonly DirectPolicy[],
  facts: Readonly<Record<string, Value>>,
  event: EventStart,
  scenario: Scenario,
  people: Ruleset['people'],
): Promise<Entry[]> {
  const reported = scenario.then.filter(({ lost }) => !lost);
  const happenings = reported.map(({ at, ...what }) => ({ at: event.receivedAt + at, ...what }));
  const house = new House(people, scenario.directory);
  const world = new ScriptedWorld(house, sceneOf(event, scenario));
  const clockwork = new Clockwork(event, house, world, happenings);
  bind(new Direct(clockwork));
  const mail = mailOf(facts);
  const alerts = {
    acknowledged: stateNamed('alerts.acknowledged'),
    resolved: stateNamed('alerts.resolved'),
    cleared: stateNamed('alerts.cleared'),
    told,
  };
  for (const { plan, module } of policies) {
    const endsWhen = module.endsWhen?.({ mail, alerts }) as unknown as AwaitedState | undefined;
    const run: DirectRun = { plan, endsWhen, over: false };
    const trunk: Branch = { run, name: TRUNK, seq: 0, turns: [] };
    clockwork.start(run, () => here.run(trunk, () => module.run({ mail, alerts })));
  }
  await clockwork.play();
  bind(undefined);
  return clockwork.entries.sort(canonicalOrder);
}

class Direct implements Provider {
  readonly #clockwork: Clockwork;

  constructor(clockwork: Clockwork) {
    this.#clockwork = clockwork;
  }

  async perform(effect: string, args: readonly unknown[]): Promise<unknown> {
    const { run, name, seq } = next();
    const entry = { kind: 'effect', branch: name, seq, effect } as const;
    this.#clockwork.emit(run, entry);
    const failed = ({ message }: Failure) => this.#clockwork.emit(run, { ...entry, reason: `failed: ${message}` });
    const value = await this.#clockwork.perform(
      run,
      `${this.#clockwork.event}/${run.plan.id}#${name}:${seq}`,
      effect,
      args as Value[],
      failed,
    );
    const states = STATES[effect]?.map((state) => [state.split('.')[1], stateNamed(state, value)]);
    return states ? { ...(value as object), ...Object.fromEntries(states) } : value;
  }

  async notify(who: Who | readonly Who[], what: Notice): Promise<Alert> {
    const value = await this.#clockwork.notify(next().run, wishOf(who, what));
    const alert = value as unknown as Alert;
    const state = (name: string) => stateNamed(`alert.${name}`, value);
    return { ...alert, acknowledged: state('acknowledged'), resolved: state('resolved'), cleared: state('cleared') };
  }

  async until(state: State, deadline: Deadline): Promise<boolean> {
    const { run, name, seq } = next();
    const awaited = state as unknown as AwaitedState;
    const entry = { kind: 'wait', branch: name, seq, state: labelOf(awaited) } as const;
    const exit = (happened: boolean) =>
      this.#clockwork.emit(run, { ...entry, exit: happened ? 'happened' : 'timed out' });
    const at = this.#instantOf(deadline);
    if (this.#clockwork.world.holds(awaited)) {
      exit(true);
      return true;
    }
    if (at > this.#clockwork.now) this.#clockwork.emit(run, { ...entry, until: at - this.#clockwork.began });
    return (await this.#clockwork.wait(run, at, { branch: name, seq, state: awaited, exit })) as boolean;
  }

  sleep(deadline: Deadline): Promise<void> {
    return this.#pass('sleep', this.#instantOf(deadline));
  }

  async *every(interval: Deadline, times: number): AsyncIterable<number> {
    const branch = here.getStore()!;
    const { turns } = branch;
    try {
      for (let n = 1; n <= times; n++) {
        branch.turns = turns;
        await this.#pass('every', this.#instantOf(interval));
        branch.turns = [...turns, n];
        yield n;
      }
    } finally {
      branch.turns = turns;
    }
  }

  async together(branches: readonly (() => Promise<unknown>)[]): Promise<void> {
    const { run, name, seq, turns } = next();
    const arms = branches.map((body, arm) => here.run({ run, name: armOf(name, seq, arm), seq: 0, turns }, body));
    const outcomes = await Promise.allSettled(arms);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }

  helper(name: string): unknown {
    throw new Error(`${name} is asked before a run, not in it`);
  }

  has(): boolean {
    throw new Error('lists are asked before a run, not in it');
  }

  async #pass(state: 'sleep' | 'every', at: number): Promise<void> {
    const { run, name, seq } = next();
    if (at <= this.#clockwork.now) return;
    this.#clockwork.emit(run, { kind: 'wait', branch: name, seq, state, until: at - this.#clockwork.began });
    await this.#clockwork.wait(run, at, { branch: name, seq });
  }

  #instantOf(deadline: Deadline): number {
    return typeof deadline === 'string'
      ? this.#clockwork.now + (parseDuration(deadline) ?? 0)
      : Date.parse(deadline.by);
  }
}

/** What can become true of what an effect returns. */
const STATES: { readonly [effect: string]: readonly string[] } = {
  createTask: ['task.done'],
  sendMail: ['outgoing.bounced', 'outgoing.delivered'],
};

/** The branch with its next operation counted. */
function next(): Branch {
  const branch = here.getStore();
  if (!branch) throw new Error('an operation outside of every run');
  branch.seq++;
  return { ...branch };
}

function wishOf(who: Who | readonly Who[], notice: Notice): Wish {
  const { text = '', stage = 'first', priority, danger = false } = notice;
  const { by, acknowledgeWithin, breakThrough, ringFrom, identity, verdict, digest } = notice;
  const { run, name, seq, turns } = here.getStore()!;
  const { plan } = run;
  return {
    key: `${plan.id}#${name}:${seq}`,
    policy: plan.id,
    owner: plan.owner,
    title: plan.title,
    branch: name,
    seq,
    who: [who].flat().map((one) => one.who),
    wording: { kind: 'text', text },
    stage,
    turn: turns.join('.') || '0',
    priority:
      priority ?? (stage === 'resolved' && ['urgent', 'high'].includes(plan.priority) ? 'normal' : plan.priority),
    danger,
    by,
    acknowledgeWithin: acknowledgeWithin === undefined ? undefined : parseDuration(acknowledgeWithin),
    breakThrough,
    ringFrom: ringFrom === undefined ? undefined : Date.parse(ringFrom),
    identity,
    verdict,
    digest: digest && {
      key: digest.key,
      wait: parseDuration(digest.wait)!,
      interval: parseDuration(digest.every ?? digest.wait)!,
    },
  };
}

/** Everybody who was told: `alerts.told`. */
const told = { who: TOLD } as Who;

const stateNamed = (name: string, of?: unknown): State =>
  ({ kind: 'state', name, of: of === undefined ? undefined : String((of as { id: unknown }).id) }) as unknown as State;

/** `mail.from.domain` and the like as the object that policies see, with the mail's states. */
function mailOf(facts: Readonly<Record<string, Value>>): Mail {
  const mail: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(facts)) {
    const names = path.split('.').slice(1);
    const last = names.pop()!;
    let inside = mail;
    for (const name of names) {
      inside[name] ??= {};
      inside = inside[name] as Record<string, unknown>;
    }
    inside[last] = value;
  }
  for (const state of ['read', 'answered', 'moved', 'deleted']) mail[state] = stateNamed(`mail.${state}`);
  return mail as unknown as Mail;
}
