import { parseHan } from '../numbers/han.ts';
import { covers, type Span } from '../phrase.ts';
import { type Day, dayOf, lastOfMonth, partsOf, weekdayOf } from './day.ts';
import { MONTH, monthOf, WEEKDAY, weekdayNamed } from './names.ts';

/** A day that a text names. */
export interface Dated extends Span {
  readonly day: Day;
  /** It stands for the end of a time (`end of the week`), so it needs no word that makes a deadline of it. */
  readonly isEnd: boolean;
  readonly hasYear: boolean;
  readonly form: 'date' | 'weekday' | 'relative';
}

/** What a date is read against. */
export interface Calendar {
  readonly today: Day;
  readonly language: string;
  /** `3/15`: the writer puts the month first. */
  readonly monthFirst: boolean;
}

type Found = { readonly [name: string]: string | undefined };

interface Form {
  readonly pattern: RegExp;
  readonly day: (found: Found, calendar: Calendar) => Day | undefined;
  readonly isEnd?: boolean;
  readonly form?: Dated['form'];
}

const B = '(?<![\\p{L}\\p{N}])';
const E = '(?![\\p{L}\\p{N}])';
const latin = (source: string) => new RegExp(`${B}(?:${source.replaceAll(' ', '\\s+')})${E}`, 'giu');
const han = (source: string) => new RegExp(source, 'gu');
const count = (text: string | undefined) =>
  text === undefined ? undefined : /^\d+$/.test(text) ? Number(text) : parseHan(text);

const HAN_DAY = '\\d{1,2}|[一二三四五六七八九十]{1,3}';

/** Without a year, the one that comes nearest: rather in future than in the past. */
function near(month: number | undefined, date: number | undefined, year: string | undefined, { today }: Calendar) {
  if (!month || !date) return undefined;
  if (year !== undefined) return dayOf(Number(year) < 100 ? 2000 + Number(year) : Number(year), month, date);
  const now = partsOf(today);
  const day = dayOf(now.year, month, date);
  if (day === undefined) return undefined;
  if (day < today - 120) return dayOf(now.year + 1, month, date);
  return day > today + 270 ? dayOf(now.year - 1, month, date) : day;
}

/** A day of the month alone: of this month, or the next one where it is over. */
function ofMonth(date: number | undefined, { today }: Calendar, months = 0): Day | undefined {
  if (!date) return undefined;
  const now = partsOf(today);
  const month = now.month + months;
  const day = dayOf(now.year + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1, date);
  return months === 0 && (day === undefined || day < today - 3) ? ofMonth(date, { today } as Calendar, 1) : day;
}

const endOfMonth = ({ today }: Calendar, months: number): Day => {
  const { year, month } = partsOf(today);
  return lastOfMonth(year, month + months);
};

/** Friday; at a weekend, that of the week to come. */
const friday = ({ today }: Calendar, weeks = 0): Day =>
  today - weekdayOf(today) + 5 + 7 * (weeks + (weekdayOf(today) > 5 && weeks === 0 ? 1 : 0));

function endOfNamedMonth(name: string | number | undefined, year: string | undefined, calendar: Calendar) {
  const month = typeof name === 'number' ? name : monthOf(name ?? '');
  const first = near(month, 1, year, calendar);
  return first === undefined ? undefined : lastOfMonth(partsOf(first).year, month);
}

/** @param week 0 for the next day of that name, 1 for that of next week */
function weekday(name: string, { today }: Calendar, which: 'coming' | 'this' | 'next'): Day | undefined {
  const wanted = weekdayNamed(name);
  if (!wanted) return undefined;
  const now = weekdayOf(today);
  const inWeek = today - now + wanted;
  if (which === 'next') return inWeek + 7;
  if (which === 'this' && inWeek >= today) return inWeek;
  return inWeek > today ? inWeek : inWeek + 7;
}

const NEXT_WEEK =
  'nächste[rn]? woche|kommende[rn]? woche|(?:de )?la (?:próxima semana|semana (?:que viene|próxima))|(?:de )?la semaine prochaine|of next week|next week';
/** Nobody calls tomorrow `nächsten Mittwoch`: what is but a day or two off is that of next week. */
function next(name: string, calendar: Calendar): Day | undefined {
  const coming = weekday(name, calendar, 'coming');
  return coming !== undefined && coming - calendar.today <= 2 ? coming + 7 : coming;
}
const ORDINAL = '(?:st|nd|rd|th|er|º|ª|°)?';

