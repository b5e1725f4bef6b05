import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime } from '../../engine/facts/zone.ts';
import type { Hours } from '../../engine/plan/hours.ts';
import { quietUntil } from '../../engine/roster/quiet.ts';
import { iso, ms, person } from './people.ts';

const NIGHT: readonly Hours[] = [{ from: '22:00', to: '07:00' }];
const quiet = (zone: string, at: string, hours = NIGHT) => iso(quietUntil(person('a', { zone, quiet: hours }), ms(at)));

describe('quiet hours', () => {
  it.each([
    ['before the night', 'Asia/Shanghai', '2026-03-02T13:59:59Z', undefined],
    ['from its first instant', 'Asia/Shanghai', '2026-03-02T14:00:00Z', '2026-03-02T23:00'],
    ['after midnight', 'Asia/Shanghai', '2026-03-02T20:00:00Z', '2026-03-02T23:00'],
    ['until its last, which is none of them', 'Asia/Shanghai', '2026-03-02T23:00:00Z', undefined],
    ['a night that loses an hour', 'Europe/Berlin', '2026-03-28T22:00:00Z', '2026-03-29T05:00'],
    ['a night that gains an hour', 'Europe/Berlin', '2026-10-24T21:00:00Z', '2026-10-25T06:00'],
    ['a shorter night in New York', 'America/New_York', '2026-03-08T05:00:00Z', '2026-03-08T11:00'],
    ['a longer night in New York', 'America/New_York', '2026-11-01T03:30:00Z', '2026-11-01T12:00'],
    ['half an hour less', 'Australia/Lord_Howe', '2026-10-03T14:00:00Z', '2026-10-03T20:00'],
    ['half an hour more', 'Australia/Lord_Howe', '2026-04-04T14:00:00Z', '2026-04-04T20:30'],
  ])('%s', (_, zone, at, expected) => {
    expect(quiet(zone, at)).toBe(expected);
  });

  it('end in the gap of summer time when the clock has jumped over it', () => {
    expect(quiet('Europe/Berlin', '2026-03-29T00:30:00Z', [{ from: '00:00', to: '02:30' }])).toBe('2026-03-29T01:00');
  });

  it('are over when an hour that comes twice shows their end for the first time', () => {
    const early: readonly Hours[] = [{ from: '00:00', to: '02:30' }];
    expect(quiet('Europe/Berlin', '2026-10-25T00:29:00Z', early)).toBe('2026-10-25T00:30');
    expect(quiet('Europe/Berlin', '2026-10-25T01:15:00Z', early)).toBeUndefined();
  });

  it('count on the day on which they begin', () => {
    const weekend: readonly Hours[] = [{ days: ['saturday'], from: '22:00', to: '07:00' }];
    expect(quiet('UTC', '2026-03-08T06:00:00Z', weekend)).toBe('2026-03-08T07:00');
    expect(quiet('UTC', '2026-03-07T06:00:00Z', weekend)).toBeUndefined();
  });

  it('run on where one window touches the next', () => {
    const weekend: readonly Hours[] = [...NIGHT, { days: ['saturday', 'sunday'], from: '00:00', to: '24:00' }];
    expect(quiet('UTC', '2026-03-06T23:00:00Z', weekend)).toBe('2026-03-09T07:00');
  });

  it('that never end are looked at again within days', () => {
    const always: readonly Hours[] = [{ from: '00:00', to: '24:00' }];
    const until = quietUntil(person('a', { zone: 'UTC', quiet: always }), ms('2026-03-06T12:00:00Z'))!;
    expect(until).toBeGreaterThan(ms('2026-03-12T00:00:00Z'));
    expect(until).toBeLessThan(ms('2026-03-16T00:00:00Z'));
  });

  it('of somebody without any never hold', () => {
    expect(quietUntil(person('a'), 0)).toBeUndefined();
  });

  it('are those of UTC in a zone that nobody knows: the alert must be made', () => {
    expect(quiet('Europe/Berlim', '2026-03-02T23:00:00Z')).toBe('2026-03-03T07:00');
  });

  it('hold exactly when the clock on the wall says so, but for the hour that comes twice', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: ms('2025-01-01T00:00:00Z') / 60_000, max: ms('2028-01-01T00:00:00Z') / 60_000 }),
        (zone, minutes) => {
          const at = minutes * 60_000;
          const { hour } = localTime(at, zone);
          const until = quietUntil(person('a', { zone, quiet: NIGHT }), at);
          expect(until !== undefined).toBe(hour >= 22 || hour < 7);
          if (until === undefined) return;
          expect(localTime(until, zone)).toMatchObject({ hour: 7, minute: 0 });
          expect(until - at).toBeLessThanOrEqual(10 * 3_600_000);
        },
      ),
    );
  });
});
