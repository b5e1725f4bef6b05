import { localTime } from '../facts/zone.ts';
import type { Weekday } from '../plan/hours.ts';
import type { Answered } from './answered.ts';

/** What past answers have in common with the one that is due; what is absent is of any. */
export interface Group {
  readonly kind?: string | undefined;
  readonly customer?: string | undefined;
  readonly weekday?: Weekday | undefined;
  /** Of the four quarters of the day in which mails came: 0 is from midnight to six. */
  readonly quarter?: number | undefined;
}

/** How fast mails of a group were answered. */
export interface Pace {
  readonly group: Group;
  readonly samples: number;
  /** Three of four were answered within so many ms. */
  readonly usual: number;
}

/** From the narrowest to the widest, and the answers that each needs before it tells anything. */
const GROUPS: readonly { readonly of: readonly (keyof Group)[]; readonly least: number }[] = [
  { of: ['kind', 'customer', 'weekday', 'quarter'], least: 5 },
  { of: ['kind', 'customer'], least: 5 },
  { of: ['kind', 'weekday', 'quarter'], least: 8 },
  { of: ['kind', 'quarter'], least: 8 },
  { of: ['kind'], least: 8 },
  { of: ['customer'], least: 8 },
  { of: [], least: 20 },
];

/** Of a large group so many tell enough: the latest. */
const MOST_MEASURED = 200;

/**
 * How fast mails like this one were answered: of the narrowest group that has answers enough, the time within which three of four
 * were. A single answer that came late, or by chance at once, moves it little.
 *
 * @param mail what is to be answered; @param zone whose clock tells weekday and hour
 * @param lasted how long an answer took, in ms: of somebody's working time, say
 * @returns undefined where no group has enough
 */
export function paceOf(
  mail: Pick<Answered, 'kind' | 'customer' | 'receivedAt'>,
  history: readonly Answered[],
  zone: string,
  lasted: (answered: Answered) => number,
): Pace | undefined {
  const own = marksOf(mail, zone);
  const marked = history
    .filter(({ receivedAt, answeredAt }) => receivedAt <= answeredAt && answeredAt <= mail.receivedAt)
    .map((answered) => ({ answered, marks: marksOf(answered, zone) }));
  for (const { of, least } of GROUPS) {
    if (of.includes('customer') && !own.customer) continue;
    const alike = marked.filter(({ marks }) => of.every((mark) => marks[mark] === own[mark]));
    if (alike.length < least) continue;
    const latest = alike.toSorted((a, b) => b.answered.answeredAt - a.answered.answeredAt).slice(0, MOST_MEASURED);
    const times = latest.map(({ answered }) => lasted(answered));
    const group = Object.fromEntries(of.map((mark) => [mark, own[mark]]));
    return { group, samples: times.length, usual: upperQuartile(times) };
  }
  return undefined;
}

type Marks = Required<{ [mark in keyof Group]: NonNullable<Group[mark]> }>;

function marksOf({ kind, customer, receivedAt }: Omit<Answered, 'answeredAt'>, zone: string): Marks {
  const { weekday, hour } = localTime(receivedAt, zone);
  return { kind, customer, weekday, quarter: Math.floor(hour / 6) };
}

/** The least value that three quarters of them do not exceed. */
function upperQuartile(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.75) - 1] ?? 0;
}
