import type { Matcher } from '../../engine/arbiter/alert.ts';
import { closest } from '../../engine/compiler/spell.ts';
import { localTime } from '../../engine/facts/zone.ts';
import { TIME_OF_DAY, WEEKDAYS, type Weekday } from '../../engine/plan/hours.ts';
import type { Recurrence } from '../../engine/roster/known.ts';
import { DirectoryError } from './names.ts';

/** What silences can ask for: labels of the event, and those of the wish. */
export const LABELS = [
  'kind',
  'mailbox',
  'from',
  'domain',
  'to',
  'subject',
  'policy',
  'owner',
  'person',
  'priority',
  'stage',
];

/** `from=*@example.com` @throws DirectoryError */
export function matcherOf(text: string): Matcher {
  const [, label = '', is = ''] = /^([\w.]+)=(.*)$/s.exec(text) ?? [];
  if (!label || !is) throw new DirectoryError(`"${text}" is no matcher. Write label=pattern, such as policy=office/*.`);
  if ((LABELS as readonly string[]).includes(label)) return { label, is };
  const guess = closest(label, LABELS);
  throw new DirectoryError(
    `there is no label "${label}"${guess ? ` (did you mean "${guess}"?)` : ''}. The labels are ${LABELS.join(', ')}.`,
  );
}

/** `saturday,sunday 00:00-24:00 Europe/Berlin`, or `daily 22:00-07:00 Asia/Shanghai` @throws DirectoryError */
export function recurrenceOf(text: string): Recurrence {
  const [, days = '', from = '', to = '', zone = ''] =
    /^(\S+)\s+(\d\d:\d\d)-(\d\d:\d\d)\s+(\S+)$/.exec(text.trim()) ?? [];
  const form =
    'Write days, hours and zone: "saturday,sunday 00:00-24:00 Europe/Berlin", or "daily 22:00-07:00 Asia/Shanghai".';
  if (!days || !TIME_OF_DAY.test(from) || from === '24:00' || !TIME_OF_DAY.test(to) || from === to) {
    throw new DirectoryError(`"${text}" are no weekly hours. ${form}`);
  }
  try {
    localTime(0, zone);
  } catch {
    throw new DirectoryError(`"${zone}" is no time zone. ${form}`);
  }
  return { ...(days === 'daily' ? {} : { days: days.split(',').map(weekdayOf) }), from, to, zone };
}

function weekdayOf(text: string): Weekday {
  const day = WEEKDAYS.find((one) => one === text.toLowerCase());
  if (day) return day;
  throw new DirectoryError(`"${text}" is no weekday. Write them in English and in full: monday,tuesday.`);
}
