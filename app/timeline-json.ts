import type { Entry } from '../engine/interpreter/entry.ts';
import { isoDuration } from '../engine/plan/duration.ts';

/** An entry as the API and `replay --json` give it: instants as ISO 8601 durations since the mail came. */
export function entryJson({ at, until, ...entry }: Entry) {
  return { at: isoDuration(at), ...entry, ...(until !== undefined && { until: isoDuration(until) }) };
}
