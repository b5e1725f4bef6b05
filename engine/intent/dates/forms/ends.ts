import { dayOf, partsOf } from '../day.ts';
import { MONTH } from '../names.ts';
import { endOfMonth, endOfNamedMonth, friday } from '../reckon.ts';
import { type Form, latin } from './form.ts';

/** Ends of weeks, months and years. */
export const ENDS: readonly Form[] = [
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
];
