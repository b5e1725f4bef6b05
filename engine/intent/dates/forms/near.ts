import { MONTH, WEEKDAY } from '../names.ts';
import { ofMonth } from '../reckon.ts';
import { B, type Form, latin, ORDINAL } from './form.ts';

/** Days that are told from today, and days of a month that is not named: `tomorrow`, `by the 15th`. */
export const NEAR: readonly Form[] = [
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
