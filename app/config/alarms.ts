import { z } from 'zod';
import { duration } from './duration.ts';

/** The section `alarms` of the configuration: when Posthorn's own trouble is for people to hear of. */
export const alarmsConfig = z.strictObject({
  every: duration.prefault('30s').describe('How often it is looked for.'),
  failingAfter: duration.prefault('5m').describe('A source that cannot work for so long is failing.'),
  silentAfter: z
    .record(z.string(), z.union([z.literal(false), duration]))
    .default({})
    .describe('By source: without mail for so long it is silent; false: never. Else by its own pace.'),
  failures: z.int().min(2).max(1_000).default(5).describe('A channel fails after so many failures in a row.'),
  within: duration
    .prefault('15m')
    .describe('Or when half of what it was to deliver in this time failed, twice as many failures at the least.'),
  unhandled: duration.prefault('10m').describe('An event without a workflow for so long is an event that failed.'),
});
export type AlarmsConfig = z.output<typeof alarmsConfig>;
