import type { SilenceRow, Store } from '../../connectors/store/store.ts';
import type { Alarms } from './alarms.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Says that silences end, and that they hid what should have been seen. */
export async function lookAtSilences(store: Pick<Store, 'silences'>, alarms: Alarms, now: number): Promise<void> {
  for (const silence of await store.silences.at(now)) {
    if (endsSoon(silence, now)) await tellEnding(silence, store, alarms, now);
    if (hidAnew(silence)) await tellHidden(silence, store, alarms, now);
  }
}

/** In the last tenth of its time, a quarter of an hour at most; and where somebody would miss it. */
function endsSoon({ from, until, hidden, remindedAt }: SilenceRow, now: number): boolean {
  const length = until - from;
  const isWorthAWord = hidden > 0 || length >= DAY_MS;
  return remindedAt === undefined && isWorthAWord && until - now <= Math.min(15 * MINUTE_MS, length / 10);
}

/** One that recurs is as good as another one on each of its days. */
function hidAnew({ hidUrgentAt, urgentToldAt, recurs }: SilenceRow): boolean {
  if (hidUrgentAt === undefined) return false;
  return urgentToldAt === undefined || (recurs !== undefined && hidUrgentAt > urgentToldAt + DAY_MS);
}

/** Raised first, marked then: a crash in between raises the same event again, which is known. */
async function tellEnding(silence: SilenceRow, { silences }: Pick<Store, 'silences'>, alarms: Alarms, now: number) {
  const until = new Date(silence.until).toISOString();
  await alarms.happened('posthorn.silence-ending', `${silence.id} ${until}`, { ...aboutOf(silence), until });
  await silences.markReminded(silence.id, 'ending', now);
}

async function tellHidden(silence: SilenceRow, { silences }: Pick<Store, 'silences'>, alarms: Alarms, now: number) {
  const key = `${silence.id} ${silence.hidUrgentAt}`;
  await alarms.happened('posthorn.silence-hid', key, { ...aboutOf(silence), hidden: silence.hidden });
  await silences.markReminded(silence.id, 'urgent', now, now);
}

const aboutOf = ({ id, by, matchers, comment }: SilenceRow) => ({
  name: id,
  by,
  detail: `${matchers.map(({ label, is }) => `${label} is ${is}`).join(', ')}: ${comment}`,
});