const FORMS: readonly Form[] = [
  {
    pattern: latin('(?<year>20\\d\\d)[-/.](?<month>\\d{1,2})[-/.](?<date>\\d{1,2})'),
    day: ({ year, month, date }, calendar) => near(Number(month), Number(date), year, calendar),
  },
  {
    pattern: latin(
      `(?<date>\\d{1,2})${ORDINAL}\\.?[ -]?(?:of |de |del )?(?<month>${MONTH})\\.?(?:,? ?(?:de |del |-)?(?<year>20\\d\\d))?`,
    ),
    day: ({ year, month, date }, calendar) => near(monthOf(month ?? ''), Number(date), year, calendar),
  },
  {
    pattern: latin(`(?<month>${MONTH})\\.?[ -](?:the )?(?<date>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>20\\d\\d))?`),
    day: ({ year, month, date }, calendar) => near(monthOf(month ?? ''), Number(date), year, calendar),
  },
  {
    pattern: new RegExp(`${B}(?<a>\\d{1,2})(?<mark>[./-])(?<b>\\d{1,2})\\k<mark>(?<year>(?:20)?\\d\\d)${E}`, 'gu'),
    day: numeric,
  },
  {
    pattern: new RegExp(`${B}(?<a>\\d{1,2})\\.(?<b>\\d{1,2})\\.(?![\\p{L}\\d])`, 'gu'),
    day: numeric,
  },
  {
    pattern: new RegExp(`${B}(?<a>\\d{1,2})/(?<b>\\d{1,2})(?![\\p{L}\\d/%"])`, 'gu'),
    day: numeric,
  },
  {
    pattern: han(`(?:(?<year>20\\d\\d)\\s*年\\s*|今年)?(?<month>${HAN_DAY})\\s*月\\s*(?<date>${HAN_DAY})\\s*[日号號]?`),
    day: ({ year, month, date }, calendar) => near(count(month), count(date), year, calendar),
  },
  {
    pattern: han(`(?:(?<year>20\\d\\d)\\s*年\\s*)?(?<month>${HAN_DAY})\\s*月\\s*(?:底|末)`),
    day: ({ year, month }, calendar) => endOfNamedMonth(count(month), year, calendar),
    isEnd: true,
  },
  {
    pattern: han(`(?<which>本|这个|下个?)月\\s*(?<date>${HAN_DAY})\\s*[日号號]?`),
    day: ({ which, date }, calendar) => ofMonth(count(date), calendar, which?.startsWith('下') ? 1 : 0),
  },
  {
    pattern: han('(?<which>下个?|次)月(?:底|末)'),
    day: (_, calendar) => endOfMonth(calendar, 1),
    isEnd: true,
  },
  { pattern: han('(?:本|这个|当)?月(?:底|末|内)'), day: (_, calendar) => endOfMonth(calendar, 0), isEnd: true },
  { pattern: han('(?:本|今)?年(?:底|末|内)'), day: (_, { today }) => dayOf(partsOf(today).year, 12, 31), isEnd: true },
  {
    pattern: han(`(?<![\\d月.])(?<date>${HAN_DAY})\\s*[号號](?![\\p{L}]*(?:线|楼|柜|型|机))`),
    day: ({ date }, calendar) => ofMonth(count(date), calendar),
  },
  {
    pattern: han('(?<which>下下个?|下个?|本|这个?|当)?(?:周|星期|礼拜)(?<name>[一二三四五六日天])(?!\\s*[个周])'),
    day: ({ which, name }, calendar) =>
      which?.startsWith('下下')
        ? weekday(name!, calendar, 'next')! + 7
        : weekday(name!, calendar, which?.startsWith('下') ? 'next' : which ? 'this' : 'coming'),
    form: 'weekday',
  },
  {
    pattern: han('(?<which>下个?)(?:周|星期|礼拜)(?:内|之内|底|末|结束)'),
    day: (_, calendar) => friday(calendar, 1),
    isEnd: true,
  },
  {
    pattern: han('(?:本|这|这个)(?:周|星期|礼拜)(?:内|之内|以内|底|末|结束)|周末'),
    day: (_, calendar) => friday(calendar),
    isEnd: true,
  },
  { pattern: han('大后天'), day: (_, { today }) => today + 3, form: 'relative' },
  { pattern: han('(?<!大)后天'), day: (_, { today }) => today + 2, form: 'relative' },
  { pattern: han('明(?:天|日|早|晚)'), day: (_, { today }) => today + 1, form: 'relative' },
  { pattern: han('今(?:天|日|晚|早)|当天'), day: (_, { today }) => today, form: 'relative' },
  {
    pattern: latin(
      `(?:the )?end of (?:the |this )?(?:business |working |work )?(?:week)|week'?s end|week end|ende (?:der|dieser) woche|(?:das )?wochenende|(?:la )?fin (?:de )?(?:la |cette )semaine|(?:el )?(?:fin|final|finales) de (?:la |esta )?semana|this week|diese[r]? woche|cette semaine|esta semana|(?:the |this )?weekend`,
    ),
    day: (_, calendar) => friday(calendar),
    isEnd: true,
  },
  {
    pattern: latin(
      `(?:the )?end of next week|ende (?:der )?nächste[rn] woche|ende (?:der )?kommende[rn] woche|(?:la )?fin (?:de )?(?:la )?semaine prochaine|(?:el )?(?:fin|final|finales) de (?:la )?(?:próxima semana|semana (?:que viene|próxima))`,
    ),
    day: (_, calendar) => friday(calendar, 1),
    isEnd: true,
  },
  {
    pattern: latin(
      `(?:the )?end of (?:the |this )?(?:current )?month|month(?:'s|-| )?end|(?:das )?ende (?:des|dieses) (?:laufenden )?monats|(?:zum |das )?monatsende|(?:la )?fin (?:du|de ce|de) mois|(?:el )?(?:fin|final|finales) de(?:l| este)? mes|this month|eom`,
    ),
    day: (_, calendar) => endOfMonth(calendar, 0),
    isEnd: true,
  },
  {
    pattern: latin(
      `(?:the )?end of next month|ende (?:des )?nächsten monats|(?:la )?fin du mois prochain|(?:el )?(?:fin|final|finales) del? (?:próximo mes|mes que viene|mes próximo)`,
    ),
    day: (_, calendar) => endOfMonth(calendar, 1),
    isEnd: true,
  },
  {
    pattern: latin(
      `(?:the )?end of (?<month>${MONTH})(?: (?<year>20\\d\\d))?|ende (?<month2>${MONTH})(?: (?<year2>20\\d\\d))?|(?:la )?fin (?<month3>${MONTH})(?: (?<year3>20\\d\\d))?|(?:el )?(?:fin|final|finales) de (?<month4>${MONTH})(?: (?:de |del )?(?<year4>20\\d\\d))?`,
    ),
    day: (found, calendar) =>
      endOfNamedMonth(
        found.month ?? found.month2 ?? found.month3 ?? found.month4,
        found.year ?? found.year2 ?? found.year3 ?? found.year4,
        calendar,
      ),
    isEnd: true,
  },
  {
    pattern: latin(`(?:the )?end of (?:the |this )?year|jahresende|ende des jahres|fin (?:de l'|d')année|fin de año`),
    day: (_, { today }) => dayOf(partsOf(today).year, 12, 31),
    isEnd: true,
  },
  {
    pattern: latin(`(?<name>${WEEKDAY})\\.?,? (?:${NEXT_WEEK})`),
    day: ({ name }, calendar) => weekday(name!, calendar, 'next'),
    form: 'weekday',
  },
  {
    pattern: latin(
      `(?:next week on|next week|nächste woche(?: am)?|kommende woche(?: am)?|la semaine prochaine,? (?:le )?|la próxima semana,? el) (?<name>${WEEKDAY})`,
    ),
    day: ({ name }, calendar) => weekday(name!, calendar, 'next'),
    form: 'weekday',
  },
  {
    pattern: latin(
      `(?:nächste[nr]?|próximo|prochain) (?<name>${WEEKDAY})|(?<name2>${WEEKDAY}) (?:prochain|que viene|próximo)`,
    ),
    day: ({ name, name2 }, calendar) => next(name ?? name2 ?? '', calendar),
    form: 'weekday',
  },
  {
    pattern: latin(`(?:kommende[nr]?|coming) (?<name>${WEEKDAY})`),
    day: ({ name }, calendar) => weekday(name!, calendar, 'coming'),
    form: 'weekday',
  },
  {
    // The first of two days of one month: `del 16 al 26 de marzo`.
    pattern: new RegExp(
      `${B}(?<date>\\d{1,2})(?:\\.|st|nd|rd|th)?(?=\\s*(?:al|au|bis(?: zum)?|auf den|to|-|–|and|und|y|et|or|oder|o|ou)\\s*(?:el |le |den |the )?\\d{1,2}(?:\\.|st|nd|rd|th)?\\s*(?:de |of )?(?<month>${MONTH})(?!\\p{L}))`,
      'giu',
    ),
    day: ({ date, month }, calendar) => near(monthOf(month ?? ''), Number(date), undefined, calendar),
  },
  {
    pattern: latin(`next (?<name>${WEEKDAY})`),
    day: ({ name }, calendar) => weekday(name!, calendar, 'next'),
    form: 'weekday',
  },
  {
    pattern: latin(`(?:this|diesen|diesem|este|ce) (?:coming )?(?<name>${WEEKDAY})`),
    day: ({ name }, calendar) => weekday(name!, calendar, 'this'),
    form: 'weekday',
  },
  {
    pattern: latin(`(?<name>${WEEKDAY})\\.?(?: prochain| que viene| próximo)?`),
    day: ({ name }, calendar) => weekday(name!, calendar, 'coming'),
    form: 'weekday',
  },
  {
    pattern: latin('day after tomorrow|übermorgen|pasado mañana|après-demain'),
    day: (_, { today }) => today + 2,
    form: 'relative',
  },
  {
    pattern: latin(
      '(?<!good )tomorrow|(?<!guten )(?<!am )(?<!heute )morgen(?! früh um)|(?<!por la )(?<!de la )(?<!esta )(?<!pasado )mañana|(?<!après-)demain',
    ),
    day: (_, { today }) => today + 1,
    form: 'relative',
  },
  {
    pattern: latin(
      `today|tonight|end of (?:the )?(?:business )?day|(?:eod|cob)(?! (?:on )?(?:the )?(?:${WEEKDAY}|${MONTH}|tomorrow|\\d))|close of (?:business|play)(?! (?:on )?(?:the )?(?:${WEEKDAY}|${MONTH}|tomorrow|\\d))|heute(?: abend)?|hoy(?: mismo)?|aujourd'hui|ce soir|this (?:afternoon|evening|morning)|feierabend|noon today|fin de journée`,
    ),
    day: (_, { today }) => today,
    form: 'relative',
  },
  {
    pattern: latin(
      `(?:(?:by|before|until|till|on|from) the |(?:avant|d'ici|au plus tard|jusqu'au|jusqu'à|pour) le |jusqu'au |d'ici au |du |(?:antes|para|hasta|el|al|del)(?: del| el)? día |(?:antes del|hasta el) )(?<date>\\d{1,2})${ORDINAL}(?! ?(?:[.,]\\d|%|(?:de |of )?(?:${MONTH})|h\\b|:|pm|am|uhr|heures|horas|jours|días))`,
    ),
    day: ({ date }, calendar) => (Number(date) <= 31 ? ofMonth(Number(date), calendar) : undefined),
  },
  {
    pattern: latin(`the (?<date>\\d{1,2})(?:st|nd|rd|th)(?! (?:of )?(?:${MONTH}))`),
    day: ({ date }, calendar) => ofMonth(Number(date), calendar),
  },
  {
    pattern: new RegExp(
      `${B}(?:bis|vor|am|zum|dem|den)\\s+(?<date>\\d{1,2})\\.(?=\\s|$|,)(?!\\s*(?:${MONTH}|\\d))`,
      'giu',
    ),
    day: ({ date }, calendar) => ofMonth(Number(date), calendar),
  },
];

