const MONTHS: readonly RegExp[] = [
  'jan(?:uary|uar|vier|uari|v)?|enero|gennaio|janeiro',
  'feb(?:ruary|ruar|ruari)?|f[ée]vr(?:ier)?|febrero|febbraio|fevereiro',
  'mar(?:ch)?|märz?|mars|marzo|março|maart|mrz',
  'apr(?:il)?|avr(?:il)?|abril|aprile',
  'may|mai|mayo|maggio|maio|mei',
  'june?|juni|juin|junio|giugno|junho',
  'july?|juli|juil(?:let)?|julio|luglio|julho',
  'aug(?:ust|ustus)?|août|agosto',
  'sept?(?:ember|embre|iembre)?|settembre|setembro',
  'o[ck]t(?:ober|obre|ubre)?|ottobre|outubro',
  'nov(?:ember|embre|iembre)?|novembro',
  'de[cz](?:ember|embre)?|déc(?:embre)?|diciembre|dicembre|dezembro',
].map((names) => new RegExp(`^(?:${names})\\.?$`, 'i'));

const NUMERIC =
  /(?<![\d./-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/-])|(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\5(\d{4})(?![\d/-])/g;
const CHINESE = /(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号號]/g;
const NAMED =
  /(?<![\d\p{L}])(\d{1,2})(?:st|nd|rd|th|\.|er)?\s+(?:de\s+)?(\p{L}{3,9})\.?,?\s+(?:de\s+)?(\d{4})(?!\d)|(?<!\p{L})(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/gu;

const MOST_DATES = 200;

/**
 * Dates with a year that a text names, as `YYYY-MM-DD`, each once, in the order in which they stand. `03/04/2026` is the 3rd of April
 * (most of the world), unless it can only be the other way.
 */
export function datesIn(text: string): readonly string[] {
  const found: { at: number; date: string }[] = [];
  const add = (at: number | undefined, year: number, month: number, day: number) => {
    const date = isoDate(year, month, day);
    if (date) found.push({ at: at ?? 0, date });
  };
  for (const match of text.matchAll(NUMERIC)) {
    const [, y, m, d, first, , second, year] = match;
    if (y) add(match.index, Number(y), Number(m), Number(d));
    else if (Number(second) > 12) add(match.index, Number(year), Number(first), Number(second));
    else add(match.index, Number(year), Number(second), Number(first));
  }
  for (const match of text.matchAll(CHINESE)) add(match.index, Number(match[1]), Number(match[2]), Number(match[3]));
  for (const match of text.matchAll(NAMED)) {
    const name = match[2] ?? match[4] ?? '';
    const month = MONTHS.findIndex((pattern) => pattern.test(name)) + 1;
    if (month) add(match.index, Number(match[3] ?? match[6]), month, Number(match[1] ?? match[5]));
  }
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ date }) => date))].slice(0, MOST_DATES);
}

function isoDate(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : undefined;
}
