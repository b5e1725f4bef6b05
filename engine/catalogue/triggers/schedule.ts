import type { TriggerEntry } from '../entry.ts';
import { words } from '../words.ts';

/** A policy's own clock. Its events are called `schedule:` and the policy's id. */
export const schedule: TriggerEntry = {
  name: 'schedule',
  written: "schedule('0 9 * * 1-5', { zone: 'Asia/Shanghai' })",
  gives: ['tick'],
  words: words(
    'a moment came',
    '到达时刻',
    'A moment of a schedule: minute, hour, day of the month, month, day of the week, as cron has them, in a time zone.',
    '到达定时计划的时刻：分、时、日、月、星期（cron 格式），按时区计算。',
  ),
};

/** The name of the events that a policy's schedule makes. */
export const tickOf = (policy: string): string => `schedule:${policy}`;
