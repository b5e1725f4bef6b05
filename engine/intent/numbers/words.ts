/** Words for numbers; those below zero multiply what stands before them. */
const VALUES = new Map<string, number>();

function put(from: number, words: string): void {
  for (const [at, alike] of words.split(' ').entries())
    for (const word of alike.split('/')) VALUES.set(word, from + at);
}

put(
  1,
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
);
put(
  2,
  'zwei drei vier fünf/fuenf sechs sieben acht neun zehn elf zwölf/zwoelf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
);
put(2, 'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince');
put(
  16,
  'dieciséis diecisiete dieciocho diecinueve veinte veintiuno/veintiún veintidós veintitrés veinticuatro veinticinco',
);
put(2, 'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize');
for (const [tens, words] of [
  [30, 'thirty dreißig/dreissig treinta trente'],
  [40, 'forty vierzig cuarenta quarante'],
  [50, 'fifty fünfzig/fuenfzig cincuenta cinquante'],
  [60, 'sixty sechzig sesenta soixante'],
  [70, 'seventy siebzig setenta septante'],
  [80, 'eighty achtzig ochenta octante'],
  [90, 'ninety neunzig noventa nonante'],
  [20, 'vingt'],
] as const)
  for (const word of words.split(/[ /]/)) VALUES.set(word, tens);
for (const [at, word] of 'doscient trescient cuatrocient quinient seiscient setecient ochocient novecient'
  .split(' ')
  .entries())
  for (const ending of ['os', 'as']) VALUES.set(word + ending, (at + 2) * 100);
const SCALES = new Map([
  ['hundred', 100],
  ['hundert', 100],
  ['cent', 100],
  ['cents', 100],
  ['cien', 100],
  ['ciento', 100],
  ['vingts', 20],
  ['dozen', 12],
  ['dutzend', 12],
  ['docena', 12],
  ['docenas', 12],
  ['douzaine', 12],
  ['thousand', 1000],
  ['tausend', 1000],
  ['mil', 1000],
  ['mille', 1000],
]);
/** They count where a word for a number follows, or a word for goods or days does. */
const ONE = new Map([
  ['a', 1],
  ['an', 1],
  ['ein', 1],
  ['eine', 1],
  ['einen', 1],
  ['einer', 1],
  ['einem', 1],
  ['eins', 1],
  ['un', 1],
  ['una', 1],
  ['uno', 1],
  ['une', 1],
]);

const simple = [...VALUES.keys(), ...SCALES.keys()].sort((a, b) => b.length - a.length).join('|');
const german =
  '(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert|tausend|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn)(?:und)?){2,6}';
const one = [...ONE.keys()].join('|');
const scales = [...SCALES.keys()].join('|');
/** A run of words for numbers. `a`, `ein`, `un` alone are one, too: who asks looks at what follows. */
export const WORD_NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:half an?|(?:${simple}|${german}|(?:${one})(?=[\\s-]+(?:${scales})(?!\\p{L})))(?:(?:\\s+(?:and|y|et)\\s+|[\\s-]+)(?:${simple}))*|(?:${one}))(?![\\p{L}\\p{N}])`,
  'giu',
);

/** The value of words that {@link WORD_NUMBER} finds. */
export function parseWords(sign: string): number | undefined {
  const words = sign
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => !['and', 'y', 'et'].includes(word));
  if (words[0] === 'half') return 0.5;
  let total = 0;
  let current = 0;
  for (const word of words) {
    const scale = SCALES.get(word);
    const value = VALUES.get(word) ?? ONE.get(word) ?? (scale ? undefined : parseGerman(word));
    if (scale === undefined && value === undefined) return undefined;
    if (scale === undefined) current += value!;
    else if (scale < 1000) current = (current || 1) * scale;
    else {
      total += (current || 1) * scale;
      current = 0;
    }
  }
  return total + current;
}

const GERMAN_UNITS = /^(.*?)(tausend|hundert)(.*)$/;

/** `zweihundertfünfzig`, `einundzwanzig`. */
function parseGerman(word: string): number | undefined {
  if (!word) return 0;
  const known = VALUES.get(word) ?? ONE.get(word);
  if (known !== undefined) return known;
  const thousand = word.indexOf('tausend');
  const [, before, unit, after] = (thousand >= 0 ? /^(.*?)(tausend)(?:und)?(.*)$/ : GERMAN_UNITS).exec(word) ?? [];
  if (unit !== undefined) {
    const [many, rest] = [parseGerman(before ?? '') || 1, parseGerman(after ?? '')];
    return rest === undefined ? undefined : many * (unit === 'tausend' ? 1000 : 100) + rest;
  }
  const pair = /^(ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und(.+)$/.exec(word);
  const tens = pair ? VALUES.get(pair[2]!) : undefined;
  const ones = pair ? (VALUES.get(pair[1]!) ?? ONE.get(pair[1]!)) : undefined;
  return tens !== undefined && ones !== undefined ? tens + ones : undefined;
}
