import { z } from 'zod';

/** The moments that start a policy. */
export interface Schedule {
  /** Five fields, as {@link parseCron} reads them. */
  readonly cron: string;
  /** IANA time zone. */
  readonly zone: string;
}

export const schedule: z.ZodType<Schedule> = z.object({ cron: z.string(), zone: z.string() });
