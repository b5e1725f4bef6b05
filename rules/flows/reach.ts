import { type Duration, every, flow, notify, until, type Who } from 'posthorn';

/**
 * Calls until somebody is reached: once at once, then again after each pause, ten times. Whoever has no phone number is told by the
 * best channel that they have.
 *
 * @returns whether somebody was.
 */
export const reach = flow(async ({ who, pause }: { who: readonly Who[]; pause: Duration }) => {
  const first = await notify(who, { template: 'climb', stage: 'escalation', by: ['voice'], breakThrough: true });
  if (await until(first.acknowledged, pause)) return true;
  for await (const _attempt of every('1m', { times: 10 })) {
    const call = await notify(who, { template: 'climb-again', stage: 'escalation', by: ['voice'], breakThrough: true });
    if (await until(call.acknowledged, pause)) return true;
  }
  return false;
});
