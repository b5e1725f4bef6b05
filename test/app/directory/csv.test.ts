import { describe, expect, it } from 'vitest';
import { readEntries } from '../../../app/directory/csv.ts';
import { ms, peopleOf, person, team } from '../../roster/people.ts';

const PEOPLE = peopleOf(
  person('li'),
  person('wang', { zone: 'Europe/Berlin' }),
  team('service', { lead: 'li', members: ['wang'] }),
);
const read = (...lines: readonly string[]) => readEntries(lines.join('\r\n'), 'people.csv', PEOPLE);
const refusal = (...lines: readonly string[]) => {
  try {
    read(...lines);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a file of the directory', () => {
  it('holds addresses, as it did before it held anything else', () => {
    expect(read('\uFEFF# our people', '', 'li,email,li@ours.example', ' wang , sms , "+49 151, ""home""" ')).toEqual([
      { kind: 'address', row: { person: 'li', channel: 'email', address: 'li@ours.example' } },
      { kind: 'address', row: { person: 'wang', channel: 'sms', address: '+49 151, "home"' } },
    ]);
  });

  it('reads days by the clock of the person, and has the last one in it', () => {
    const [li, wang] = read(
      'absence,li,2026-10-01,2026-10-08,wang,"holiday, far"',
      'absence,wang,2026-03-28,2026-03-29',
    );
    expect(li).toMatchObject({
      kind: 'absence',
      row: {
        person: 'li',
        deputy: 'wang',
        note: 'holiday, far',
        from: ms('2026-09-30T16:00Z'),
        until: ms('2026-10-08T16:00Z'),
      },
    });
    expect(wang?.row).toMatchObject({ from: ms('2026-03-27T23:00Z'), until: ms('2026-03-29T22:00Z') });
    expect(wang?.row).not.toHaveProperty('deputy');
  });

  it('reads turns with times of day, and with offsets', () => {
    const [local, offset] = read(
      'override,service,wang,2026-03-28T08:30,2026-03-29T08:30',
      'override,service,wang,2026-03-28T07:30Z,2026-03-29T14:30+08:00,swap',
    );
    expect(local?.row).toMatchObject({
      team: 'service',
      from: ms('2026-03-28T07:30Z'),
      until: ms('2026-03-29T06:30Z'),
    });
    expect(offset?.row).toEqual({ ...local?.row, note: 'swap' });
  });

  it('names the same thing by the same id', () => {
    const line = 'absence,li,2026-10-01,2026-10-08';
    expect(read(line)).toEqual(read(line));
    expect(read(line)[0]?.row).not.toEqual(read('absence,li,2026-10-01,2026-10-09')[0]?.row);
  });

  it.each([
    ['li,email', /people.csv:1: a line is "person,channel,address"/],
    ['lii,email,x@ours.example', /people.csv:1: the rules have no person "lii". Did you mean "li"\?/],
    ['service,email,x@ours.example', /no person "service"/],
    ['li,E-Mail,x@ours.example', /"E-Mail" is no channel's name/],
    ['li,email,', /the address is missing/],
    ['absence,li,2026-10-08,2026-10-01', /it ends before it begins/],
    ['absence,li,1.10.2026,2026-10-08', /"1.10.2026" is no time. Write 2026-10-01/],
    ['absence,li,2026-02-30,2026-10-08', /"2026-02-30" is no time/],
    ['absence,li,2026-10-01,2026-10-08,li', /nobody stands in for themselves/],
    ['absence,li,2026-10-01,2026-10-08,service', /no person "service"/],
    ['override,li,wang,2026-10-01,2026-10-08', /no team "li"/],
    ['vacation,li,2026-10-01,2026-10-08', /a line is/],
    ['li,email,"li@ours.example', /a quote is left open/],
  ])('refuses %j', (line, message) => {
    expect(refusal(line)).toMatch(message);
  });

  it('tells all mistakes at once, each with its line', () => {
    expect(refusal('li,email,li@ours.example', 'x,email,y', '', 'absence,li,a,b').split('\n')).toEqual([
      expect.stringMatching(/^people.csv:2: /),
      expect.stringMatching(/^people.csv:4: /),
    ]);
  });
});
