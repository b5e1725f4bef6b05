import { type Alerts, any, type Duration, every, flow, type Mail, notify, until, type Who } from 'posthorn';

/**
 * A chain of levels that holds people to their word: tells one level after the other until somebody takes the matter on, waits for it
 * to be settled, and climbs on when it is not: an acknowledgement that leads to nothing expires. After the last level it begins
 * again from those of `again`, three times, `pause` apart. Whoever was told hears how it ended.
 *
 * @returns whether it was settled: resolved by a button, or the mail answered.
 */
export const chain = flow(
  async ({
    mail,
    alerts,
    levels,
    patience,
    holds,
    again,
    pause,
  }: {
    mail: Mail;
    alerts: Alerts;
    levels: readonly Who[];
    patience: Duration;
    holds: Duration;
    again: readonly Who[];
    pause: Duration;
  }) => {
    for (const level of levels) {
      const alert = await notify(level, { template: 'climb', stage: 'escalation' });
      if (await until(alert.acknowledged, patience)) {
        if (await until(any(alerts.resolved, mail.answered), holds)) {
          await notify(alerts.told, { template: 'settled', stage: 'resolved' });
          return true;
        }
      }
    }
    for await (const _round of every(pause, { times: 3 })) {
      for (const level of again) {
        const alert = await notify(level, { template: 'climb-again', stage: 'escalation' });
        if (await until(alert.acknowledged, patience)) {
          if (await until(any(alerts.resolved, mail.answered), holds)) {
            await notify(alerts.told, { template: 'settled', stage: 'resolved' });
            return true;
          }
        }
      }
    }
    return false;
  },
);
