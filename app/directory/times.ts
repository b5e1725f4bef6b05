import { daysAfter, instantAt } from '../../engine/facts/zone.ts';
import { isDate, TIME_OF_DAY } from '../../engine/plan/hours.ts';
import { DirectoryError } from './names.ts';

const WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;
const LOCAL = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)$/;

/**
 * An instant as people write it: ISO 8601 with an offset, or a day or a day and time by the clock of a zone. A day alone is
 * meant whole: as the end of something it is in it.
 *
 * @returns epoch ms
 * @throws DirectoryError where it is none of these
 */
export function instantIn(text: string, zone: string, edge: 'from' | 'until' = 'from'): number {
  const written = text.trim();
  if (WITH_OFFSET.test(written) && !Number.isNaN(Date.parse(written))) return Date.parse(written);
  if (isDate(written)) return instantAt(edge === 'until' ? daysAfter(written, 1) : written, '00:00', zone);
  const [, date = '', time = ''] = LOCAL.exec(written) ?? [];
  if (isDate(date) && TIME_OF_DAY.test(time)) return instantAt(date, time, zone);
  throw new DirectoryError(
    `"${text}" is no time. Write 2026-10-01, 2026-10-01T09:00, or with an offset 2026-10-01T09:00+08:00.`,
  );
}

/** @throws DirectoryError where it would be over before it begins */
export function inOrder(span: { readonly from: number; readonly until: number }): void {
  if (span.until <= span.from) throw new DirectoryError('it ends before it begins. Write the earlier time first.');
}
