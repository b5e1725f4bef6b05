import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime } from '../../engine/facts/zone.ts';
import type { Rota } from '../../engine/plan/hours.ts';
import { turnAt } from '../../engine/roster/rota.ts';
import { ms, peopleOf, person } from './people.ts';

const PEOPLE = peopleOf(
  person('li'),
  person('wang'),
  person('anna', { zone: 'Europe/Berlin' }),
  person('joe', { zone: 'America/New_York' }),
  person('ruth', { zone: 'Australia/Lord_Howe' }),
);
const rota = (changes: Partial<Rota>): Rota => ({
  members: ['li', 'wang'],
  handover: 'weekly',
  at: '09:00',
  since: '2026-01-05',
  ...changes,
});
const turn = (which: Partial<Rota>, at: string) => turnAt(rota(which), ms(at), PEOPLE)?.person;

describe('a rota', () => {
  it.each([
    ['the first member before it begins', {}, '2025-12-01T00:00:00Z', 'li'],
    ['the first member in the first week', {}, '2026-01-05T01:00:00Z', 'li'],
    ['until the very end of the week', {}, '2026-01-12T00:59:59Z', 'li'],
    ['the second from the hand-over', {}, '2026-01-12T01:00:00Z', 'wang'],
    ['the first again', {}, '2026-01-19T01:00:00Z', 'li'],
    ['a day that is named', { on: 'wednesday' }, '2026-01-14T00:59:00Z', 'li'],
    ['a day that is named: hand-over', { on: 'wednesday' }, '2026-01-14T01:00:00Z', 'wang'],
    ['daily', { handover: 'daily' }, '2026-01-06T01:00:00Z', 'wang'],
    ['daily, before nine', { handover: 'daily' }, '2026-01-07T00:59:00Z', 'wang'],
    ['daily: a weekday is of no use', { handover: 'daily', on: 'friday' }, '2026-01-06T01:00:00Z', 'wang'],
    ['nine in Berlin, when Anna takes over', { members: ['li', 'anna'] }, '2026-01-12T07:59:00Z', 'li'],
    ['nine in Berlin: it is hers', { members: ['li', 'anna'] }, '2026-01-12T08:00:00Z', 'anna'],
    ['nine in Shanghai, when Li takes it back', { members: ['li', 'anna'] }, '2026-01-19T01:00:00Z', 'li'],
    ['nine in Berlin in summer', { members: ['anna', 'li'] }, '2026-03-30T07:00:00Z', 'anna'],
    [
      'nine in New York in winter again',
      { members: ['joe', 'li'], since: '2026-11-02' },
      '2026-11-02T14:00:00Z',
      'joe',
    ],
    [
      'before that it was still the first',
      { members: ['li', 'joe'], since: '2026-10-26' },
      '2026-11-02T13:59:00Z',
      'li',
    ],
  ])('%s', (_, which, at, expected) => {
    expect(turn(which as Partial<Rota>, at)).toBe(expected);
  });

  it('hands over at the first instant after a gap', () => {
    const nightly = { members: ['li', 'ruth'], handover: 'daily', at: '02:15', since: '2026-10-03' } as const;
    expect(turn(nightly, '2026-10-03T15:29:00Z')).toBe('li');
    expect(turn(nightly, '2026-10-03T15:30:00Z')).toBe('ruth');
  });

  it('passes over members who are nobody, and is nobody of none', () => {
    expect(turn({ members: ['gone', 'wang'] }, '2026-01-05T02:00:00Z')).toBe('wang');
    expect(turn({ members: ['gone', 'constructor'] }, '2026-01-05T02:00:00Z')).toBeUndefined();
  });

  it('gives each member a whole week, and hands over at nine by their own clock', () => {
    const members = ['li', 'anna', 'joe', 'ruth', 'wang'];
    fc.assert(
      fc.property(fc.integer({ min: ms('2026-03-01T00:00:00Z'), max: ms('2028-12-01T00:00:00Z') }), (at) => {
        const { person: who, since } = turnAt(rota({ members }), at, PEOPLE)!;
        const { zone } = PEOPLE[who] as { zone: string };
        expect(localTime(since, zone)).toMatchObject({ weekday: 'monday', hour: 9, minute: 0 });
        expect(since).toBeLessThanOrEqual(at);
        const before = turnAt(rota({ members }), since - 1, PEOPLE)!;
        expect(members.indexOf(who)).toBe((members.indexOf(before.person) + 1) % members.length);
      }),
    );
  });
});
