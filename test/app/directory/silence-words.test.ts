import { describe, expect, it } from 'vitest';
import { matcherOf, recurrenceOf } from '../../../app/directory/silence-words.ts';

describe('a matcher', () => {
  it.each([
    ['policy=office/*', { label: 'policy', is: 'office/*' }],
    ['subject=a=b', { label: 'subject', is: 'a=b' }],
    ['from=*@example.com', { label: 'from', is: '*@example.com' }],
  ])('%s', (text, matcher) => {
    expect(matcherOf(text)).toEqual(matcher);
  });

  it.each([
    ['policy', /is no matcher/],
    ['policy=', /is no matcher/],
    ['=x', /is no matcher/],
    ['polciy=x', /no label "polciy" \(did you mean "policy"\?\)/],
  ])('refuses %s', (text, message) => {
    expect(() => matcherOf(text)).toThrow(message);
  });
});

describe('weekly hours', () => {
  it.each([
    [
      'saturday,Sunday 00:00-24:00 Europe/Berlin',
      { days: ['saturday', 'sunday'], from: '00:00', to: '24:00', zone: 'Europe/Berlin' },
    ],
    ['daily 22:00-07:00 UTC', { from: '22:00', to: '07:00', zone: 'UTC' }],
  ])('%s', (text, recurs) => {
    expect(recurrenceOf(text)).toEqual(recurs);
  });

  it.each([
    ['saturday 00:00-24:00', /no weekly hours/],
    ['sat 00:00-24:00 UTC', /"sat" is no weekday/],
    ['saturday 24:00-07:00 UTC', /no weekly hours/],
    ['saturday 09:00-09:00 UTC', /no weekly hours/],
    ['saturday 09:00-10:00 Europe/Berlim', /no time zone/],
  ])('refuses %s', (text, message) => {
    expect(() => recurrenceOf(text)).toThrow(message);
  });
});
