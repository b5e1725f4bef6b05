import { setTimeout as sleep } from 'node:timers/promises';
import type { EventRow, Store } from '../../connectors/store/store.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import type { Company } from './company.ts';
import type { Mail } from './mails.ts';

const LOOK_MS = 1_000;
const ALL = 1_000_000;

/** What became of a mail, as far as the store tells. */
export interface Fate {
  readonly event: EventRow;
  readonly entries: readonly Entry[];
}

/** Follows the mails through the store. */
export class Progress {
  /** By Message-ID, those whose run has begun to tell what it does. */
  readonly begun = new Map<string, Fate>();
  /** Those whose runs are over. */
  readonly over = new Set<string>();
  readonly #company: Company;
  readonly #mails: readonly Mail[];

  constructor(company: Company, mails: readonly Mail[]) {
    this.#company = company;
    this.#mails = mails;
  }

  /** Looks again; what cannot be seen now is seen the next time. */
  async look(): Promise<void> {
    await sleep(LOOK_MS);
    await this.#look().catch(() => {});
  }

  async #look(): Promise<void> {
    const store = await this.#company.store();
    const rows = await store.events.recent(this.#mails.length * 2);
    for (const event of rows) {
      if (this.over.has(event.messageId)) continue;
      const entries = await store.log.entries(event.id);
      if (entries.length) this.begun.set(event.messageId, { event, entries });
      if (event.state === 'started' && isOver(entries)) this.over.add(event.messageId);
    }
  }

  /** Whether every run is over, also of those that returned and still wait for somebody to acknowledge, and every alert and summary that was begun is sent. */
  async isQuiet(): Promise<boolean> {
    if (this.over.size < this.#mails.length) return false;
    try {
      const store = await this.#company.store();
      const alerts = await store.log.alerts({ limit: ALL });
      if (alerts.some(({ state }) => state === 'sending') || (await store.events.unsettled(1)).length) return false;
      if (await this.#company.openRuns()) return false;
      return await this.#allGathered(store);
    } catch {
      return false;
    }
  }

  async #allGathered(store: Store): Promise<boolean> {
    const alerts = await store.log.alerts({ person: 'wang', limit: ALL });
    const told = alerts.filter(({ alert }) => alert.policies.includes('digest'));
    const count = told.reduce((sum, { alert }) => sum + itemsOf(alert).count, 0);
    return count >= this.#mails.filter(({ kind }) => kind === 'digest').length;
  }
}

function isOver(entries: readonly Entry[]): boolean {
  const count = (of: (entry: Entry) => boolean) => entries.filter(of).length;
  const begun = count(({ kind }) => kind === 'start');
  return begun > 0 && begun === count(({ kind }) => kind === 'end' || kind === 'error');
}

/** How many alerts a summary stands for, and which of them it names: one alone is told in its own words. */
export function itemsOf({ subject, body }: { readonly subject: string; readonly body: string }) {
  const several = /^(\d+) alerts: /.exec(subject);
  if (!several) return { count: 1, named: [subject] };
  return { count: Number(several[1]), named: [...body.matchAll(/^• (.*)$/gm)].map(([, name]) => name!) };
}
