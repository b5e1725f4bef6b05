import type { Span } from './phrase.ts';

/** Units that goods are counted in, by their name in English; then what is no amount of goods. */
const GOODS: readonly (readonly [string, string])[] = [
  [
    'piece',
    'pieces?|pcs?\\.?|pce?s?|units?|items?|ea|nos|stücke?n?|stueck|stk\\.?|st\\.|einheiten?|exemplare?|unidad(?:es)?|uds?\\.?|unds?\\.?|piezas?|pzas?\\.?|pièces?|pieces?|pcs|unités?|unites?|exemplaires?',
  ],
  ['set', 'sets?|garnituren?|sätze?|juegos?|conjuntos?|jeux|kits?|lots?|ensembles?'],
  ['pair', 'pairs?|prs|paare?n?|pares|par|paires?'],
  ['metre', 'met(?:er|re)s?|mètres?|metros?|m|lfm|laufmeter|running met(?:er|re)s?'],
  ['square metre', 'square met(?:er|re)s?|sqm|m2|m²|quadratmeter|metros cuadrados|mètres carrés|qm'],
  ['roll', 'rolls?|rollen?|rollos?|rouleaux?|bobinas?'],
  ['sheet', 'sheets?|platten?|bogen|hojas?|feuilles?|plaques?|láminas?'],
  ['bottle', 'bottles?|flaschen?|botellas?|bouteilles?'],
  ['litre', 'lit(?:er|re)s?|litros?|litres?|l'],
  ['carton', 'cartons?|ctns?|kartons?|cajas?|cartones|colis|boxes|box|kisten?|boîtes?'],
  ['bag', 'bags?|säcke?n?|sacos?|bolsas?|sacs?'],
  ['dozen', 'dozens?|dutzend|docenas?|douzaines?'],
];
const HAN: readonly (readonly [string, string])[] = [
  ['set', '套|组'],
  ['pair', '双|对|副'],
  ['metre', '米'],
  ['roll', '卷'],
  ['sheet', '张(?=纸|板|皮|膜|布|薄|钢|铝)|片'],
  ['bottle', '瓶'],
  ['carton', '箱|纸箱'],
  ['bag', '袋|包'],
  ['square metre', '平方米|平方'],
  ['piece', '件|张|个|個|只|隻|台|把|支|根|条|块|颗|盏|枚|部|辆|本|顶|扇|座|面|盒|打|pcs|PCS'],
];
const WEIGHTS =
  'kgs?|kilos?|kilogram(?:m|me)?s?|tons?|tonnes?|tonnen?|toneladas?|mt|g|grams?|gramm|lbs?|cbm|m3|m³|kubikmeter|metros cúbicos';
const HAN_WEIGHTS = '公斤|千克|吨|斤|克|立方米?|方';

const latin = ([unit, signs]: readonly [string, string]) =>
  [unit, new RegExp(`^(?:${signs})(?![\\p{L}\\p{N}])`, 'iu')] as const;
const han = ([unit, signs]: readonly [string, string]) => [unit, new RegExp(`^(?:${signs})`, 'u')] as const;
const UNITS = [...HAN.toReversed().map(han), ...GOODS.map(latin)].toSorted(
  ([, a], [, b]) => b.source.length - a.source.length,
);

/** Units of goods at the beginning of a text. */
export function unitAt(text: string): { readonly unit: string; readonly length: number } | undefined {
  const found = UNITS.flatMap(([unit, sign]) => {
    const length = sign.exec(text)?.[0].length ?? 0;
    return length ? [{ unit, length }] : [];
  });
  return found.toSorted((a, b) => b.length - a.length)[0];
}

const WEIGHT = new RegExp(`^(?:(?:${WEIGHTS})(?![\\p{L}\\p{N}])|${HAN_WEIGHTS})`, 'iu');
const OTHER_PER: readonly (readonly [string, RegExp])[] = [
  ['kg', /^(?:kgs?|kilo(?:gram(?:m|me)?)?|公斤|千克)(?!\p{Script=Latin})/iu],
  ['ton', /^(?:tons?|tonnes?|tonnen?|tonelada|mt|t|吨)(?!\p{Script=Latin})/iu],
  ['container', /^(?:containers?|contenedor|conteneur|柜|fcl|40\s?(?:hq|hc|gp|ft)|20\s?(?:gp|ft))/iu],
  ['dozen', /^(?:dozen|打)/iu],
];

export const isWeight = (text: string): boolean => WEIGHT.test(text);

/** Words that make `per piece` by themselves: each, 一件, das Stück. */
const EACH =
  /^[\s,]*(?:each|a?piece|a piece|per|each one|das stück|je stück|pro stück|cada uno|cada una|c\/u|l'unité|l'une|la pièce|pièce|la unidad|la pieza|unitarios?|l'exemplaire)(?!\p{L})/iu;
const PER_AFTER =
  /^\s*(?:\/|每一?|(?:per|pro|je|par|por|each|a|the|la|le|un|une|una|el|cada|die|das|der|den)(?!\p{L})|一)\s*/iu;
const PER_BEFORE =
  /(?:每一?|(?:per|pro|je|par|por|each|cada)\s+)(\p{L}+)\s*(?:costs?|at|for|zu|kostet|a|à|只要|要|价格|的?价格?(?:是|为)?|是|为|卖)?\s*$/iu;

/** `75 Stück zu je 118,90 €` */
const EACH_BEFORE = /(?<!\p{L})je\s+$/iu;

/** The unit that an amount of money is for, and where amount and unit stand. */
export function unitAfterPer(text: string, start: number, end: number): (Span & { readonly unit: string }) | undefined {
  const right = text.slice(end, end + 40);
  const per = PER_AFTER.exec(right);
  if (per) {
    const rest = right.slice(per[0].length);
    const other = OTHER_PER.map(([unit, sign]) => ({ unit, length: sign.exec(rest)?.[0].length ?? 0 })).find(
      ({ length }) => length,
    );
    const found = other ?? unitAt(rest) ?? (/^(?:\/|每|per |pro |je )/iu.test(right.trim()) ? wordAt(rest) : undefined);
    if (found) return { start, end: end + per[0].length + found.length, unit: found.unit };
  }
  const each = EACH.exec(right);
  if (each && !/per$/i.test(each[0])) return { start, end: end + each[0].length, unit: 'piece' };
  const before = PER_BEFORE.exec(text.slice(Math.max(0, start - 30), start));
  const unit = before
    ? (unitAt(before[1]!) ??
      OTHER_PER.map(([name, sign]) => ({ unit: name, length: sign.exec(before[1]!)?.[0].length ?? 0 })).find(
        ({ length }) => length,
      ))
    : undefined;
  if (before && unit) return { start: start - before[0].length, end, unit: unit.unit };
  return EACH_BEFORE.test(text.slice(Math.max(0, start - 6), start)) ? { start, end, unit: 'piece' } : undefined;
}

/** `per chair`: goods that are counted by themselves. */
function wordAt(text: string) {
  const [word] = /^[\p{Script=Latin}-]{3,20}/u.exec(text) ?? [];
  return word &&
    !/^(?:day|week|month|year|hour|tag|woche|monat|jahr|stunde|día|semana|mes|año|jour|semaine|mois|heure|order|cent|person|nacht|night|bank|email|mail|wire|transfer|überweisung)/iu.test(
      word,
    )
    ? { unit: 'piece', length: word.length }
    : undefined;
}
