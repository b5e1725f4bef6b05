import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDue, momentBefore, type UtcMoments, utcMoments } from '../../engine/facts/moments.ts';
import { parseCron } from '../../engine/plan/cron.ts';

const MINUTE = 60_000;
const ms = (text: string) => Date.parse(text);

/** All moments between two instants, from the last backwards. */
function momentsIn(cron: string, zone: string, from: string, to: string): string[] {
  const found: number[] = [];
  for (let at: number | undefined = ms(to); at !== undefined && at > ms(from); ) {
    at = momentBefore({ cron, zone }, at);
    if (at !== undefined && at >= ms(from)) found.unshift(at);
  }
  return found.map((at) => new Date(at).toISOString().slice(5, 16));
}

describe('the moments of a schedule', () => {
  it('keep to the clock on the wall when it is changed', () => {
    expect(momentsIn('0 9 * * 1-5', 'Europe/Berlin', '2026-03-26T00:00Z', '2026-03-31T00:00Z')).toEqual([
      '03-26T08:00',
      '03-27T08:00',
      '03-30T07:00',
    ]);
    expect(momentsIn('0 9 * * sat,sun,mon', 'America/Chicago', '2026-10-31T00:00Z', '2026-11-03T00:00Z')).toEqual([
      '10-31T14:00',
      '11-01T15:00',
      '11-02T15:00',
    ]);
  });

  it('come as much later as clocks are set forward, and the first time where they come twice', () => {
    expect(momentsIn('30 2 * * *', 'Europe/Berlin', '2026-03-28T00:00Z', '2026-03-31T00:00Z')).toEqual([
      '03-28T01:30',
      '03-29T01:30',
      '03-30T00:30',
    ]);
    expect(momentsIn('30 2 * * *', 'Europe/Berlin', '2026-10-24T00:00Z', '2026-10-27T00:00Z')).toEqual([
      '10-24T00:30',
      '10-25T00:30',
      '10-26T01:30',
    ]);
  });

  it('go on evenly with any hour, where clocks are set back by half an hour, too', () => {
    expect(momentsIn('*/30 * * * *', 'Europe/Berlin', '2026-10-25T00:00Z', '2026-10-25T02:01Z')).toEqual([
      '10-25T00:00',
      '10-25T00:30',
      '10-25T01:00',
      '10-25T01:30',
      '10-25T02:00',
    ]);
    expect(momentsIn('*/15 * * * *', 'Australia/Lord_Howe', '2026-04-04T14:15Z', '2026-04-04T15:31Z')).toHaveLength(6);
  });

  it('find the 29th of February, and a skipped midnight', () => {
    expect(momentBefore({ cron: '0 0 29 feb *', zone: 'UTC' }, ms('2103-01-01T00:00Z'))).toBe(ms('2096-02-29T00:00Z'));
    // Clocks in Beirut skip midnight: 00:00 becomes 01:00.
    expect(momentsIn('0 0 29 3 *', 'Asia/Beirut', '2026-03-01T00:00Z', '2026-04-01T00:00Z')).toEqual(['03-28T22:00']);
    expect(isDue({ cron: '0 0 29 3 *', zone: 'Asia/Beirut' }, ms('2026-03-28T22:00Z'))).toBe(true);
  });
});

const matches = (at: number, all: readonly UtcMoments[]) => {
  const date = new Date(at);
  return all.some(
    ({ minute, hour, dayOfMonth, month, dayOfWeek }) =>
      minute.includes(date.getUTCMinutes()) &&
      hour.includes(date.getUTCHours()) &&
      dayOfMonth.includes(date.getUTCDate()) &&
      month.includes(date.getUTCMonth() + 1) &&
      dayOfWeek.includes(date.getUTCDay()),
  );
};

const value = (low: number, high: number) => fc.integer({ min: low, max: high }).map(String);
const field = (low: number, high: number) =>
  fc.oneof(
    fc.constant('*'),
    fc.integer({ min: 2, max: 9 }).map((step) => `*/${step}`),
    fc.uniqueArray(value(low, high), { minLength: 1, maxLength: 3 }).map((values) => values.join(',')),
  );
const days = fc.oneof(
  field(1, 31).map((day) => `${day} * *`),
  field(0, 6).map((day) => `* * ${day}`),
  fc.tuple(field(1, 28), field(1, 12)).map(([day, month]) => `${day} ${month} *`),
);
const crons = fc.tuple(field(0, 59), field(0, 23), days).map((parts) => parts.join(' '));
const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/Chicago',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/St_Johns',
  'Pacific/Kiritimati',
);

describe('the moments in UTC', () => {
  it('hold every moment of the schedule, whatever the zone', () => {
    const start = ms('2026-01-01T00:00Z');
    const instants = fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }).map((minutes) => start + minutes * MINUTE);
    fc.assert(
      fc.property(crons, zones, instants, (cron, zone, at) => {
        const moment = momentBefore({ cron, zone }, at)!;
        expect(isDue({ cron, zone }, moment)).toBe(true);
        expect(matches(moment, utcMoments({ cron, zone }, start))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('are few', () => {
    const weekly = utcMoments({ cron: '0 9 * * 1', zone: 'Europe/Berlin' }, ms('2026-07-01T00:00Z'));
    expect(weekly).toMatchObject([{ minute: [0], hour: [7, 8], dayOfWeek: [1] }]);
    const early = utcMoments({ cron: '30 5 1 * *', zone: 'Asia/Shanghai' }, ms('2026-07-01T00:00Z'));
    expect(early).toMatchObject([{ minute: [30], hour: [21], dayOfMonth: [28, 29, 30, 31] }]);
  });
});

describe('a cron expression', () => {
  it.each([
    ['5 4 * * sun', { minute: [5], hour: [4], dayOfWeek: [0] }],
    ['0-10/5,59 8-18/5 * JAN-mar *', { minute: [0, 5, 10, 59], hour: [8, 13, 18], month: [1, 2, 3] }],
    ['*/20 * 1,15 * *', { minute: [0, 20, 40], dayOfMonth: [1, 15], dayOfWeek: [0, 1, 2, 3, 4, 5, 6] }],
    ['0 0 * * 5-7', { dayOfWeek: [0, 5, 6] }],
  ])('%s', (text, wanted) => {
    expect(parseCron(text)).toMatchObject(wanted);
  });

  it.each([
    ['', 'fields'],
    ['* * * * * *', '6 fields'],
    ['60 * * * *', 'no minute'],
    ['* 24 * * *', 'no hour'],
    ['* * 0 * *', 'no day of the month'],
    ['* * * 13 *', 'no month'],
    ['* * * foo *', 'no month'],
    ['* * * * 8', 'no day of the week'],
    ['5-1 * * * *', 'no minute'],
    ['5/2 * * * *', 'no minute'],
    ['*/0 * * * *', 'no minute'],
    ['1,,2 * * * *', 'no minute'],
    ['@daily', '1 fields'],
    ['0 0 31 4 *', 'no month that it names'],
    ['0 0 1 * 1', 'both'],
  ])('%j is refused', (text, why) => {
    const parsed = parseCron(text);
    expect('why' in parsed && parsed.why.en).toContain(why);
  });
});
