/** The moments that start a policy. */
export interface Schedule {
  readonly cron: string;
  readonly zone: string;
}

/**
 * Starts a policy at the moments of a cron expression: minute, hour, day of the month, month, day of the week.
 * `on: schedule('0 9 * * 1-5', { zone: 'Asia/Shanghai' })` is nine o'clock in the morning of working days there.
 */
export const schedule = (cron: string, { zone }: { readonly zone: string }): Schedule => ({ cron, zone });
