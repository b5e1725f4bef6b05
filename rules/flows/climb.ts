import { type Duration, flow, notify, until, type Who } from 'posthorn';

/**
 * Climbs a chain of command: tells one level, gives it time to say "mine", then tells the next. What counts is that the
 * one who was just told says so: an earlier acknowledgement that led to nothing is the reason for climbing.
 *
 * @returns whether somebody took it on.
 */
export const climb = flow(async ({ levels, patience }: { levels: readonly Who[]; patience: Duration }) => {
  for (const level of levels) {
    const alert = await notify(level, { template: 'climb', stage: 'escalation' });
    if (await until(alert.acknowledged, patience)) return true;
  }
  return false;
});
