import { describe, expect, it } from 'vitest';
import { localTime, nextTime } from '../../engine/facts/zone.ts';

const ms = (iso: string) => Date.parse(iso);
const next = (from: string, time: string, zone: string) => new Date(nextTime(ms(from), time, zone)).toISOString();

describe('local time', () => {
  it.each([
    ['2026-03-02T08:15:00Z', 'Asia/Shanghai', { date: '2026-03-02', weekday: 'monday', hour: 16, minute: 15 }],
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', { date: '2026-03-29', weekday: 'sunday', hour: 1, minute: 59 }],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', { date: '2026-03-29', weekday: 'sunday', hour: 3, minute: 0 }],
    ['2026-11-01T05:30:00Z', 'America/New_York', { date: '2026-11-01', weekday: 'sunday', hour: 1, minute: 30 }],
    ['2026-11-01T06:30:00Z', 'America/New_York', { date: '2026-11-01', weekday: 'sunday', hour: 1, minute: 30 }],
    ['2026-01-15T00:00:00Z', 'Australia/Lord_Howe', { date: '2026-01-15', weekday: 'thursday', hour: 11, minute: 0 }],
    ['2026-07-15T00:00:00Z', 'Australia/Lord_Howe', { date: '2026-07-15', weekday: 'wednesday', hour: 10, minute: 30 }],
    ['2026-05-01T18:20:00Z', 'Asia/Kathmandu', { date: '2026-05-02', weekday: 'saturday', hour: 0, minute: 5 }],
  ])('%s in %s', (instant, zone, expected) => {
    expect(localTime(ms(instant), zone)).toEqual(expected);
  });

  it('names the zone that it does not know', () => {
    expect(() => localTime(0, 'Europe/Berlim')).toThrow(/"Europe\/Berlim" is no time zone/);
  });
});

describe('the next time', () => {
  it.each([
    ['today, when it is still to come', '2026-03-02T00:30:00Z', '09:00', 'Asia/Shanghai', '2026-03-02T01:00:00.000Z'],
    ['tomorrow, when it is over', '2026-03-02T02:00:00Z', '09:00', 'Asia/Shanghai', '2026-03-03T01:00:00.000Z'],
    ['tomorrow, when it is now', '2026-03-02T01:00:00Z', '09:00', 'Asia/Shanghai', '2026-03-03T01:00:00.000Z'],
    ['over the end of winter time', '2026-03-28T20:00:00Z', '09:00', 'Europe/Berlin', '2026-03-29T07:00:00.000Z'],
    ['over the end of summer time', '2026-10-24T20:00:00Z', '09:00', 'Europe/Berlin', '2026-10-25T08:00:00.000Z'],
    ['in the gap: its end', '2026-03-28T20:00:00Z', '02:30', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['after the gap: next day', '2026-03-29T01:00:00Z', '02:30', 'Europe/Berlin', '2026-03-30T00:30:00.000Z'],
    ['in the gap of New York', '2026-03-08T05:00:00Z', '02:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
    ['in the fold: the first', '2026-11-01T04:00:00Z', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['in the fold, between: next day', '2026-11-01T05:45:00Z', '01:30', 'America/New_York', '2026-11-02T06:30:00.000Z'],
    ['a gap of half an hour', '2026-10-03T12:00:00Z', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    ['a fold of half an hour', '2026-04-04T12:00:00Z', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
    ['an odd offset', '2026-05-01T18:20:00Z', '00:10', 'Asia/Kathmandu', '2026-05-01T18:25:00.000Z'],
    ['a day that never was', '2011-12-29T23:00:00Z', '12:30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('%s', (_, from, time, zone, expected) => {
    expect(next(from, time, zone)).toBe(expected);
  });

  it.each(['9:00', '24:00', '12:60', '', 'noon'])('refuses %j', (time) => {
    expect(() => nextTime(0, time, 'UTC')).toThrow(/no time of day/);
  });
});
