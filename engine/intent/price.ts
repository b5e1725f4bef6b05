import type { Money } from './money.ts';
import { has, phrases } from './phrase.ts';
import { around, type Found, type Reading } from './reading.ts';
import type { Kind, Price } from './schema.ts';

const TARGET = phrases(
  "target(?: price)?|could you (?:do|offer|accept|go|make|match|come|reduce|lower|get|meet)|can you (?:do|offer|accept|go|make|match|come|reduce|lower|get|meet)|would you (?:do|accept|agree|consider)|go down to|come down to|down to|reduce(?: it| the price| your price)? to|lower(?: it| the price)? to|(?:would|we)(?: would|'d)? like(?: to (?:pay|see|get|have|buy))?|we (?:can|could) (?:only )?(?:pay|offer|accept|go|do|afford|place|confirm)|willing to pay|prepared to pay|ready to pay|our (?:budget|limit|maximum|idea|offer|bid|counter-?offer|price idea)|budget|expect(?:ed|ing)?(?: price)?|aim(?:ing)? (?:for|at)|hoping for|hope for|looking for|looking at|meet us at|match|need (?:a price|the price|it at|to be at|you at)|at most|maximum|no more than|not more than|not exceed|up to|if you (?:can|could)|counter-?offer|accept|price should be|should be (?:around|about|below|under)|close (?:the deal|this)? ?at",
  'zielpreis|preisvorstellung|preisziel|wunschpreis|unser (?:budget|limit|ziel|angebot|gebot)|könn(?:t)?en sie (?:uns )?(?:auf|bis)?|wir (?:würden|könnten|können|wären|möchten|hätten|hoffen|erwarten|stellen)|auf (?=€|eur|\\d)|bereit|maximal|höchstens|nicht mehr als|entgegenkommen|vorgestellt|gegenangebot|runter(?:gehen)?|akzeptieren|anbieten|vorstellen',
  'precio objetivo|precio meta|nuestro (?:presupuesto|objetivo|límite|tope)|presupuesto|pueden? (?:bajar|dejar|ofrecer|hacer|llegar|igualar|mejorar)|podrían? (?:bajar|dejar|ofrecer|hacer|llegar|igualar|mejorar|aceptar)|podríamos|podemos (?:pagar|aceptar|ofrecer|confirmar)|dispuestos? a pagar|esperamos|contraoferta|máximo|no más de|nos gustaría|aceptar(?:ían|íamos|emos)?|bajar a|dejarlo en|dejarlos en|hasta',
  'prix (?:cible|objectif|visé|souhaité)|notre (?:budget|objectif|cible|limite|offre)|budget|pou(?:vez|rriez)-vous (?:descendre|baisser|faire|proposer|accepter|aller|nous)|descendre à|baisser à|ramener à|nous (?:pouvons|pourrions|souhaitons|souhaiterions|espérons|visons|aimerions|sommes prêts)|prêts? à payer|maximum|au plus|contre-?proposition|contre-?offre|aligner|accepter(?:ions|iez|ons)?|visons|passer à',
  '目标价|心理价|期望价?|希望(?:能)?|能否|能不能|可否|可不可以|是否可以|可以做到|做到|降到|降至|降低到|最多|不超过|以内|接受|预算|还价|我方(?:出价|报价)|我们(?:只能|可以|能)|给到|按|想要|如果(?:能|可以)|争取|压到|谈到',
);
const OFFER = phrases(
  'at|@|unit price|price(?: is| of|:)?|for|per unit|zu|à|einzelpreis|stückpreis|preis|precio(?: unitario)?|prix(?: unitaire)?|au prix de|al precio de|zum preis von|单价|价格|以',
);
const OLD = phrases(
  'your (?:current |last |latest |initial |original |old |previous |list |first |quoted |offered )?(?:price|quote|quotation|offer|list price)(?: of| is| was| at)?|you (?:quoted|offered|asked|gave|proposed|wrote|mentioned|sent|charge|want|are asking)(?: us)?|quoted(?: price)?(?: of| at)?|instead of|rather than|compared (?:to|with)|versus|vs\\.?|was|were|used to|previous(?:ly)?|last (?:year|time|order|month)|former(?:ly)?|old price|original(?:ly)?|initially|current(?:ly)?|list price|paid|we paid|so far|before|higher than|above|too high|down from|reduced from|from',
  'ihr(?:em|en|e|es)? (?:\\p{L}+ )?(?:preis(?:es)?|angebot(?:s)?)(?: von| über)?|angebotene[nr]?|sie (?:haben|hatten|boten|nannten|verlangen)|statt|anstatt|anstelle|bisher(?:ig\\p{L}*)?|zuletzt|letzte[snrm]? (?:jahr|mal|bestellung|auftrag)|vorher|früher|alte[rn]? preis|ursprünglich\\p{L}*|listenpreis|aktuell\\p{L}*|von (?=€|eur|usd|\\d)',
  'su (?:precio|oferta|cotización)(?: actual| inicial| anterior)?(?: de| es)?|ustedes? (?:ofrecieron|cotizaron|ofreció|cotizó|pidieron)|nos (?:ofrecieron|cotizaron|cotizó)|en (?:lugar|vez) de|frente a|antes|anterior(?:es)?|último pedido|año pasado|precio (?:actual|de lista|anterior)|original|pagamos|de los|de (?=\\d|usd|eur)',
  "votre (?:prix|offre|devis|tarif|cotation)(?: actuel(?:le)?| initial(?:e)?)?(?: de| est| à)?|vous (?:avez|aviez|nous avez) (?:proposé|offert|coté|indiqué)|au lieu de|plutôt que|contre (?=\\d)|auparavant|précédent(?:e)?|l'année dernière|dernière commande|ancien(?:ne)? (?:prix|tarif)|prix (?:actuel|catalogue|initial)|payions|de (?=\\d)",
  '你们?(?:的)?(?:报价|报的|价格|报)|您的?(?:报价|价格|报)|贵司(?:的)?(?:报价|价格|报)|报价(?:是|为|单)?|原价|原来|之前|以前|上次|去年|原先|现价|目前价|现在的?价格|从|由|而不是|比|高于|标价|挂牌价|上一?单',
);
/** What was offered and is taken: `gemäß Ihrem Angebot`. */
const AGREED = phrases(
  'as per your (?:\\p{L}+ )?(?:offer|quote|quotation)|(?:according|pursuant) to your (?:\\p{L}+ )?(?:offer|quote|quotation)|(?:gemäß|laut|lt\\.|entsprechend|nach) ihre[mrn] (?:\\p{L}+ )?angebot|(?:según|conforme a) su (?:\\p{L}+ )?(?:oferta|cotización)|(?:selon|suivant|conformément à) votre (?:\\p{L}+ )?(?:offre|devis)|(?:按照?|根据|依)(?:你们?|贵司|您)的?报价',
);
/** Money that is not the price of goods. */
const OTHER_MONEY = phrases(
  'freight|shipping|postage|courier|deposit|prepayment|down payment|advance|balance|insurance|duty|duties|customs|tax(?:es)?|vat|demurrage|storage|detention|penalty|fine|fee|fees|bank charges|charge|surcharge|tooling|mou?ld|sample (?:fee|cost|charge)s?|sample|samples|discount of|invoice|invoiced|credit|refund|compensation|damage|annual|turnover|revenue|retail(?: price)?|retails?|sells? (?:for|at)|total(?: amount| value| price| order value)?|in total|altogether|order value|minimum order|competitor\\w*|another supplier|other supplier|other offer|market price',
  'fracht(?:kosten)?|versand(?:kosten)?|porto|anzahlung|restzahlung|saldo|zoll|steuer|mwst|gebühr(?:en)?|lagergeld|standgeld|werkzeug(?:kosten)?|muster(?:kosten)?|rechnung|gutschrift|erstattung|gesamt(?:betrag|preis|wert|summe)?|insgesamt|auftragswert|umsatz|wettbewerb\\p{L}*|ladenpreis|verkaufspreis|mitbewerber',
  'flete|envío|transporte|anticipo|depósito|saldo|aranceles?|impuestos?|iva|tasas?|multa|molde|muestras?|factura|reembolso|importe total|total|valor total|facturación|competencia|competidor|precio de venta',
  "fret|transport|port|acompte|solde|douane|taxes?|tva|frais|moule|échantillons?|facture|avoir|remboursement|montant total|total|chiffre d'affaires|concurrents?|concurrence|prix de vente",
  '运费|邮费|快递费|定金|订金|预付|尾款|余款|保险|关税|税|滞港费|滞箱费|仓储费|罚款|手续费|模具费?|样品费|样品|发票|退款|赔偿|总价|总额|合计|共计|总计|总金额|金额|零售价|年销售|营业额|同行|竞争|别家|其他供应商|另一家',
);
/** What a competitor asks may be what is asked of us: `can you match it?` */
const MATCHING = phrases(
  "match|meet (?:that|this|it)|beat|equal|same price|mithalten|gleichziehen|mitgehen|diesen preis|igualar|mejorar|s'aligner|aligner|跟进|匹配|也做到|同样的?价",
);

