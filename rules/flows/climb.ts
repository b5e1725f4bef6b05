import { flow, notify, until, type Who } from 'posthorn';

/**
 * Climbs a chain of command: tells one level, gives it time to say "mine", then tells the next.
 *
 * @returns whether somebody took it on.
 */
export const climb = flow(async ({ levels, patience }: { levels: readonly Who[]; patience: string }) => {
  for (const level of levels) {
    const alert = await notify(level, { template: 'climb', stage: 'escalation' });
    if (await until(alert.acknowledged, patience)) return true;
  }
  return false;
});
