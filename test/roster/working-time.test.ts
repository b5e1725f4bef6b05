import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime } from '../../engine/facts/zone.ts';
import { type Hours, WEEKDAYS } from '../../engine/plan/hours.ts';
import type { Person } from '../../engine/plan/ruleset.ts';
import { workingDeadline } from '../../engine/roster/working-time.ts';
import { away, iso, ms, person } from './people.ts';

const H = 3_600_000;
const DAYS = WEEKDAYS.slice(0, 5);
const OFFICE: readonly Hours[] = [{ days: DAYS, from: '09:00', to: '17:00' }];
const office = (zone: string, changes: Partial<Person> = {}) => person('a', { zone, hours: OFFICE, ...changes });
const due = (who: Person, from: string, hours: number, ...absences: Parameters<typeof workingDeadline>[3] & object) =>
  iso(workingDeadline(ms(from), hours * H, who, absences));

describe('working time', () => {
  it.each([
    ['within the day', 'Asia/Shanghai', '2026-03-02T01:30:00Z', 2, '2026-03-02T03:30'],
    ['before the day begins', 'Asia/Shanghai', '2026-03-01T23:00:00Z', 2, '2026-03-02T03:00'],
    ['up to its very end', 'Asia/Shanghai', '2026-03-02T01:00:00Z', 8, '2026-03-02T09:00'],
    ['into the next day', 'Asia/Shanghai', '2026-03-02T08:00:00Z', 2, '2026-03-03T02:00'],
    ['over the weekend', 'Asia/Shanghai', '2026-03-06T08:00:00Z', 2, '2026-03-09T02:00'],
    ['a week of it', 'Asia/Shanghai', '2026-03-02T01:00:00Z', 40, '2026-03-06T09:00'],
    ['over the end of winter time', 'Europe/Berlin', '2026-03-27T15:00:00Z', 2, '2026-03-30T08:00'],
    ['over the end of summer time', 'Europe/Berlin', '2026-10-23T14:00:00Z', 2, '2026-10-26T09:00'],
    ['no time at all', 'Asia/Shanghai', '2026-03-01T00:00:00Z', 0, '2026-03-01T00:00'],
  ])('%s', (_, zone, from, hours, expected) => {
    expect(due(office(zone), from, hours)).toBe(expected);
  });

  it('counts a night shift by hours that pass, in the night that loses one and in the night that gains one', () => {
    const night = (zone: string) => person('n', { zone, hours: [{ from: '22:00', to: '06:00' }] });
    expect(due(night('Europe/Berlin'), '2026-03-28T21:00:00Z', 7)).toBe('2026-03-29T04:00');
    expect(due(night('Europe/Berlin'), '2026-03-28T21:00:00Z', 8)).toBe('2026-03-29T21:00');
    expect(due(night('Europe/Berlin'), '2026-10-24T20:00:00Z', 9)).toBe('2026-10-25T05:00');
    expect(due(night('America/New_York'), '2026-11-01T02:00:00Z', 9)).toBe('2026-11-01T11:00');
    expect(due(night('Australia/Lord_Howe'), '2026-10-03T11:30:00Z', 8)).toBe('2026-10-04T11:30');
    expect(due(night('Australia/Lord_Howe'), '2026-04-04T11:00:00Z', 8.5)).toBe('2026-04-04T19:30');
  });

  it('leaves out holidays, absences and the noon break', () => {
    const who = office('UTC', {
      hours: [
        { days: DAYS, from: '13:00', to: '17:00' },
        { days: DAYS, from: '08:00', to: '12:00' },
      ],
      holidays: ['2026-03-03'],
    });
    expect(due(who, '2026-03-02T11:00:00Z', 2)).toBe('2026-03-02T14:00');
    expect(due(who, '2026-03-02T15:00:00Z', 4)).toBe('2026-03-04T10:00');
    const ill = away('a', { from: ms('2026-03-02T09:00:00Z'), until: ms('2026-03-02T15:00:00Z') });
    expect(due(who, '2026-03-02T08:00:00Z', 2, ill)).toBe('2026-03-02T16:00');
    expect(due(who, '2026-03-02T08:00:00Z', 2, { ...ill, person: 'b' })).toBe('2026-03-02T10:00');
  });

  it('is all of the time for somebody who says no hours', () => {
    expect(due(person('a', { zone: 'UTC' }), '2026-03-02T15:30:00Z', 30)).toBe('2026-03-03T21:30');
    expect(due(person('a', { zone: 'UTC', holidays: ['2026-03-03'] }), '2026-03-02T12:00:00Z', 24)).toBe(
      '2026-03-04T12:00',
    );
  });

  it('says so where nobody works', () => {
    expect(() => due(office('UTC', { hours: [] }), '2026-03-02T15:30:00Z', 1)).toThrow(/does not work that long/);
    expect(() => due(office('UTC'), '2026-03-02T15:30:00Z', 1, away('a'))).toThrow(/absences/);
  });

  it('ends in working hours, grows with the duration, and adds up', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe'];
    const minutes = fc.integer({ min: 1, max: 10 * 8 * 60 });
    const from = fc.integer({ min: ms('2026-01-01T00:00:00Z') / 60_000, max: ms('2027-01-01T00:00:00Z') / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), from, minutes, minutes, (zone, start, first, second) => {
        const who = office(zone);
        const at = workingDeadline(start * 60_000, first * 60_000, who);
        const there = localTime(at - 1, zone);
        expect(DAYS).toContain(there.weekday);
        expect(there.hour).toBeGreaterThanOrEqual(9);
        expect(there.hour).toBeLessThan(17);
        expect(workingDeadline(at, second * 60_000, who)).toBe(
          workingDeadline(start * 60_000, (first + second) * 60_000, who),
        );
      }),
      { numRuns: 30 },
    );
  });
});
