import { expect, it } from 'vitest';
import { instantOf, localText, nextDays } from '../../../editor/people/times.ts';

it('a time in a field is the same instant again, to the minute', () => {
  const at = Date.UTC(2026, 2, 29, 0, 59);
  expect(localText(at)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
  expect(instantOf(localText(at))).toBe(at);
  expect(instantOf('')).toBeNaN();
});

it('a form begins with a day from the next full hour on', () => {
  const { from, until } = nextDays(Date.UTC(2026, 0, 1, 9, 10));
  expect([from, until].map((at) => new Date(at).toISOString())).toEqual([
    '2026-01-01T10:00:00.000Z',
    '2026-01-02T10:00:00.000Z',
  ]);
});
