/** What a run tells of its way through one policy: a real one (`GET /api/runs/EVENT`), or one that was tried. */
export interface Trace {
  /** Steps and exits by their ids in the plan, in the order in which they were taken; ms since the event came. */
  readonly walked: readonly { readonly step: string; readonly at?: number | undefined }[];
  /** What it waits at now, and until when at the most (epoch ms). */
  readonly waits: readonly { readonly step?: string | undefined; readonly until?: number | undefined }[];
  /** How it ended: at its end, by `endsWhen`, by a failure, by somebody's order. Absent: it goes on. */
  readonly end?: 'returned' | 'ended' | 'failed' | 'cancelled' | undefined;
}

/** How a run came by a step. */
export interface Tread {
  /** How often: more than once in loops. */
  readonly times: number;
  /** `waits`: it is here. `failed`: it came no further. */
  readonly state: 'walked' | 'waits' | 'failed';
  /** When it first came here, in ms since the event. */
  readonly at?: number | undefined;
  /** Until when it waits at the most, in epoch ms. */
  readonly until?: number | undefined;
}

/** Where a run has been and where it is, for the graph to show. */
export class Trail {
  /** By id of step or exit; what begins and ends the flow by `start`, `end` and `endsWhen`. */
  readonly treads: ReadonlyMap<string, Tread>;
  /** Where it is: what it waits at, else what it came to last. */
  readonly here: string;
  readonly #order: readonly string[];
  readonly #hasReturned: boolean;

  constructor({ walked, waits, end }: Trace) {
    this.#order = walked.map(({ step }) => step);
    const treads = new Map<string, Tread>([['start', { times: 1, state: 'walked' }]]);
    for (const { step, at } of walked) {
      const before = treads.get(step);
      treads.set(step, { times: (before?.times ?? 0) + 1, state: 'walked', at: before ? before.at : at });
    }
    const here = (id: string, state: Tread['state'], until?: number) =>
      treads.set(id, { times: 1, ...treads.get(id), state, until });
    for (const { step, until } of waits) if (step !== undefined) here(step, 'waits', until);
    const last = this.#order.at(-1);
    if (end === 'failed' && last !== undefined) here(last, 'failed');
    if (end === 'ended') here('endsWhen', 'walked');
    if (end === 'returned' || end === 'ended') here('end', 'walked');
    this.#hasReturned = end === 'returned';
    this.treads = treads;
    const ends = end === 'returned' ? 'end' : end === 'ended' ? 'endsWhen' : undefined;
    this.here = ends ?? waits.find(({ step }) => step !== undefined)?.step ?? last ?? 'start';
  }

  /** Whether the run took a step, or a way: one that is no exit of its own in the plan is known by its steps. */
  has(id: string): boolean {
    return this.treads.has(id) || this.#order.some((one) => one.startsWith(`${id}.`));
  }

  /** Whether the run took a way and went on behind the step that it leaves. */
  isThrough(way: string, step: string): boolean {
    const isUnder = (one: string) => one === step || one.startsWith(`${step}.`);
    if (!this.has(way)) return false;
    return this.#hasReturned || this.#order.slice(this.#order.findLastIndex(isUnder) + 1).length > 0;
  }
}