/** Only these write of a price of our goods. */
const PRICED: readonly Kind[] = ['inquiry', 'order', 'other', 'complaint', 'meeting-request'];

/** The price that the writer expects or offers for our goods; of several, the one that is asked for. */
export function priceIn(reading: Reading, kind: Kind): Found<Price> | undefined {
  if (!PRICED.includes(kind)) return undefined;
  const rated = reading.money.map((money, at) => ({ money, score: scoreOf(reading, money, at, kind) }));
  const [best] = rated.toSorted((a, b) => b.score - a.score);
  const least = kind === 'inquiry' || kind === 'order' ? 0.5 : 3;
  if (!best || best.score < least) return undefined;
  const { start, end, amount, currency, per } = best.money;
  return { start, end, value: { amount, currency, per }, sure: Math.min(0.97, 0.55 + best.score * 0.08) };
}

/** Whether some amount stands behind words by which a price is bargained for. */
export const isBargained = (reading: Reading): boolean =>
  reading.money.some((money) => lastOf(TARGET, around(reading, money).left.slice(-60)) >= 0);

/** Where the last of what a pattern finds ends; -1 where it finds nothing. */
export function lastOf(pattern: RegExp, text: string): number {
  let end = -1;
  for (const found of text.matchAll(pattern)) end = found.index + found[0].length;
  return end;
}

