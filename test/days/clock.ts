import { Temporal } from 'temporal-polyfill';

/** Reads and writes the times of a scripted day by the clock on a wall. */
export interface Clock {
  /** The time at the beginning of a line (`2026-03-29 07:00`, or `07:00` later than the line above), and the rest of it. */
  read(line: string): { at: number; rest: string };
  /** `2026-03-29 07:00` in epoch ms. */
  at(text: string): number;
}

const TIME = /^(?:(\d{4}-\d\d-\d\d) )?(\d\d:\d\d(?::\d\d(?:\.\d+)?)?) +(.*)$/;

export function clockOf(zone: string): Clock {
  let date: Temporal.PlainDate | undefined;
  let last = Number.NEGATIVE_INFINITY;
  const instant = (day: Temporal.PlainDate, time: string) =>
    day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
  return {
    read(line) {
      const [, named, time = '', rest = ''] = TIME.exec(line) ?? [];
      if (!time) throw new Error(`a line begins with a time: ${line}`);
      date = named ? Temporal.PlainDate.from(named) : date!;
      if (!named && instant(date, time) < last) date = date.add({ days: 1 });
      last = instant(date, time);
      return { at: last, rest };
    },
    at(text) {
      const [day = '', time = ''] = text.split(' ');
      return instant(Temporal.PlainDate.from(day), time);
    },
  };
}

/** Writes the times of a timeline: the date where it changes. */
export function stamps(zone: string): (at: number) => string {
  let date = '';
  return (at) => {
    const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    const day = there.toPlainDate().toString();
    const time = there
      .toPlainTime()
      .toString({ smallestUnit: there.millisecond ? 'millisecond' : there.second ? 'second' : 'minute' });
    const stamp = day === date ? time : `${day} ${time}`;
    date = day;
    return stamp;
  };
}
