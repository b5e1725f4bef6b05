import type { Entry } from '../engine/interpreter/entry.ts';
import { isoDuration } from '../engine/plan/duration.ts';

/** An entry as the API and `replay --json` give it: instants as ISO 8601 durations since the mail came. */
export function entryJson({ policy, at, kind, to, channel, stage, reason, until, ...rest }: Entry) {
  const due = until === undefined ? undefined : isoDuration(until);
  return { policy, at: isoDuration(at), kind, to, channel, stage, reason, ...rest, until: due };
}