function numeric({ a, b, year }: Found, calendar: Calendar): Day | undefined {
  const [one, two] = [Number(a), Number(b)];
  const first = two > 12 || (calendar.monthFirst && one <= 12);
  const [month, date] = first ? [one, two] : [two, one];
  return month > 12 ? undefined : near(month, date, year, calendar);
}

/** Every day that a text names, in the order in which they stand; the longer reading of a place wins. */
export function datesIn(text: string, calendar: Calendar): readonly Dated[] {
  const found: Dated[] = FORMS.flatMap(({ pattern, day, isEnd = false, form = 'date' }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const named = day(match.groups ?? {}, calendar);
      if (named === undefined) return [];
      const span = { start: match.index, end: match.index + match[0].length };
      return [{ ...span, day: named, isEnd, form, hasYear: Boolean(match.groups?.year) }];
    }),
  );
  const kept: Dated[] = [];
  for (const one of found.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!covers(kept, one.start, one.end)) kept.push(one);
  }
  return withoutWeekdaysOfDates(
    kept.toSorted((a, b) => a.start - b.start),
    text,
  );
}

/** `Friday, 15 March` is one day: the date tells which. It begins where the weekday did. */
function withoutWeekdaysOfDates(dates: readonly Dated[], text: string): readonly Dated[] {
  return dates.flatMap((date, at) => {
    const [before, next] = [dates[at - 1], dates[at + 1]];
    if (date.form === 'weekday' && next?.form === 'date' && isBesides(text.slice(date.end, next.start))) return [];
    if (date.form === 'date' && next?.form === 'weekday' && /^\s*[(（]\s*$/.test(text.slice(date.end, next.start)))
      return [date];
    if (before?.form === 'date' && date.form === 'weekday' && /^\s*[(（]\s*$/.test(text.slice(before.end, date.start)))
      return [];
    const isNamed = before?.form === 'weekday' && date.form === 'date' && isBesides(text.slice(before.end, date.start));
    return [isNamed ? { ...date, start: before.start } : date];
  });
}

const isBesides = (between: string) => /^[\s,.(（]*(?:(?:the|den|dem|le|el|der|am|on|día)\s+)?$/iu.test(between);
