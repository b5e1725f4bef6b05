import type { Store } from '../../connectors/store/store.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import { type Finding, ok, trouble } from './finding.ts';

/** What a clock may be behind, in ms: that of another machine on the same store. */
const SLACK_MS = 60_000;

/** The machine's clock and time zones: deadlines, quiet hours and rotas are reckoned with them. */
export async function clockAndZones(
  people: Ruleset['people'],
  store: Pick<Store, 'events'> | undefined,
  now = Date.now(),
): Promise<Finding[]> {
  const [last] = (await store?.events.recent(1)) ?? [];
  const late = last && last.takenAt > now + SLACK_MS;
  const clock = late
    ? trouble('clock', `The clock says ${iso(now)}, and a mail came in at ${iso(last.takenAt)}: have it set by NTP.`)
    : ok('clock', `It is ${iso(now)}, and this machine's zone is ${Intl.DateTimeFormat().resolvedOptions().timeZone}.`);
  return [clock, zones(people)];
}

const iso = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`;

function zones(people: Ruleset['people']): Finding {
  const data = `time zone data ${process.versions.tz ?? 'of the system'}`;
  const missing = Object.values(people).flatMap((one) =>
    'zone' in one && one.zone && !isKnown(one.zone) ? [one.zone] : [],
  );
  if (!missing.length) return ok('time zones', `The ${data} know the zones of everybody in the rules.`);
  return trouble('time zones', `The ${data} do not know ${[...new Set(missing)].join(', ')}: take a newer Node.`);
}

function isKnown(zone: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
