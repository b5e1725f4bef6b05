import { covers, type Span, spansOf } from '../intent/phrase.ts';
import type { Article, StockIndex } from './index-of.ts';
import { bare, type Token, tokensIn } from './tokens.ts';

/** A place where a mail names something of the stock list, or what looks like a part and is none. */
export interface Mention extends Span {
  readonly by: 'part' | 'name' | 'code';
  /** One: it is that. Several, or one that is not `sure`: it may be. None: nothing of ours. */
  readonly articles: readonly Article[];
  readonly sure: boolean;
}

/** What the text names, in the order in which it stands there: numbers first, then names, the longest that fits. */
export function mentionsIn(text: string, index: StockIndex): readonly Mention[] {
  const parts = partsIn(text, index);
  const han = hanIn(text, index, parts);
  const names = namesIn(text, index, [...parts, ...han]);
  const codes = codesIn(text, [...parts, ...han, ...names]);
  return [...parts, ...han, ...names, ...codes].toSorted((a, b) => a.start - b.start);
}

const PIECE = /[A-Za-z0-9]+/g;
const MOST_PIECES = 5;
/** A number this long is no amount, even where nobody says that it is a part. */
const LONG_NUMBER = 5;

const MARKED =
  /(?:part|item|art(?:icle|ikel|ículo|\.)?|model(?:l|o|e)?|modèle|sku|ref(?:\.|erence|erencia)?|réf(?:\.|érence)?|código|code|型号|货号|料号|编号|产品)[\s.]*(?:number|no|nr|num|nummer|número|numéro|n°|nº)?[\s.:：#]*$/iu;

function partsIn(text: string, { parts }: StockIndex): readonly Mention[] {
  const found: Mention[] = [];
  const pieces = spansOf(text, PIECE);
  for (let i = 0; i < pieces.length; i++) {
    for (let n = Math.min(MOST_PIECES, pieces.length - i); n > 0; n--) {
      const span = { start: pieces[i]!.start, end: pieces[i + n - 1]!.end };
      const articles = isOne(text, pieces.slice(i, i + n))
        ? parts.get(bare(text.slice(span.start, span.end)))
        : undefined;
      if (!articles || !isPart(text, span)) continue;
      found.push({ ...span, by: 'part', articles, sure: articles.length === 1 });
      i += n - 1;
      break;
    }
  }
  return found;
}

/** Pieces with one sign between two of them. */
const isOne = (text: string, pieces: readonly Span[]) =>
  pieces.every((piece, i) => i === 0 || /^[-./_ ]$/.test(text.slice(pieces[i - 1]!.end, piece.start)));

/** What goes on with a dash is another part; a short number or a word is one only where the mail says so. */
function isPart(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  if (
    /[\p{L}\p{N}][-_./]$|[\p{Script=Latin}\p{N}]$/u.test(before) ||
    /^(?:[-_/]|\.(?=\d))[\p{L}\p{N}]/u.test(text.slice(end, end + 2))
  )
    return false;
  const written = text.slice(start, end);
  if (MARKED.test(before)) return true;
  if (/^\d+$/.test(written)) return written.length >= LONG_NUMBER;
  if (/\s/.test(written)) return written === written.toUpperCase() && /\d/.test(written);
  return /\d/.test(written) || (written.length >= 4 && written === written.toUpperCase());
}

function hanIn(text: string, { hanNames, hanLengths }: StockIndex, taken: readonly Span[]): readonly Mention[] {
  const found: Mention[] = [];
  for (let at = 0; at < text.length; at++) {
    const lengths = hanLengths.get(text.slice(at, at + 2)) ?? [];
    const length = lengths.find((long) => hanNames.has(text.slice(at, at + long)));
    if (length === undefined || covers(taken, at, at + length)) continue;
    const end = at + length;
    const articles = [...new Set(hanNames.get(text.slice(at, end)))];
    found.push({ start: at, end, by: 'name', articles, sure: articles.length === 1 && !isOther(text, at) });
    at = end - 1;
  }
  return found;
}

/** Signs that end with the material before a name: 胡桃木餐椅 is no 餐椅 that one may take for it. */
const isOther = (text: string, start: number) =>
  /[木铁钢布皮藤竹色款型]$/u.test(text.slice(Math.max(0, start - 1), start));

function namesIn(text: string, index: StockIndex, taken: readonly Span[]): readonly Mention[] {
  const tokens = tokensIn(text);
  const found: { readonly from: number; readonly to: number; readonly articles: readonly Article[] }[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (covers(taken, tokens[i]!.start, tokens[i]!.end)) continue;
    const lengths = index.nameLengths.get(tokens[i]!.word) ?? [];
    const length = lengths.find((long) => index.names.has(nameAt(tokens, i, long, text)));
    if (length === undefined) continue;
    found.push({
      from: i,
      to: i + length - 1,
      articles: [...new Set(index.names.get(nameAt(tokens, i, length, text)))],
    });
    i += length - 1;
  }
  const inside = new Set(found.flatMap(({ from, to }) => tokens.slice(from, to + 1)));
  return found.map(({ from, to, articles }) => {
    const { start } = tokens[from]!;
    const { end } = tokens[to]!;
    const beside = [besideOf(text, tokens[from - 1], { start, end }), besideOf(text, tokens[to + 1], { start, end })];
    const other = beside.flatMap((token) => (token && !inside.has(token) ? (index.words.get(token.word) ?? []) : []));
    const own = tokens.slice(from, to + 1);
    const near = other.flatMap((those) => few(those, (article) => sharesName(article, own, index)));
    const all = [...new Set([...articles, ...near])];
    return { start, end, by: 'name', articles: all, sure: all.length === 1 && other.length === 0 };
  });
}

/** So many words from one on, where nothing but small words stands between them; else no name. */
function nameAt(tokens: readonly Token[], at: number, length: number, text: string): string {
  const own = tokens.slice(at, at + length);
  const areClose = own.every((token, i) => i === 0 || isClose(text, own[i - 1]!, token));
  return own.length === length && areClose ? own.map(({ word }) => word).join(' ') : '';
}

/** Of many articles a word is no sign: so many are looked at, and so many are enough. */
const LOOKED_AT = 2_000;
const ENOUGH = 6;

function few(articles: Iterable<Article>, fits: (article: Article) => boolean): readonly Article[] {
  const found: Article[] = [];
  let seen = 0;
  for (const article of articles) {
    if (fits(article)) found.push(article);
    if (found.length >= ENOUGH || ++seen >= LOOKED_AT) break;
  }
  return found;
}

/** Nothing but small words and a hyphen between the two. */
const isClose = (text: string, before: Span, after: Span) =>
  after.start - before.end < 16 && /^[\s\p{L}'’-]*$/u.test(text.slice(before.end, after.start));

/** The word right beside a name, which may make another thing of it. */
function besideOf(text: string, token: Token | undefined, { start, end }: Span): Token | undefined {
  if (!token) return undefined;
  const gap = token.end <= start ? text.slice(token.end, start) : text.slice(end, token.start);
  return /^[ -]$/.test(gap) ? token : undefined;
}

const sharesName = (article: Article, tokens: readonly Token[], { words }: StockIndex) =>
  tokens.some(({ word }) => words.get(word)?.has(article));

/** Letters and digits in one word, as parts are called. */
const CODE = /(?<![\p{L}\p{N}._/-])(?=[A-Za-z0-9._/-]*\d)[A-Z]{1,6}[A-Z0-9]*(?:[-._/][A-Z0-9]+)*(?![\p{L}\p{N}_-])/gu;
/** What stands before the number of an order, an invoice and the like. */
export const OTHER_NUMBER =
  /(?:p\.?o\.?|order|rfq|inquiry|enquiry|invoice|quote|quotation|offer|contract|customer|container|bestellung|auftrag|anfrage|rechnung|angebot|kunden|vertrag|pedido|solicitud|factura|oferta|cliente|commande|demande|facture|devis|client|订单|询价|合同|发票|客户|柜)\p{L}*[\s.-]*(?:number|no|nr|n°|nº|号)?[\s.:：#]*$/iu;

/** What looks like a part that the list does not have: the mail calls it one, or an amount stands beside it. */
function codesIn(text: string, taken: readonly Span[]): readonly Mention[] {
  return [...text.matchAll(CODE)].flatMap(({ index: start, 0: code }) => {
    const end = start + code.length;
    const before = text.slice(Math.max(0, start - 30), start);
    if (covers(taken, start, end) || code.length < 4 || !/[A-Z]/.test(code) || OTHER_NUMBER.test(before)) return [];
    if (/^(?:USD|EUR|GBP|CNY|RMB|CHF|US|RFQ|PO|PI|QT|INV)[-\d]/.test(code) || /^(?:\d+)?(?:HQ|GP|FT|PCS)$/.test(code))
      return [];
    const isNamed = MARKED.test(before) || COUNTED_BESIDE.test(before) || COUNTED_AFTER.test(text.slice(end, end + 24));
    return isNamed ? [{ start, end, by: 'code', articles: [], sure: true }] : [];
  });
}

const COUNTED_BESIDE =
  /\d\s*(?:x|×|pcs?|pieces?|units?|sets?|stück|stk\.?|uds?\.?|unidades|pièces?|个|件|套|把|张)?\s*(?:of|von|de|du)?\s*$/iu;
const COUNTED_AFTER =
  /^[\s:：,，x×(|–-]*\d+\s*(?:x|pcs?|pieces?|units?|sets?|stück|stk|uds?|unidades|pièces?|个|件|套|把|张|[).,;，。；]|$|\n)/iu;

/** Articles that share words with a stretch of text, those that share most; few. */
export function likely(text: string, { words, hanEnds }: StockIndex): readonly Article[] {
  const ends = new Set(Array.from(text, (_, at) => text.slice(at, at + 2)));
  const signs = [
    ...new Set(tokensIn(text).map(({ word }) => words.get(word))),
    ...[...ends].map((end) => hanEnds.get(end)),
  ].filter((those) => those !== undefined);
  const score = new Map<Article, number>();
  // The rarest first: what a common word adds to it is told apart, and what it brings alone is one of many.
  for (const those of signs.toSorted((a, b) => a.size - b.size)) {
    const looked =
      those.size <= LOOKED_AT
        ? those
        : score.size
          ? [...score.keys()].filter((one) => those.has(one))
          : few(those, () => true);
    for (const article of looked) score.set(article, (score.get(article) ?? 0) + 1);
  }
  const best = Math.max(0, ...score.values());
  return few(score.keys(), (article) => score.get(article) === best);
}
