const MONTHS = [
  'january|jan|januar|jänner|enero|ene|janvier|janv',
  'february|feb|februar|febrero|février|fevrier|févr|fév',
  'march|mar|märz|maerz|mär|marzo|mars',
  'april|apr|abril|abr|avril|avr',
  'may|mai|mayo',
  'june|jun|juni|junio|juin',
  'july|jul|juli|julio|juillet|juil',
  'august|aug|agosto|ago|août|aout',
  'september|sept|sep|septiembre|setiembre|septembre',
  'october|oct|oktober|okt|octubre|octobre',
  'november|nov|noviembre|novembre',
  'december|dec|dezember|dez|diciembre|dic|décembre|déc',
];
const WEEKDAYS = [
  'monday|mon|montag|lunes|lundi',
  'tuesday|tues|tue|dienstag|martes|mardi',
  'wednesday|wed|mittwoch|miércoles|miercoles|mercredi',
  'thursday|thurs|thur|thu|donnerstag|jueves|jeudi',
  'friday|fri|freitag|viernes|vendredi',
  'saturday|sat|samstag|sonnabend|sábado|sabado|samedi',
  'sunday|sun|sonntag|domingo|dimanche',
];

/** Longer names first, so that none stops short. */
const longestFirst = (names: readonly string[]) =>
  names
    .flatMap((alike) => alike.split('|'))
    .sort((a, b) => b.length - a.length)
    .join('|');

export const MONTH = longestFirst(MONTHS);
export const WEEKDAY = longestFirst(WEEKDAYS);

const indexIn = (lists: readonly string[], name: string) =>
  lists.findIndex((alike) => alike.split('|').includes(name.toLowerCase())) + 1;

/** 1 to 12. */
export const monthOf = (name: string): number => indexIn(MONTHS, name);

/** 1 is Monday, 7 Sunday. */
export const weekdayNamed = (name: string): number =>
  indexIn(WEEKDAYS, name) || '一二三四五六日'.indexOf(name.replace(/[天末]/, '日')) + 1;