/** Behind an amount: whether it will do. */
const ASKED_AFTER =
  /^[^。.;；]{0,14}(?:能(?:不能)?接受|可以吗|可以签|行吗|行不行|能做吗|可否|如何|feasible|be possible|work for you|machbar|möglich|sería posible|serait possible|vorstellen)/iu;
/** Behind an amount: that it will not. */
const REFUSED_AFTER =
  /^[^。.;；]{0,14}(?:没有竞争力|没批|接受不了|不能接受|无法接受|做不了|not competitive|not possible|not acceptable|is out of|nicht drin|sind leider|está fuera|fuera de nuestro|hors de)/iu;

function scoreOf(reading: Reading, money: Money, at: number, kind: Kind): number {
  const { left, right, sentence } = around(reading, money);
  const before = reading.money[at - 1];
  // Words speak of the amount that they stand next to, not of the one before.
  const own = before && before.end > sentence.start ? left.slice(Math.max(0, before.end - sentence.start)) : left;
  const target = lastOf(TARGET, own);
  const old = lastOf(OLD, own.replace(AGREED, ' '));
  const other = lastOf(OTHER_MONEY, own.slice(-45));
  let score = 1;
  if (money.per) score += 2;
  if (target >= 0) score += 4;
  else if (has(TARGET, left) && old < 0) score += 1.5;
  if (old >= 0 && old >= target) score -= 5;
  if (other >= 0) score -= money.per ? 2 : 3.5;
  if (has(OFFER, own.slice(-25))) score += 1;
  if (
    /^[^.,;。，；]{0,25}(?:freight|shipping|total|fracht|versand|in total|insgesamt|en total|au total|运费|定金|deposit)/iu.test(
      right,
    )
  )
    score -= 2;
  if (
    /^\s*(?:is|are|was|ist|war|es|est|c'est|,)?\s*(?:quite |too |very |a bit |far |much |zu |demasiado |muy |trop |un peu )+(?:high|expensive|much|hoch|teuer|alto|caro|cher|élevé)|^[^。]{0,6}(?:太高|太贵|偏高|有点高|偏贵)/iu.test(
      right,
    )
  )
    score -= 4;
  if (ASKED_AFTER.test(right)) score += 3;
  if (REFUSED_AFTER.test(right)) score -= 4;
  if (other >= 0 && has(MATCHING, reading.letter.read.slice(money.start, money.end + 160))) score += 6;
  if (kind === 'inquiry' && /\?|？|吗/.test(reading.letter.read.slice(sentence.start, sentence.end + 1))) score += 0.5;
  return score;
}
