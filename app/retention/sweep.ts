import type { Clock } from '../../connectors/clock.ts';
import { ERASURE, ERASURE_MS } from '../../connectors/store/erasure/lease.ts';
import { newHolder } from '../../connectors/store/holder.ts';
import type { Kept, Store } from '../../connectors/store/store.ts';
import type { Runs } from '../../workflows/runs.ts';

export interface SweepParts {
  readonly store: Pick<Store, 'erasure' | 'leases' | 'tokens' | 'codes'>;
  /** Without it nobody knows which runs are over: events for which one was started are left. */
  readonly runs?: Pick<Runs, 'isOpen' | 'oldest'> | undefined;
  readonly clock?: Clock | undefined;
}

export interface Ages {
  /** Of what mails hold, in ms; false: they are kept. */
  readonly mails: number | false;
  /** Of the log, in ms; false: it is kept. */
  readonly log: number | false;
}

/** How many of each were erased, or would be. */
export interface Swept {
  readonly events: number;
  /** Old enough, but a run still waits, may still wait, or was not started yet. */
  readonly left: number;
  readonly mails: number;
  readonly payloads: number;
  readonly rows: number;
}

const PAGE = 200;

/** Between the moment at which bytes are put and that at which they are named lies far less, in ms. */
export const SETTLING_MS = 60 * 60 * 1000;

/**
 * Erases what is old enough. One process at a time, under a lease; not while a backup is made.
 *
 * @returns undefined where another process is at it
 */
export async function sweep(parts: SweepParts, ages: Ages, dryRun = false): Promise<Swept | undefined> {
  return underLease(parts.store.leases, () => sweepNow(parts, ages, dryRun));
}

async function sweepNow({ store, runs, clock = Date.now }: SweepParts, ages: Ages, dryRun: boolean): Promise<Swept> {
  const now = clock();
  const { events, left } =
    ages.mails === false ? { events: 0, left: 0 } : await sweepEvents(store, runs, now - ages.mails, dryRun);
  if (dryRun) return { events, left, mails: 0, payloads: 0, rows: 0 };
  await store.tokens.sweep(now);
  await store.codes.sweep(now);
  return {
    events,
    left,
    mails: ages.mails === false ? 0 : await store.erasure.dropMails(now - SETTLING_MS),
    payloads:
      ages.mails === false || !runs ? 0 : await dropPayloads(store, runs, now - Math.max(ages.mails, SETTLING_MS)),
    rows: ages.log === false ? 0 : await store.erasure.dropLog(now - ages.log),
  };
}

async function sweepEvents(
  { erasure }: SweepParts['store'],
  runs: SweepParts['runs'],
  before: number,
  dryRun: boolean,
) {
  let [events, left] = [0, 0];
  for (const find of [erasure.due, erasure.dueOwn]) {
    for await (const kept of everyOne((after) => find(before, PAGE, after))) {
      if (await mayRun(kept, runs)) left += 1;
      else {
        events += 1;
        if (!dryRun) await erasure.erase(kept.id, false);
      }
    }
  }
  return { events, left };
}

/** Page after page. */
async function* everyOne(pageAfter: (last?: Kept) => Promise<Kept[]>): AsyncGenerator<Kept> {
  for (let page = await pageAfter(); page.length; page = await pageAfter(page.at(-1))) yield* page;
}

async function mayRun({ id, state }: Kept, runs: SweepParts['runs']): Promise<boolean> {
  if (state === 'unmatched') return false;
  return state === 'busy' || !runs || runs.isOpen(id);
}

/** Payloads do not say whose they are: none is removed that is younger than the oldest run that is still open. */
async function dropPayloads(
  { erasure }: SweepParts['store'],
  runs: NonNullable<SweepParts['runs']>,
  before: number,
): Promise<number> {
  const oldest = (await runs.oldest()) ?? Number.POSITIVE_INFINITY;
  return erasure.dropPayloads(Math.min(before, oldest - SETTLING_MS));
}

/** Does something while nobody else erases, or makes a backup. @returns undefined where somebody does */
export async function underLease<T>(leases: Store['leases'], work: () => Promise<T>): Promise<T | undefined> {
  const holder = newHolder();
  const take = () => leases.take(ERASURE, holder, ERASURE_MS);
  if (!(await take())) return undefined;
  const again = setInterval(() => void take().catch(() => {}), ERASURE_MS / 3);
  try {
    return await work();
  } finally {
    clearInterval(again);
    await leases.release(ERASURE, holder);
  }
}
