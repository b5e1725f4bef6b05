import { setTimeout as sleep } from 'node:timers/promises';
import type { Counters } from '../../connectors/store/store.ts';
import { type Result, UNKNOWN } from '../../engine/expression/environment.ts';
import type { Dear, DearFact } from '../../engine/match/index.ts';
import type { Value } from '../../engine/plan/expression.ts';
import { extensionName, isOutsideFact } from '../../engine/plan/extension.ts';

/** What extensions answer about one event. */
export interface Asking {
  /** A helper; UNKNOWN where it fails. @throws Error where this process does not have it */
  helper(name: string, args: readonly Value[]): Result;
  /** A fact, asked outside; UNKNOWN where it fails. Rejects where this process does not have it. */
  fact(name: string, of: Value): Promise<Result>;
}

/** How long all that is asked outside about one event may take together, in ms: an alert waits for it. */
const LONGEST_MS = 10_000;
/** How many questions one event may cause: a mail may have ten thousand recipients. */
const MOST_ASKED = 100;

/** Dear facts that were fetched for one event, by what was asked; each is asked once. */
export class Fetched implements Dear {
  readonly #counters: Counters;
  readonly #at: number;
  readonly #extensions: Asking | undefined;
  readonly #counts = new Map<string, number>();
  readonly #told = new Map<string, { readonly answer: Result }>();
  readonly #unknown = new Set<string>();
  readonly #until = performance.now() + LONGEST_MS;
  readonly helper: Dear['helper'];

  /** @param at the instant at which events are counted, in epoch ms */
  constructor(counters: Counters, at: number, extensions: Asking | undefined) {
    this.#counters = counters;
    this.#at = at;
    this.#extensions = extensions;
    this.helper = (name, args) => this.#noted(name, extensions ? extensions.helper(name, args) : UNKNOWN);
  }

  async fetch(needs: readonly DearFact[]): Promise<void> {
    await Promise.all(needs.map((need) => this.#fetchOne(need)));
  }

  count(event: string, of: string, withinMs: number): number | undefined {
    return this.#counts.get(slot(event, of, withinMs));
  }

  told(name: string, of: Value): { readonly answer: Result } | undefined {
    return this.#told.get(slot(name, of));
  }

  /** The facts and helpers that could not tell. */
  get unknown(): readonly string[] {
    return [...this.#unknown].sort();
  }

  async #fetchOne(need: DearFact): Promise<void> {
    if (need.kind === 'count') {
      const { event, of, withinMs } = need;
      const count = await this.#counters.count(event, of, this.#at - withinMs, this.#at);
      this.#counts.set(slot(event, of, withinMs), count);
    } else {
      const asked = this.#told.size < MOST_ASKED ? this.#inTime(need.name, need.of) : UNKNOWN;
      const key = slot(need.name, need.of);
      // Taken before it is answered, or one round would ask as much as it likes.
      this.#told.set(key, { answer: UNKNOWN });
      this.#told.set(key, { answer: this.#noted(need.name, await asked) });
    }
  }

  async #inTime(name: string, of: Value): Promise<Result> {
    const left = this.#until - performance.now();
    if (!this.#extensions || left <= 0 || !isOutsideFact(name)) return UNKNOWN;
    const over = new AbortController();
    const late = sleep(left, UNKNOWN, { signal: over.signal, ref: false }).catch((): Result => UNKNOWN);
    return await Promise.race([this.#extensions.fact(name, of), late]).finally(() => over.abort());
  }

  #noted(name: string, answer: Result): Result {
    if (answer === UNKNOWN) this.#unknown.add(extensionName(name));
    return answer;
  }
}

const slot = (...asked: readonly unknown[]) => JSON.stringify(asked);
