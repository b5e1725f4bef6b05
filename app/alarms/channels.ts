import type { Happening } from '../../connectors/happening.ts';
import type { AlarmsConfig } from '../config/alarms.ts';

/** A channel as its latest deliveries show it. */
export interface Seen {
  readonly channel: string;
  readonly failing: boolean;
  /** It is not, and its latest delivery succeeded. */
  readonly well: boolean;
  /** When the failures began, in epoch ms. */
  readonly since: number;
  readonly failures: number;
  readonly detail: string;
}

interface Attempt {
  readonly at: number;
  readonly ok: boolean;
  readonly detail: string;
}

/** Of one channel so many attempts are remembered: more than that in the time that counts tell nothing new. */
const REMEMBERED = 500;

/** Remembers how deliveries of this process came out. */
export class ChannelRecord {
  readonly #config: Pick<AlarmsConfig, 'failures' | 'within'>;
  readonly #attempts = new Map<string, Attempt[]>();

  constructor(config: Pick<AlarmsConfig, 'failures' | 'within'>) {
    this.#config = config;
  }

  note(happening: Happening): void {
    if (happening.kind !== 'delivered' || happening.outcome === 'known') return;
    const { alert, outcome, ended, detail = '' } = happening;
    const attempts = this.#attempts.get(alert.channel) ?? [];
    attempts.push({ at: ended, ok: outcome === 'sent', detail });
    if (attempts.length > REMEMBERED) attempts.shift();
    this.#attempts.set(alert.channel, attempts);
  }

  /** Channels that delivered, or tried to, of late. */
  look(now: number): Seen[] {
    return [...this.#attempts].flatMap(([channel, all]) => {
      const row = all.slice(all.findLastIndex(({ ok }) => ok) + 1);
      const late = all.filter(({ at }) => at > now - this.#config.within);
      if (!late.length && !row.length) return [];
      const failed = late.filter(({ ok }) => !ok);
      const half = failed.length >= 2 * this.#config.failures && 2 * failed.length >= late.length;
      const failures = row.length >= this.#config.failures ? row : failed;
      const failing = row.length >= this.#config.failures || half;
      const { at: since = now } = failures[0] ?? {};
      return {
        channel,
        failing,
        well: !failing && !row.length,
        since,
        failures: failures.length,
        detail: failures.at(-1)?.detail ?? '',
      };
    });
  }

  /** What a channel did until now no longer counts: it was found well. */
  forget(channel: string): void {
    this.#attempts.delete(channel);
  }
}
