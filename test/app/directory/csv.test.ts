import { describe, expect, it } from 'vitest';
import { readEntries } from '../../../app/directory/csv.ts';
import { ms, peopleOf, person, team } from '../../roster/people.ts';

const PEOPLE = peopleOf(
  person('li'),
  person('wang', { zone: 'Europe/Berlin' }),
  team('service', { lead: 'li', members: ['wang'] }),
);
const CHANNELS = new Map([
  ['email', 'email'],
  ['sms', 'sms'],
  ['calls', 'voice'],
]);
const brought = (...lines: readonly string[]) =>
  readEntries(lines.join('\r\n'), 'people.csv', { rules: { people: PEOPLE, plans: [] }, channels: CHANNELS });
const read = (...lines: readonly string[]) => brought(...lines).entries;
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
    expect(read('\uFEFF# our people', '', 'li,email,li@ours.example', ' wang , desk , "+49 151, ""home""" ')).toEqual([
      { kind: 'address', row: { person: 'li', channel: 'email', address: 'li@ours.example' } },
      { kind: 'address', row: { person: 'wang', channel: 'desk', address: '+49 151, "home"' } },
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
    ['li,email,li at ours', /people.csv:1: "li at ours" is no address for "email". Write one mail address, such as/],
    ['li,calls,0151 234567', /"0151 234567" is no address for "calls". Write a phone number in international form/],
    ['li,ntfy,all of it', /"all of it" is no address for "ntfy"/],
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

  it('says once what is of no use yet, and who takes a turn of a team that is not theirs', () => {
    const people = peopleOf(person('li'), person('zhou'), team('service', { lead: 'li', members: [] }));
    const lines = ['li,emali,li@ours.example', 'zhou,emali,z@ours.example', 'li,sms,+86 138-0013-8000'];
    const turns = ['override,service,li,2026-10-01,2026-10-02', 'override,service,zhou,2026-10-01,2026-10-02'];
    const ground = { rules: { people, plans: [] }, channels: CHANNELS };
    const { entries, remarks } = readEntries([...lines, ...turns].join('\n'), 'people.csv', ground);
    expect(entries).toHaveLength(5);
    expect(remarks).toEqual([
      'people.csv:1: "emali" is no channel of the configuration (did you mean "email"?). Its addresses are used once there is one.',
      'people.csv:5: "zhou" is no member of "service", and is on call for it then all the same.',
    ]);
  });

  it('tells all mistakes at once, each with its line', () => {
    expect(refusal('li,email,li@ours.example', 'x,email,y', '', 'absence,li,a,b').split('\n')).toEqual([
      expect.stringMatching(/^people.csv:2: /),
      expect.stringMatching(/^people.csv:4: /),
    ]);
  });
});
