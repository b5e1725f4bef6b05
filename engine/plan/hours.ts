import { z } from 'zod';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** `09:00`, and `24:00` for the end of a day. */
export const TIME_OF_DAY = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
/** `2026-10-01`; whether the calendar has the day is asked by {@link isDate}. */
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

/** Whether a text is a day of the calendar: `2026-02-29` is none. */
export function isDate(text: string): boolean {
  const ms = DATE.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** Hours that come again every week, by the clock on somebody's wall. */
export interface Hours {
  /** The days on which they begin. Absent: every day. */
  readonly days?: readonly Weekday[] | undefined;
  /** `HH:MM` */
  readonly from: string;
  /** `HH:MM`, up to `24:00`. Where it is not after `from`, the next day's. */
  readonly to: string;
}

/** Who of a team is on duty, in turns. */
export interface Rota {
  /** Ids of persons, in the order in which they take over. */
  readonly members: readonly string[];
  readonly handover: 'weekly' | 'daily';
  /** For a weekly hand-over, on which day; absent: that of `since`. */
  readonly on?: Weekday | undefined;
  /** `HH:MM` in the zone of the member who takes over. */
  readonly at: string;
  /** `YYYY-MM-DD`: the first member takes over on this day, or on the first `on` after it. */
  readonly since: string;
}

export const hours: z.ZodType<Hours> = z.object({
  days: z.array(z.enum(WEEKDAYS)).optional(),
  from: z.string().regex(TIME_OF_DAY),
  to: z.string().regex(TIME_OF_DAY),
});

export const rota: z.ZodType<Rota> = z.object({
  members: z.array(z.string()).min(1),
  handover: z.enum(['weekly', 'daily']),
  on: z.enum(WEEKDAYS).optional(),
  at: z.string().regex(TIME_OF_DAY),
  since: z.string().refine(isDate),
});
