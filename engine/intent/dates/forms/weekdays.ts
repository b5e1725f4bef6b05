import { WEEKDAY } from '../names.ts';
import { next, weekday } from '../reckon.ts';
import { type Form, latin } from './form.ts';

const NEXT_WEEK =
  'nächste[rn]? woche|kommende[rn]? woche|(?:de )?la (?:próxima semana|semana (?:que viene|próxima))|(?:de )?la semaine prochaine|of next week|next week';

/** `Friday`, `next Friday`, `Friday of next week`. */
export const WEEKDAYS: readonly Form[] = [
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
    // `pour mon planning`: in French that is mine.
    day: ({ name }, calendar) =>
      calendar.language === 'fr' && name!.toLowerCase() === 'mon' ? undefined : weekday(name!, calendar, 'coming'),
    form: 'weekday',
  },
];
