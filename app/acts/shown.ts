import { setTimeout as sleep } from 'node:timers/promises';
import { ChannelFailure } from '../../connectors/channels/channel.ts';
import type { Channels } from '../../connectors/channels/open.ts';
import type { LoggedAlert, Store } from '../../connectors/store/store.ts';
import type { WorldEvent } from '../../engine/interpreter/host.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import { becameOf } from './became.ts';
import { STATE_OF } from './deeds.ts';

/** Pauses between attempts, in ms; a channel that asks for longer is given up. */
const PAUSES = [1_000, 5_000, 30_000, 120_000];

export interface ShownParts {
  readonly store: {
    readonly log: Pick<Store['log'], 'get' | 'alerts'>;
    readonly events: Pick<Store['events'], 'states'>;
  };
  readonly channels: Pick<Channels, 'get'>;
  people(): Ruleset['people'];
  warn(message: string, about?: { readonly event?: string; readonly channel?: string }): void;
  /** Between attempts; replaced in tests. */
  readonly pauses?: readonly number[];
}

/**
 * Shows on messages that were sent what became of their alerts, where the channel can: who took the matter on, or settled it. A courtesy
 * to readers: it is tried for some minutes, and a process that ends meanwhile leaves it. What counts is in the store and on the page.
 */
export class Shown {
  readonly #parts: ShownParts;
  readonly #stopped = new AbortController();
  /** What is under way for each alert: a later word must not be overtaken by an earlier one. */
  readonly #turns = new Map<string, Promise<void>>();

  constructor(parts: ShownParts) {
    this.#parts = parts;
  }

  /** To be called when a state was noted. Returns at once. */
  after(event: string, world: WorldEvent): void {
    if (!Object.values(STATE_OF).includes(world.event)) return;
    this.#meant(event, world).then(
      (alerts) => alerts.forEach((one) => void this.#queue(one)),
      () => this.#parts.warn('The store cannot say which messages are to show what became of their alerts.'),
    );
  }

  /** Resolves when all that is under way is done. */
  async settled(): Promise<void> {
    while (this.#turns.size > 0) await Promise.all(this.#turns.values());
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #meant(event: string, { of }: WorldEvent): Promise<readonly LoggedAlert[]> {
    const { log } = this.#parts.store;
    const found = of === undefined ? await log.alerts({ event }) : [await log.get(of)];
    return found.filter((one) => one?.state === 'sent' && one.receipt !== undefined) as LoggedAlert[];
  }

  #queue(logged: LoggedAlert): void {
    const { key } = logged.alert;
    const turn = (this.#turns.get(key) ?? Promise.resolve()).then(() => this.#show(logged));
    this.#turns.set(key, turn);
    void turn.finally(() => {
      if (this.#turns.get(key) === turn) this.#turns.delete(key);
    });
  }

  async #show(logged: LoggedAlert): Promise<void> {
    const { warn, pauses = PAUSES } = this.#parts;
    for (const pause of [...pauses, undefined]) {
      const failure = await this.#update(logged);
      if (!failure || this.#stopped.signal.aborted) return;
      const wait = Math.max(pause ?? 0, failure.retryAfter ?? 0);
      if (pause === undefined || !failure.temporary || wait > Math.max(...pauses))
        return warn(giveUp(failure), { event: logged.alert.event, channel: logged.alert.channel });
      await sleep(wait, undefined, { signal: this.#stopped.signal, ref: false }).catch(() => {});
    }
  }

  /** What the alert is by now, not what it was when somebody said so. */
  async #update({ alert, receipt }: LoggedAlert): Promise<ChannelFailure | undefined> {
    const { store, channels, people } = this.#parts;
    try {
      const became = becameOf(alert, await store.events.states(alert.event));
      const person = became?.by === undefined ? undefined : people()[became.by];
      const by = person?.kind === 'person' ? person.name : undefined;
      if (became && receipt !== undefined)
        await channels.get(alert.channel)?.update?.(alert, receipt, { ...became, by });
      return undefined;
    } catch (error) {
      return error instanceof ChannelFailure ? error : new ChannelFailure('The store is away.', { kind: 'temporary' });
    }
  }
}

const giveUp = ({ message }: ChannelFailure) => `A message does not show what became of its alert. ${message}`;
