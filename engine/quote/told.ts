import { daysAfter, localTime } from '../facts/zone.ts';
import { parseDuration } from '../plan/duration.ts';
import type { Value } from '../plan/expression.ts';
import type { FirstQuote } from '../plan/first-quote.ts';
import type { Person } from '../plan/ruleset.ts';
import { knownZone } from '../roster/windows.ts';
import { workingDay } from '../roster/working-day.ts';
import type { Draft } from './draft.ts';
import { finished } from './finish.ts';

const DAY_MS = 86_400_000;

/** How long prices hold where a policy does not say. */
const VALID_DAYS = 14;

/**
 * What a policy is told that asks for a quote.
 *
 * @param at when it asks, epoch ms
 * @param calendar the person in whose working days lead times are counted
 * @param validFor a duration, as the policy writes it
 * @throws RangeError where that person's working days do not reach so far
 */
export function toldQuote(draft: Draft, at: number, calendar: Person, validFor?: Value): FirstQuote {
  const held = typeof validFor === 'string' ? parseDuration(validFor) : undefined;
  const days = held === undefined ? VALID_DAYS : Math.floor(held / DAY_MS);
  const today = localTime(at, knownZone(calendar.zone)).date;
  return finished(draft, {
    workingDay: (days) => workingDay(at, days, calendar),
    validUntil: daysAfter(today, days),
  });
}
