import { TRUNK } from '../plan/branch.ts';
import type { Value } from '../plan/expression.ts';
import { extensionName } from '../plan/extension.ts';
import type { Failure } from '../plan/steps/try.ts';
import { labelOf, namesIn, type PerformAsk, type UntilAsk } from './ask.ts';
import type { Entry } from './entry.ts';
import type { EventStart } from './host.ts';
import type { Branch, Run } from './run.ts';

/** What a wait is, for people: its place in the plan, and what it is for. */
interface Wait {
  readonly seq: number;
  readonly step: string;
}

/** Writes down what happens, in the order in which it is decided. */
export class Timeline {
  /** Only ever appended to. */
  readonly entries: Entry[] = [];
  readonly #event: EventStart;
  readonly #now: () => number;

  /** @param now logical time in epoch ms */
  constructor(event: EventStart, now: () => number) {
    this.#event = event;
    this.#now = now;
  }

  /** Something of the run itself: it starts, ends, or fails. */
  run({ start }: Run, entry: Pick<Entry, 'kind' | 'reason' | 'effect' | 'detail'>): void {
    this.#add(start.plan.id, { ...entry, branch: TRUNK, seq: 0 });
  }

  performs({ run, name }: Branch, { seq, step, effect: full, args }: PerformAsk): void {
    const effect = extensionName(full);
    this.#add(run.start.plan.id, { kind: 'effect', branch: name, seq, step, effect, detail: detailOf(args) });
  }

  /** The effect that a branch waits for has failed. */
  fails({ run, name, ask }: Branch, { effect, message }: Failure): void {
    if (ask?.kind !== 'perform') return;
    const { seq, step } = ask;
    this.#add(run.start.plan.id, { kind: 'effect', branch: name, seq, step, effect, reason: `failed: ${message}` });
  }

  /** @param state what is awaited; @param deadline in epoch ms */
  waits({ run, name }: Branch, { seq, step }: Wait, state: string, deadline: number): void {
    const until = deadline - this.#event.receivedAt;
    this.#add(run.start.plan.id, { kind: 'wait', branch: name, seq, step, state, until });
  }

  awaits({ run, name }: Branch, ask: UntilAsk): void {
    const { seq, step } = ask;
    const until = ask.deadline - this.#event.receivedAt;
    const wait = { kind: 'wait', branch: name, seq, step, state: labelOf(ask.state), until } as const;
    this.#add(run.start.plan.id, { ...wait, detail: this.#inVain(ask) });
  }

  /** An `until` is answered, by which exit. */
  exits({ run, name }: Branch, { seq, step, state }: UntilAsk, happened: boolean): void {
    const exit = happened ? 'happened' : 'timed out';
    this.#add(run.start.plan.id, { kind: 'wait', branch: name, seq, step, state: labelOf(state), exit });
  }

  /** A warning where the event's source never reports what is awaited. */
  #inVain({ state }: UntilAsk): string | undefined {
    const names = namesIn(state).filter((name) => this.#event.untracked?.includes(name));
    return names.length ? `${names.join(' and ')}: never reported for mail that came this way` : undefined;
  }

  #add(policy: string, entry: Omit<Entry, 'at' | 'policy'>): void {
    this.entries.push({ at: this.#now() - this.#event.receivedAt, policy, ...entry });
  }
}

/** What a person wants to see of an effect's arguments in a timeline: its texts. */
function detailOf(args: readonly Value[]): string {
  const texts = args.flatMap((arg) => (typeof arg === 'object' && arg !== null ? Object.values(arg) : [arg]));
  return texts.filter((text) => typeof text === 'string').join(' · ');
}
