import type { AwaitedState } from './ask.ts';
import type { WorldEvent } from './host.ts';

/** What has become true outside. Nothing here ever becomes false again. */
export class World {
  readonly #event = new Set<string>();
  /** `task.done` → the ids that it holds for. */
  readonly #handles = new Map<string, Set<string>>();
  readonly #made = new Set<string>();
  /** Wish → the alerts that carry it; alert → whom it went to. */
  readonly #carriers = new Map<string, Set<string>>();
  readonly #recipient = new Map<string, string>();
  readonly #acknowledged = new Set<string>();
  readonly #resolved = new Set<string>();
  readonly #cleared = new Set<string>();

  apply({ event, by, of }: Omit<WorldEvent, 'at'>): void {
    if (event === 'alert.acknowledged') this.#mark(this.#acknowledged, 'alerts.acknowledged', by, of);
    else if (event === 'alert.resolved') this.#resolve(by, of);
    else if (event === 'alert.cleared') this.#clear(by, of);
    else if (event.startsWith('mail.')) this.#event.add(event);
    else for (const id of of === undefined ? this.#made : [of]) this.#hold(event, id);
  }

  /** An effect returned a handle: states of its kind may name it from now on. */
  made(id: string): void {
    this.#made.add(id);
  }

  /** An alert went to a person. */
  sent(alert: string, person: string): void {
    this.#recipient.set(alert, person);
  }

  /** An alert carries a wish to a person. */
  carries(alert: string, wish: string, person: string): void {
    this.sent(alert, person);
    this.#carriers.set(wish, (this.#carriers.get(wish) ?? new Set()).add(alert));
  }

  holds(state: AwaitedState): boolean {
    if (state.kind === 'any') return state.of.some((inner) => this.holds(inner));
    if (state.kind === 'all') return state.of.every((inner) => this.holds(inner));
    if (state.of === undefined) return this.#event.has(state.name);
    if (state.name === 'alert.acknowledged') return this.#isMarked(this.#acknowledged, state.of);
    if (state.name === 'alert.resolved') return this.#isMarked(this.#resolved, state.of);
    if (state.name === 'alert.cleared') return this.#isMarked(this.#cleared, state.of);
    return this.#handles.get(state.name)?.has(state.of) ?? false;
  }

  #hold(event: string, id: string): void {
    this.#handles.set(event, (this.#handles.get(event) ?? new Set()).add(id));
  }

  /** Whoever settles a matter has taken it on: nothing may go on to wait for that. */
  #resolve(by: string | undefined, of: string | undefined): void {
    this.#mark(this.#acknowledged, 'alerts.acknowledged', by, of);
    this.#mark(this.#resolved, 'alerts.resolved', by, of);
  }

  /** Whoever has said what it is has settled it. */
  #clear(by: string | undefined, of: string | undefined): void {
    this.#resolve(by, of);
    this.#mark(this.#cleared, 'alerts.cleared', by, of);
  }

  /** By one alert's key, or all alerts so far of one person, or of everybody. */
  #mark(marked: Set<string>, state: string, by: string | undefined, of: string | undefined): void {
    const alerts = [...this.#recipient].filter(([alert, person]) =>
      of === undefined ? by === undefined || person === by : alert === of,
    );
    for (const [alert] of alerts) marked.add(alert);
    if (alerts.length) this.#event.add(state);
  }

  #isMarked(marked: ReadonlySet<string>, wish: string): boolean {
    return [...(this.#carriers.get(wish) ?? [])].some((alert) => marked.has(alert));
  }
}
