/** A cron expression, field by field: the values that each lets through, ascending. */
export interface Cron {
  readonly minute: readonly number[];
  readonly hour: readonly number[];
  readonly dayOfMonth: readonly number[];
  /** 1 to 12 */
  readonly month: readonly number[];
  /** 0 is Sunday. */
  readonly dayOfWeek: readonly number[];
}

/** Why a text is no cron expression. */
export interface Refusal {
  readonly why: { readonly en: string; readonly zh: string };
}

interface Range {
  readonly name: keyof Cron;
  readonly en: string;
  readonly zh: string;
  readonly low: number;
  readonly high: number;
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const RANGES: readonly Range[] = [
  { name: 'minute', en: 'minute', zh: '分', low: 0, high: 59 },
  { name: 'hour', en: 'hour', zh: '时', low: 0, high: 23 },
  { name: 'dayOfMonth', en: 'day of the month', zh: '日', low: 1, high: 31 },
  { name: 'month', en: 'month', zh: '月', low: 1, high: 12, names: ['', ...MONTHS] },
  { name: 'dayOfWeek', en: 'day of the week', zh: '星期', low: 0, high: 7, names: DAYS },
];

/** The most days that a month can have, January first. */
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads minute, hour, day of the month, month and day of the week: values, `a-b`, `*`, steps such as `8-18/2`, lists with
 * commas, and the English names of months and days in three letters. Sunday is 0 or 7. What differs between cron programs
 * (both a day of the month and one of the week; `?`, `L`, `#`, `@daily`; seconds) is refused.
 */
export function parseCron(text: string): Cron | Refusal {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== RANGES.length) {
    return refusal(`it has ${fields.length} fields, not five`, `有 ${fields.length} 个字段，应为五个`);
  }
  const cron: { -readonly [name in keyof Cron]?: readonly number[] } = {};
  for (const [i, range] of RANGES.entries()) {
    const values = valuesOf(fields[i]!, range);
    if ('why' in values) return values;
    cron[range.name] = values;
  }
  return possible(cron as Cron, fields);
}

const refusal = (en: string, zh: string): Refusal => ({ why: { en, zh } });

function valuesOf(field: string, range: Range): readonly number[] | Refusal {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const found = partOf(part, range);
    if ('why' in found) return found;
    for (const value of found) values.add(range.name === 'dayOfWeek' ? value % 7 : value);
  }
  return [...values].sort((a, b) => a - b);
}

/** `*`, `5`, `1-5`, any but a single value with `/2`. */
function partOf(part: string, range: Range): readonly number[] | Refusal {
  const { en, zh, low, high } = range;
  const [, whole, from, to, step] = /^(?:(\*)|([a-z0-9]+)(?:-([a-z0-9]+))?)(?:\/([1-9]\d?))?$/i.exec(part) ?? [];
  const wrong = refusal(`\`${part}\` is no ${en} (${low}–${high})`, `\`${part}\` 不是有效的${zh}（${low}–${high}）`);
  if ((whole ?? from) === undefined || (step && !whole && to === undefined)) return wrong;
  const first = whole ? low : numberOf(from!, range);
  const last = whole ? (range.name === 'dayOfWeek' ? 6 : high) : to === undefined ? first : numberOf(to, range);
  if (first === undefined || last === undefined || first > last) return wrong;
  const by = Number(step ?? 1);
  return Array.from({ length: Math.floor((last - first) / by) + 1 }, (_, i) => first + i * by);
}

function numberOf(text: string, { low, high, names = [] }: Range): number | undefined {
  const named = names.indexOf(text.toLowerCase());
  const value = /^\d{1,2}$/.test(text) ? Number(text) : text ? named : -1;
  return value >= low && value <= high ? value : undefined;
}

function possible(cron: Cron, [, , dayOfMonth, , dayOfWeek]: readonly string[]): Cron | Refusal {
  if (!dayOfMonth!.startsWith('*') && !dayOfWeek!.startsWith('*')) {
    return refusal(
      'it names both a day of the month and a day of the week, which cron programs understand differently',
      '同时指定了日和星期，各种 cron 程序对此理解不同',
    );
  }
  const [first] = cron.dayOfMonth;
  return cron.month.some((month) => first! <= LENGTHS[month - 1]!)
    ? cron
    : refusal('no month that it names has such a day', '所指定的月份都没有这一天');
}
