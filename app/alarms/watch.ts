import { setTimeout as sleep } from 'node:timers/promises';
import type { Channels } from '../../connectors/channels/open.ts';
import { redactedIn } from '../../connectors/redact.ts';
import type { Source } from '../../connectors/sources/source.ts';
import { newHolder } from '../../connectors/store/holder.ts';
import type { Store } from '../../connectors/store/store.ts';
import type { AlarmsConfig } from '../config/alarms.ts';
import { type AlarmParts, Alarms } from './alarms.ts';
import type { ChannelRecord } from './channels.ts';
import { LOOKED_BACK_MS, patienceWith } from './pace.ts';
import { lookAtSilences } from './silences.ts';

export interface WatchParts extends AlarmParts {
  readonly store: Pick<Store, 'episodes' | 'events' | 'silences' | 'leases'>;
  readonly config: AlarmsConfig;
  /** Those of this process. */
  readonly sources: ReadonlySet<Source>;
  readonly channels: Pick<Channels, 'get'>;
  /** What this process delivered. */
  readonly record: ChannelRecord;
  /** Names of all sources of the configuration: mail is awaited from them, whichever process has them. */
  readonly awaited: readonly string[];
  /** Events whose workflow ended in an error since then (epoch ms), with what is known of why. */
  failedRuns(since: number): Promise<readonly { readonly event: string; readonly at: number }[]>;
  /** No other process works on the store. */
  readonly alone: boolean;
  warn(message: string): void;
}

const LEASE = 'alarms';
/** How far back runs that failed are looked for: as long as nobody may have looked. */
const RUNS_MS = 86_400_000;

/**
 * Looks for trouble of Posthorn itself. Each process looks after its own sources and deliveries; what stands in the store is
 * looked at by one process for all.
 */
export class AlarmWatch {
  readonly #parts: WatchParts;
  readonly #alarms: Alarms;
  readonly #begun = Date.now();
  readonly #illSince = new Map<string, number>();
  readonly #holder = newHolder();
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;

  constructor(parts: WatchParts) {
    this.#parts = parts;
    this.#alarms = new Alarms(parts);
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    if (!this.#parts.alone) await this.#parts.store.leases.release(LEASE, this.#holder);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    let complained = false;
    while (!signal.aborted) {
      await sleep(this.#parts.config.every, undefined, { signal, ref: false }).catch(() => {});
      if (signal.aborted) return;
      const trouble = await this.#look(Date.now()).then(
        () => undefined,
        (error: Error) => error,
      );
      if (trouble && !complained) this.#parts.warn(`Nobody can look for trouble at the moment: ${trouble.message}`);
      complained = trouble !== undefined;
    }
  }

  async #look(now: number): Promise<void> {
    const { store, alone, config } = this.#parts;
    const open = await store.episodes.openNow();
    for (const source of this.#parts.sources) await this.#lookAtSource(source, now, open);
    await this.#lookAtChannels(now, open);
    if (!alone && !(await store.leases.take(LEASE, this.#holder, 3 * config.every + 10_000))) return;
    for (const name of this.#parts.awaited) await this.#lookAtPace(name, now, open);
    await this.#probeChannels(now, open);
    await lookAtSilences(store, this.#alarms, now);
    await this.#lookAtEvents(now);
  }

  async #lookAtSource(source: Source, now: number, open: ReadonlyMap<string, number>): Promise<void> {
    const { name } = source;
    const { ok, detail } = source.health();
    if (ok) {
      this.#illSince.delete(name);
      return this.#alarms.isOver('posthorn.source-failing', name, open);
    }
    const since = this.#illSince.get(name) ?? now;
    this.#illSince.set(name, since);
    if (now - since < this.#parts.config.failingAfter) return;
    const data = (begun: string) => ({ name, detail: redactedIn(detail), since: begun });
    await this.#alarms.goesOn('posthorn.source-failing', name, since, data);
  }

  async #lookAtChannels(now: number, open: ReadonlyMap<string, number>): Promise<void> {
    for (const { channel, failing, well, since, failures, detail } of this.#parts.record.look(now)) {
      if (well) await this.#alarms.isOver('posthorn.channel-failing', channel, open);
      if (!failing) continue;
      const data = (begun: string) => ({ name: channel, failures, detail: redactedIn(detail), since: begun });
      await this.#alarms.goesOn('posthorn.channel-failing', channel, since, data);
    }
  }

  /** What is tried last delivers nothing that would show that it is well again. */
  async #probeChannels(now: number, open: ReadonlyMap<string, number>): Promise<void> {
    for (const [episode, since] of open) {
      const [kind, name = ''] = episode.split(' ');
      if (kind !== 'posthorn.channel-failing' || now - since < this.#parts.config.within) continue;
      const channel = this.#parts.channels.get(name);
      if (channel && (await channel.check()).length) continue;
      this.#parts.record.forget(name);
      await this.#alarms.isOver(kind, name, open);
    }
  }

  async #lookAtPace(name: string, now: number, open: ReadonlyMap<string, number>): Promise<void> {
    const pace = await this.#parts.store.events.pace(name, now - LOOKED_BACK_MS);
    const patience = patienceWith(name, pace, this.#parts.config);
    const last = pace.last ?? this.#begun;
    if (patience === undefined || now - last <= patience) {
      return this.#alarms.isOver('posthorn.source-silent', name, open);
    }
    const detail = `The last mail came ${pace.last === undefined ? 'before this was looked at' : `on ${day(last)}`}; that is longer ago than usual.`;
    await this.#alarms.goesOn('posthorn.source-silent', name, last, (since) => ({ name, detail, since }));
  }

  async #lookAtEvents(now: number): Promise<void> {
    const { store, config, failedRuns } = this.#parts;
    const late = await store.events.unsettled(MOST_LATE, now - config.unhandled - 1);
    const failed = await failedRuns(now - RUNS_MS);
    for (const { id, takenAt } of late) await this.#eventFailed(id, takenAt, 'It could not be handed to its workflow.');
    for (const { event, at } of failed) await this.#eventFailed(event, at, 'Its workflow ended in an error.');
  }

  async #eventFailed(id: string, at: number, detail: string): Promise<void> {
    const event = await this.#parts.store.events.get(id);
    // What tells of trouble is not told of in turn: that would have no end.
    if (!event || event.kind.startsWith('posthorn.')) return;
    await this.#alarms.happened('posthorn.event-failed', id, { name: id, detail, since: new Date(at).toISOString() });
  }
}

/** More of them are told of when these have been handed over. */
const MOST_LATE = 100;

const day = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
