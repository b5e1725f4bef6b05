import { MONTH, monthOf } from '../names.ts';
import { near, numeric } from '../reckon.ts';
import { B, E, type Form, latin, ORDINAL } from './form.ts';

/** Dates with day and month: `2026-03-15`, `15. März`, `March 15`, `15.3.`, `3/15`. */
export const DATES: readonly Form[] = [
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
    // The first of two days of one month: `del 16 al 26 de marzo`.
    pattern: new RegExp(
      `${B}(?<date>\\d{1,2})(?:\\.|st|nd|rd|th)?(?=\\s*(?:al|au|bis(?: zum)?|auf den|to|-|–|and|und|y|et|or|oder|o|ou)\\s*(?:el |le |den |the )?\\d{1,2}(?:\\.|st|nd|rd|th)?\\s*(?:de |of )?(?<month>${MONTH})(?!\\p{L}))`,
      'giu',
    ),
    day: ({ date, month }, calendar) => near(monthOf(month ?? ''), Number(date), undefined, calendar),
  },
];
