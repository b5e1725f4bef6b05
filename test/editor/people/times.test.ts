import { expect, it } from 'vitest';
import { instantOf, localText, nextDay } from '../../../editor/people/times.ts';

it('a time in a field is the same instant again, to the minute', () => {
  const at = Date.UTC(2026, 2, 29, 0, 59);
  expect(localText(at)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
  expect(instantOf(localText(at))).toBe(at);
  expect(instantOf('')).toBeNaN();
});

it('a form begins with a day from this minute on', () => {
  const { from, until } = nextDay(Date.UTC(2026, 0, 1, 9, 10, 30));
  expect([from, until].map((at) => new Date(at).toISOString())).toEqual([
    '2026-01-01T09:10:00.000Z',
    '2026-01-02T09:10:00.000Z',
  ]);
});
