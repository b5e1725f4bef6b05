import type { Numeral } from './numbers.ts';
import { has, phrases } from './phrase.ts';
import { lastOf } from './price.ts';
import { around, type Found, type Reading } from './reading.ts';
import type { Kind, Quantity } from './schema.ts';
import { isWeight, unitAt } from './units.ts';

/** What a number of is no amount of goods. */
const NOT_GOODS =
  /^[\s-]*(?:x |×|%|火急|个\s*\d+\s*(?:hq|gp|尺|呎|英尺)|percent|prozent|por ciento|pour cent|个百分点|折|°|"|''|(?:mm|cm|inch(?:es)?|zoll|ft|hq|hc|gp|teu|volts?)(?![\p{L}])|v(?![\p{L}])|watts?|w(?![\p{L}])|(?:kw|hz)(?![\p{L}])|(?:mah|ah|bar(?! stools?)|mpa|px|dpi|gb|mb|gsm|uhr|h|am|pm|o'clock|points?)(?![\p{L}])|a(?=[\s,.]?$)|:\d|楼|号|点|度|级|次|人|位|家|岁|倍|期|行|页|票|柜|个柜|条柜|个(?:月|小时|工作日|集装箱|大柜|小柜|高柜|货柜|柜|托盘|托|点|人|问题|文件|附件|款|型号|颜色|国家|城市|客户|供应商|原因|方案|选择|品种|订单)|托盘?|款(?!椅|桌|沙)|种|项|份|封)/iu;
const NOT_NOUNS =
  /^[\s-]*(?:(?:x\s?)?\d+|(?:full |standard |large |small |empty |big |\d+\s?(?:ft|foot|fuß|pies|pieds|'|hq|hc)\s?)?-?(?:containers?|container|contenedor(?:es)?|conteneurs?|fcl|lcl|teu|trucks?|lkw|camion(?:es|s)?|pallets?|palets?|paletten?|palettes?|packages?|pkgs?|bultos?|packstücke?|kolli|colli|parcels?|vessels?|ships?|schiffe?)|(?:percent|people|persons?|personen|personas|personnes|employees|colleagues|kollegen|kolleginnen|stores|shops|filialen|läden|tiendas|magasins|customers|kunden|clientes|clients|suppliers|countries|länder|países|pays|models?|modelle|modelos|modèles|colou?rs|farben|colores|couleurs|types?|typen|kinds|arten|designs?|options?|versions?|points?|punkte|puntos|questions?|fragen|preguntas|times|mal|veces|fois|copies|kopien|copias|copie|pages?|seiten|páginas|documents?|dokumente?|documentos?|orders?|bestellungen?|pedidos?|commandes?|invoices?|rechnungen?|facturas?|factures?|e-?mails?|mails?|nachrichten|mensajes|messages?|calls?|anrufe|llamadas|appels|reminders?|attachments?|anhänge|anlagen|photos?|fotos?|bilder|images?|pictures?|videos?|years?|euros?|dollars?|percent|uhr|hours?|offers?|angebote|ofertas?|offres?|deliveries|lieferungen|entregas|livraisons|shipments?|sendungen|envíos|visitors|delegates|rooms?|nights?|nächte|steps?|weekends?|quarters?|of|de|von|der|and|und|y|et|or|to|bis|a|à|in|on|at|for|per|für|por|pour|is|are|ist|sind|es|son|est|sont|was|were|war|waren|month|months|am|pm|the|from|with|mit|con|avec|after|before|nach|vor|after|than|stars?|sterne|reviews?|discount|rabatt|off|free|gratis|%)(?![\p{L}]))/iu;

const COUNTED = phrases(
  'quantity|qty\\.?|menge|anzahl|stückzahl|cantidad|cant\\.?|quantité|qté\\.?|数量|订购量|采购量|用量',
);
const WANTED = phrases(
  'order|orders|ordering|import|source|considering|take|go for|pricing (?:on|for)|furnish|process|go ahead with|buy|need|needs|want|require|purchase|looking for|interested in|quote(?: us)?(?: for)?|quotation for|price for|offer for|book|confirm|send us|supply|deliver|increase(?: it| the (?:order|quantity))? to|change(?: it| the (?:order|quantity))? to|place|bestell(?:en|ung|t|e)|kosten|bieten sie uns|benötigen|brauchen|kaufen|bedarf(?: an| von)?|angebot (?:für|über)|ordern|abnehmen|erhöhen|auf|pedir|pedido|costarían|compra|cerramos|comprar|necesitamos|necesito|cotizar|cotización|precio (?:de|para|por)|solicitamos|queremos|encargar|aumentar a|command(?:er|e|ons)|chiffr(?:er|ez)|commande de|tarif pour|acheter|besoin|faut|devis pour|prix pour|souhaitons|porter à|订购|采购|订|下单|购买|需要|要|买|求购|询价|改为|增加到|加到|追加|再来|加到',
);
const FAULTY = phrases(
  'defective|broken|damaged|cracked|missing|short|faulty|scratched|wrong|bent|leaking|rusty|failed|unusable|reject(?:ed)?|shattered|torn|out of tolerance|not usable|useless|(?:do(?:es)?|did) not (?:work|fit)|dented|defekt(?:e|en)?|beschädigt(?:e|en)?|kaputt|fehl(?:en|t|ende|ten)|(?:zer|ge)brochen\\p{L}*|instead of|statt|au lieu|en lugar|zerkratzt(?:e)?|nicht verwendbar|funktionier\\p{L}+ nicht|unbrauchbar|lunker|(?:zu )?bruch|gerissen|mangelhaft(?:e)?|falsch(?:e)?|ausschuss|verbogen|rotas?|rotos?|dañad[oa]s?|defectuos[oa]s?|faltan|faltantes?|agrietad[oa]s?|rayad[oa]s?|averiad[oa]s?|equivocad[oa]s?|abiertas?|no funcionan?|grietas|cass[ée]+s?|abîmée?s?|endommagée?s?|défectueu(?:x|ses?)|manqu(?:ent|ants?|antes?|ait|aient)|fissurée?s?|voilée?s?|brisée?s?|ne fonctionn\\p{L}+|inutilisables?|rayée?s?|坏|破损|破|损坏|开裂|裂|缺|少了?|短少|不良|瑕疵|划伤|划痕|次品|有问题|不合格|变形|漏|断|生锈|发错|错发|超差',
);
/** Amounts that were, that others may take, or that are asked after. */
const NOT_NOW = phrases(
  'moq|minimum(?: order)?(?: quantity)?|min\\.?|mindest(?:bestell)?menge|mindestabnahme|cantidad mínima|pedido mínimo|quantité minimum|minimum de commande|起订量|最小订|instead of|rather than|not|last (?:year|time|order)|per (?:year|month|week|annum)|pro (?:jahr|monat)|al (?:año|mes)|par (?:an|mois)|capacity|stock|previous(?:ly)?|statt|bisher|anstelle|en (?:lugar|vez) de|au lieu de|原订|原来|而不是|库存|产能|每(?:月|年|周|箱)|以前|上次|之前',
);
const YEARLY =
  /^[^.,;。，；]{0,22}(?:(?:per|a|each|every) (?:year|month|week|annum|day)|yearly|annually|monthly|pro (?:jahr|monat)|im (?:jahr|monat)|jährlich|monatlich|al (?:año|mes)|anuales|mensuales|par (?:an|mois)|\/(?:year|month|jahr|monat)|in stock|on stock|auf lager|en stock|库存)/iu;
const SAMPLES =
  /^[\s-]*(?:\p{Script=Latin}+[\s-]+){0,2}(?:samples?|muster\p{L}*|muestras?|échantillons?)(?!\p{L})|^[^，。,和及]{0,14}样/iu;

/** `from 500 to 800`: the first of the two is no more. */
const LEFT_BEHIND = /(?:from|von|de|du|从|由)\s*$/iu;
const GOES_ON = /^\s*(?:to|auf|a|à|到|至|改为|改成|增加到|减少到|降到)(?!\p{Script=Latin})/iu;

/** Nobody orders more of anything; and what is longer is not exact any more. */
export const MOST_UNITS = 999_999_999;

/** Mails that count no goods of ours. */
const UNCOUNTED: readonly Kind[] = [
  'promotion',
  'auto-reply',
  'payment-request',
  'payment-notice',
  'meeting-request',
  'approval-request',
];
/** Of these, only what is counted in pieces is goods: they speak of cartons and pallets. */
const CARRIED: readonly Kind[] = ['arrival-notice', 'customs-issue', 'logistics-delay'];

/** How much of the goods: ordered, asked after, defective or missing. */
export function quantityIn(reading: Reading, kind: Kind): Found<Quantity> | undefined {
  if (UNCOUNTED.includes(kind)) return undefined;
  const [best] = amountsIn(reading, kind).toSorted((a, b) => b.score - a.score);
  if (!best || best.score < (CARRIED.includes(kind) ? 2.4 : 1.4)) return undefined;
  const { score, ...found } = best;
  return { ...found, sure: Math.min(0.97, 0.5 + score * 0.07) };
}

/** Every number that may be an amount of goods, with its unit; the higher the score, the likelier. 1 and more is an amount. */
export const amountsIn = (reading: Reading, kind: Kind): readonly Rated[] =>
  reading.rest.flatMap((numeral, at) => rate(reading, numeral, at, kind));

export interface Rated extends Omit<Found<Quantity>, 'sure'> {
  readonly score: number;
}

const isYear = ({ value, form }: Numeral) =>
  form === 'digits' && value >= 1990 && value <= 2100 && Number.isInteger(value);

function rate(reading: Reading, numeral: Numeral, at: number, kind: Kind): readonly Rated[] {
  const { counted } = reading.letter;
  const raw = counted.slice(numeral.end, numeral.end + 50);
  const [gap = ''] = /^\s*(?:\([^)]{1,12}\)\s*)?(?:x\s|×\s)?-?/iu.exec(raw) ?? [];
  const right = raw.slice(gap.length);
  if (!Number.isInteger(numeral.whole) || numeral.whole <= 0 || numeral.whole > MOST_UNITS) return [];
  if (isWeight(right) || /^-?\d|^[.,/:]\d/.test(raw)) return [];
  const isFaulty = kind === 'complaint' && has(FAULTY, clauseOf(right));
  const named = unitAt(right);
  if (named && named.unit !== 'piece' && /^(?:m|l)$/iu.test(right.slice(0, named.length)) && numeral.whole < 10)
    return [];
  if (NOT_GOODS.test(raw) && !(named && right.startsWith('个') && !NOT_GOODS.test(right))) return [];
  const { left, right: after, sentence } = around(reading, numeral);
  const form = has(COUNTED, left.slice(-18));
  const noun = goodsAt(right);
  // Words alone count less than digits do: `one`, `ein`, 一个 are mostly no amount.
  if (
    numeral.form === 'words' &&
    !form &&
    !(isFaulty && numeral.whole > 1) &&
    !(named && numeral.whole > 1) &&
    !(numeral.whole > 1 && noun)
  )
    return [];
  if (!named && !isFaulty && NOT_NOUNS.test(raw)) return [];
  if (!named && !noun && !form && !isFaulty) return [];
  if (!named && isYear(numeral)) return [];
  if (named?.unit === 'carton' && CARRIED.includes(kind)) return [];
  let score = form ? 3 : 0;
  score += named ? 3 : noun ? 1 : 0;
  if (kind === 'order' || kind === 'inquiry') score += 0.5;
  const own = left.slice(-70);
  if (has(WANTED, own)) score += 1.5;
  if (has(WANTED, sentence.text)) score += 0.5;
  const old = lastOf(NOT_NOW, own.slice(-28));
  if (old >= 0 && old >= lastOf(WANTED, own.slice(-28))) score -= 3;
  if (LEFT_BEHIND.test(own) && GOES_ON.test(right.slice(named?.length ?? 0)) && !isPriced(reading, numeral)) score -= 4;
  if (YEARLY.test(raw)) score -= 3;
  if (SAMPLES.test(raw)) score -= 4;
  if (kind === 'complaint') {
    if (has(FAULTY, clauseOf(after)) || has(FAULTY, own.slice(-40))) score += 4;
    if (/^[^.;。；]{0,10}(?:of|out of|von|de|des|中)(?!\p{L})/iu.test(raw)) score += 1.5;
    if ((WHOLE_BEFORE.test(own) && /\d/.test(after)) || /^[^，。]{0,10}(?:中|里面?|当中)/u.test(raw)) score -= 3;
  }
  if (named?.unit === 'carton') score -= 1;
  if (numeral.whole <= 2 && !named) score -= 1;
  const end = named ? numeral.end + gap.length + named.length : numeral.end;
  const dozens = named?.unit === 'dozen';
  return [
    {
      start: numeral.start,
      end,
      value: { amount: numeral.whole, unit: dozens ? 'dozen' : (named?.unit ?? null) },
      // Of equals, the first.
      score: score - at * 0.01,
    },
  ];
}

/** `de 350 cajas a 14,80 USD`: not to another amount, but at a price. */
const isPriced = ({ money }: Reading, { end }: Numeral) => money.some(({ start }) => start >= end && start - end < 30);

/** The number of all, of which some are broken. */
const WHOLE_BEFORE =
  /(?:^|[\s,])(?:of|out of|von|aus|de|des|sur)\s+(?:the |our |your |den |unseren |insgesamt |bestellten |los |las |les |vos |nos )?$/iu;

/** Up to the next comma, or what begins after one. */
const clauseOf = (text: string) => (/^[^,，;；。]*/u.exec(text)?.[0] ?? '').slice(0, 60);

/** A word that could be goods: `200 oak chairs`. */
const goodsAt = (right: string) => /^(?:\p{Script=Latin}[\p{Script=Latin}-]{2,})/u.test(right);
