import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../app/directory/entries.ts';
import { type Reading, readCalendar } from '../../../app/directory/ical.ts';
import type { Team } from '../../../engine/plan/ruleset.ts';
import { iso, ms, peopleOf, person, team } from '../../roster/people.ts';

const PEOPLE = peopleOf(
  person('li', { name: 'Li Na' }),
  person('na', { name: 'Na Li' }),
  person('anna', { name: 'Anna Schmidt', zone: 'Europe/Berlin' }),
  team('service', { lead: 'li', members: ['anna'] }),
);
const READING: Reading = {
  source: 'rota.ics',
  key: 'rota.ics',
  team: PEOPLE.service as Team,
  people: PEOPLE,
  addresses: [
    { person: 'anna', channel: 'email', address: 'Anna@ours.example' },
    { person: 'li', channel: 'email', address: 'li@ours.example' },
  ],
  from: ms('2026-03-16T00:00Z'),
  until: ms('2026-04-20T00:00Z'),
};
const calendar = (...events: readonly string[]) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n${events
    .map(
      (event, n) =>
        `BEGIN:VEVENT\r\n${event.includes('UID:') ? '' : `UID:${n}\r\n`}DTSTAMP:20260101T000000Z\r\n${event.trim().replaceAll('\n', '\r\n')}\r\nEND:VEVENT`,
    )
    .join('\r\n')}\r\nEND:VCALENDAR\r\n`;
const read = (changes: Partial<Reading>, ...events: readonly string[]) =>
  readCalendar(calendar(...events), { ...READING, ...changes });
const told = ({ kind, row }: Entry) =>
  'from' in row ? `${kind} ${row.person} ${iso(row.from)} ${iso(row.until)}` : kind;

describe('a calendar', () => {
  it('is a rota, by summary and by attendee', () => {
    const { entries, passedOver } = read(
      {},
      'DTSTART:20260320T080000Z\nDTEND:20260321T080000Z\nSUMMARY:On call: Li Na',
      'DTSTART:20260321T080000Z\nDTEND:20260322T080000Z\nSUMMARY:On call\nATTENDEE;CN=A:MAILTO:anna@ours.example',
      'DTSTART:20260322T080000Z\nDTEND:20260323T080000Z\nSUMMARY:Lindwurm and Annabel',
      'DTSTART:20260323T080000Z\nDTEND:20260324T080000Z\nSUMMARY:li\\, anna',
      'DTSTART:20260324T080000Z\nDTEND:20260325T080000Z\nSUMMARY:swap! (na)',
    );
    expect(entries.map(told)).toEqual([
      'override li 2026-03-20T08:00 2026-03-21T08:00',
      'override anna 2026-03-21T08:00 2026-03-22T08:00',
      'override na 2026-03-24T08:00 2026-03-25T08:00',
    ]);
    expect(passedOver).toEqual([
      'Lindwurm and Annabel: it names nobody of the rules',
      'li, anna: it names li and anna',
    ]);
  });

  it('is absences without a team: whole days are those of the person', () => {
    const { entries } = read(
      { team: undefined },
      'DTSTART;VALUE=DATE:20260328\nDTEND;VALUE=DATE:20260330\nSUMMARY:Anna Schmidt away',
      'DTSTART;VALUE=DATE:20260401\nSUMMARY:Li Na away',
    );
    expect(entries.map(told)).toEqual([
      'absence anna 2026-03-27T23:00 2026-03-29T22:00',
      'absence li 2026-03-31T16:00 2026-04-01T16:00',
    ]);
  });

  it('writes out series up to the horizon, at nine by the clock on both sides of summer time', () => {
    const { entries } = read(
      {},
      'DTSTART;TZID=Europe/Berlin:20260309T090000\nDURATION:P7D\nRRULE:FREQ=WEEKLY;INTERVAL=2\nSUMMARY:Anna Schmidt',
    );
    expect(entries.map(told)).toEqual([
      'override anna 2026-03-09T08:00 2026-03-16T08:00',
      'override anna 2026-03-23T08:00 2026-03-30T07:00',
      'override anna 2026-04-06T07:00 2026-04-13T07:00',
    ]);
  });

  it('writes out a daily series of many years', () => {
    const { entries } = read(
      { from: ms('2026-04-18T12:00Z') },
      'DTSTART:20140101T000000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY\nSUMMARY:Li Na',
    );
    expect(entries.map(told)).toEqual([
      'override li 2026-04-19T00:00 2026-04-19T01:00',
      'override li 2026-04-20T00:00 2026-04-20T01:00',
    ]);
  });

  it('follows what was changed in a series, taken out of it, and given to somebody else', () => {
    const { entries } = read(
      {},
      'UID:s\nDTSTART:20260320T090000Z\nDURATION:PT8H\nRRULE:FREQ=DAILY;COUNT=5\nEXDATE:20260321T090000Z\nSUMMARY:Li Na',
      'UID:s\nRECURRENCE-ID:20260322T090000Z\nDTSTART:20260322T120000Z\nDTEND:20260322T130000Z\nSUMMARY:Anna Schmidt',
      'UID:s\nRECURRENCE-ID:20260323T090000Z\nDTSTART:20260323T090000Z\nDTEND:20260323T170000Z\nSUMMARY:Li Na\nSTATUS:CANCELLED',
    );
    expect(entries.map(told)).toEqual([
      'override li 2026-03-20T09:00 2026-03-20T17:00',
      'override anna 2026-03-22T12:00 2026-03-22T13:00',
      'override li 2026-03-24T09:00 2026-03-24T17:00',
    ]);
  });

  it('passes over what it cannot read, and takes the others', () => {
    const good = 'DTSTART:20260320T080000Z\nDTEND:20260321T080000Z\nSUMMARY:Li Na';
    const { entries, passedOver, isWhole } = read(
      {},
      good,
      'DTSTART:2026XX21T080000Z\nSUMMARY:Anna Schmidt, bad date',
      'DTSTART:20260320T080000Z\nRRULE:FREQ=SOMETIMES\nSUMMARY:Na Li, bad series',
      'DTSTART:20260320T080000Z\nrubbish\nSUMMARY:Na Li, bad line',
      'SUMMARY:Na Li, no start',
      'DTSTART;TZID=Mars/Olympus:20260320T080000\nDURATION:PT1H\nSUMMARY:Na Li on Mars',
      'DTSTART:20260322T080000Z\nDTEND:20260323T080000Z\nSUMMARY:Anna Schmidt',
    );
    expect(entries.map(told)).toEqual([
      'override li 2026-03-20T08:00 2026-03-21T08:00',
      'override anna 2026-03-22T08:00 2026-03-23T08:00',
    ]);
    expect(passedOver.toSorted()).toEqual([
      expect.stringMatching(/^Anna Schmidt, bad date: it cannot be read \(.+\)$/),
      expect.stringMatching(
        /^Na Li on Mars: its time zone "Mars\/Olympus" is not known here, nor said in the calendar$/,
      ),
      expect.stringMatching(/^Na Li, bad line: it cannot be read/),
      expect.stringMatching(/^Na Li, bad series: it cannot be read/),
      'Na Li, no start: it cannot be read (it has no DTSTART)',
    ]);
    expect(isWhole).toBe(false);
    expect(read({}, good).isWhole).toBe(true);
  });

  it('takes an end by the zone of the end', () => {
    const { entries } = read(
      {},
      'DTSTART;TZID=Asia/Shanghai:20260320T080000\nDTEND;TZID=Europe/Berlin:20260320T090000\nSUMMARY:Li Na',
    );
    expect(entries.map(told)).toEqual(['override li 2026-03-20T00:00 2026-03-20T08:00']);
  });

  it('takes floating times for those of the person', () => {
    const { entries } = read({}, 'DTSTART:20260320T090000\nDTEND:20260320T170000\nSUMMARY:Li Na');
    expect(entries.map(told)).toEqual(['override li 2026-03-20T01:00 2026-03-20T09:00']);
  });

  it('reckons a zone of its own by what it says of it', () => {
    const zone = `BEGIN:VTIMEZONE\r\nTZID:Office\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0300\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT`;
    const text = calendar('DTSTART;TZID=Office:20260320T090000\nDTEND;TZID=Office:20260320T170000\nSUMMARY:Li Na');
    const { entries } = readCalendar(text.replace('BEGIN:VEVENT', zone), READING);
    expect(entries.map(told)).toEqual(['override li 2026-03-20T06:00 2026-03-20T14:00']);
  });

  it('leaves out what is over', () => {
    const { entries } = read({}, 'DTSTART:20260310T090000Z\nDTEND:20260316T000000Z\nSUMMARY:Li Na');
    expect(entries).toEqual([]);
  });

  it('gives the same ids however often it is read, and other ones to another team or source', () => {
    const event = 'DTSTART:20260320T080000Z\nDTEND:20260321T080000Z\nSUMMARY:Li Na';
    const first = read({}, event);
    expect(read({}, event)).toEqual(first);
    expect(read({ key: 'other.ics' }, event).prefix).not.toBe(first.prefix);
    expect(first.entries.every(({ row }) => 'id' in row && row.id.startsWith(first.prefix))).toBe(true);
  });

  it.each(['', 'hello', '<html>', 'BEGIN:VCARD\nEND:VCARD', `${calendar('SUMMARY:x')}${calendar('SUMMARY:y')}`])(
    'refuses %j',
    (text) => {
      expect(() => readCalendar(text, READING)).toThrow(/rota.ics: this is no iCalendar file/);
    },
  );

  it('refuses one that breaks off, for what is missing would be taken out', () => {
    const whole = calendar('DTSTART:20260320T090000Z\nSUMMARY:Li Na');
    expect(() => readCalendar(whole.slice(0, -20), READING)).toThrow(
      /rota.ics: the calendar breaks off before its end/,
    );
  });

  it('is not kept busy by a series that is hostile', () => {
    const event = 'DTSTART:20200101T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY\nSUMMARY:Li Na';
    const began = process.cpuUsage();
    const { entries, passedOver } = read({}, event);
    expect(entries).toEqual([]);
    expect(passedOver).toEqual(['Li Na: its series is too long to be written out']);
    // The processor's time: other tests run beside this one.
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(4_000);
  });
});
