import type { Envelope } from '../facts/facts.ts';
import { Mail } from '../facts/mail.ts';
import { parseDate } from '../facts/mime/date.ts';
import { isAutomatic, isBulk } from '../facts/origin.ts';
import { languageOf } from './language.ts';
import { blanked, masksOf } from './masks.ts';
import { covers, phrases, type Span, spansOf } from './phrase.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { simplified } from './traditional.ts';
import { unitAt } from './units.ts';

/** A mail as intent is read from it. All texts are of one length: a place in one is the same place in the others. */
export interface Letter {
  /** What quotes count in: {@link textOf}. */
  readonly text: string;
  /** Without quoted history and words to machines. */
  readonly said: string;
  /** Without signatures and disclaimers, too. */
  readonly read: string;
  /** Without links, addresses, account and part numbers either. */
  readonly counted: string;
  readonly subjectEnd: number;
  readonly sentences: readonly Sentence[];
  readonly language: string;
  readonly written: Written;
  readonly from: { readonly name: string; readonly root: string };
  readonly isAutomatic: boolean;
  readonly isBulk: boolean;
  /** Sender and first recipient are of one organisation. */
  readonly isInside: boolean;
}

/** When a mail was written, on the clock of its writer. */
export interface Written {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Minutes that the writer's clock is ahead of UTC. */
  readonly offset: number;
}

/** What is longer tells no more, and costs. */
const LONGEST = 12_000;

/**
 * The text that quotes of evidence count in: the subject, a blank line, and the new part (`mail.text`: what the sender wrote and what
 * they forward). Quoted history is not in it; signatures are, and give no values.
 */
export const textOf = (mail: Mail): string => `${mail.subject}\n\n${mail.text.slice(0, LONGEST)}`;

/** Never throws: what a mail does not say is empty. */
export function letterOf(raw: Uint8Array, envelope: Envelope): Letter {
  return letterIn(new Mail(raw, envelope));
}

/** Likewise of a mail that was parsed. */
export function letterIn(mail: Mail): Letter {
  const { envelope } = mail;
  const text = textOf(mail);
  const plain = simplified(widened(text));
  const subjectEnd = mail.subject.length;
  const masks = masksOf(plain.slice(subjectEnd + 2));
  const moved = (spans: readonly Span[]) =>
    spans.map(({ start, end }) => ({ start: start + subjectEnd + 2, end: end + subjectEnd + 2 }));
  const said = blanked(plain, moved(masks.unsaid));
  const read = blanked(said, moved(masks.small));
  const { name, root } = mail.from;
  return {
    text,
    said,
    read,
    counted: blanked(read, namesIn(read)),
    subjectEnd,
    sentences: sentencesOf(read),
    language: languageOf(read.trim() ? read : said),
    written: writtenOf(mail),
    from: { name, root },
    isAutomatic: isAutomatic(mail.message, envelope),
    isBulk: isBulk(mail.message),
    isInside: root !== '' && mail.addresses('to').some((to) => to.root === root),
  };
}

/** When a mail was written, by its own date; when it came, where it has none. */
export function writtenOf({ message, envelope }: Mail): Written {
  const header = message.headers.raw('date') || (message.headers.raw('received').split(';').at(-1) ?? '');
  const date = parseDate(header);
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})(?!\d)/.exec(header) ?? [];
  const offset = sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
  return date ? { at: Date.parse(date), offset } : { at: envelope.receivedAt, offset: 0 };
}

/** Full-width digits, letters and signs as the narrow ones, one for one. */
const widened = (text: string) =>
  text
    .replace(/[０-９Ａ-Ｚａ-ｚ％＄．＋－／＃]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u202f\u2009\u3000]/g, ' ')
    .replace(/[’ʼ]/g, "'")
    .replace(/[‐‑]/g, '-');

const LINK = /https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,8}(?: ?[A-Z0-9]{1,3})?\b/g;
const PHONE = /\+\d{1,3}[\d ()/-]{6,18}\d/g;
/** Letters and digits in one word: parts, orders, containers, vessels; but `5k`, `30pcs` and `EUR12` are amounts. */
const CODE =
  /(?<![\p{L}\p{N}])(?=[A-Z0-9./_-]*\d)(?=[A-Z0-9./_-]*[A-Z])(?!(?:USD|EUR|GBP|CNY|RMB|CHF|JPY|HKD|US)\d)(?:[A-Z]+[-./_]?\d[A-Z0-9./_-]*|\d+[-_/]?[A-Z]{1,4}[-_/]?\d[A-Z0-9./_-]*|\d{2,}[-_][A-Z][A-Z0-9-]*)/gu;
/** `12-MAR-2026` is a day, and its end is no part. */
const DAY = /(?<![\p{L}\p{N}])\d{1,2}-(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)-(?:20)?\d\d(?!\d)/gu;
const NUMBERED = phrases(
  '(?:(?:p\\.?o\\.?|offer|cotización|presupuesto|s\\.?o\\.?|order|purchase order|invoice|inv|quote|quotation|contract|ref(?:erence)?|item|art(?:icle|ikel)?|part|model|case|ticket|lot|batch|drawing|b/l|bl|container|voyage|claim|rfq|sku|shipment|booking|proforma|pi|credit note|customer|tracking|article|bestellung|auftrag|rechnung|angebot|artikel|teile|modell|zeichnung|kunden|charge|lieferschein|sendung|vertrag|pedido|factura|oferta|referencia|modelo|artículo|contrato|lote|commande|facture|devis|référence|réf|modèle|lot|contrat|dossier)s? ?)(?:(?:number|no|nr|num|nummer|número|núm|numéro|n°|nº|id|code)\\.? ?)?[:#]? ?(?:no\\.? ?|nr\\.? ?|n° ?|nº ?)?[A-Z0-9][A-Z0-9./_-]*\\d[A-Z0-9./_-]*',
  '(?:no|nr|number|nummer|n°|nº|núm)\\.? ?[:#]? ?[A-Z0-9./_-]*\\d{2,}[A-Z0-9./_-]*',
  '(?:订单|合同|发票|型号|编号|货号|单号|料号|图号|提单|柜号|批号|批次|规格|物料)号?(?:为|是)?[:：# ]{0,3}[A-Za-z0-9][A-Za-z0-9./_-]*',
);
const HASHED = /#\s?\d[\w-]*/g;

/** Stretches whose digits count nothing: links, addresses, accounts, telephones, the names of orders and parts. */
function namesIn(text: string): readonly Span[] {
  const days = spansOf(text, DAY);
  const found = [LINK, IBAN, PHONE, CODE, HASHED]
    .flatMap((pattern) => spansOf(text, pattern))
    .filter(({ start, end }) => !covers(days, start, end));
  const numbered = spansOf(text, NUMBERED).filter(
    ({ start, end }) => !isAmount(text.slice(start, end), text.slice(end, end + 30)),
  );
  return [...found, ...numbered];
}

/** `order 500 pcs`, `quote: 400 stools`, `quote 20 ST-45` name an amount of goods; `order 4500012` does not, nor does anything with a sign for numbers. */
function isAmount(name: string, after: string): boolean {
  const [, digits] = /\s(\d{1,3}(?:[.,]?\d{3})?)$/.exec(name) ?? [];
  const [groups = ''] = /^(?:[ ']\d{3})+(?!\d)/.exec(after) ?? [];
  if (digits === undefined || /[#№°º]|(?<!\p{L})n[or]\.?\s|number|nummer|号/iu.test(name)) return false;
  if (MONTH.test(after)) return true;
  const behind = after.slice(groups.length);
  if (unitAt(behind.trimStart())) return true;
  return (
    BESPOKEN.test(name) &&
    /^\s+(?:\p{Ll}{3,}|[A-Z][A-Z0-9]*[-._/]?\d)/u.test(behind) &&
    !/^\s+(?:is|was|has|ist|wurde|está|est|and|und|the|for|für|vom|from|dated)(?!\p{L})/iu.test(behind)
  );
}
/** `your offer 12 March 2026` has no number but a day, and the year alone would be an amount. */
const MONTH =
  /^\.?\s(?:de\s)?(?:jan|feb|fév|mar|mär|apr|abr|avr|may|mai|jun|jul|juin|juil|aug|ago|aoû|sep|oct|okt|nov|dec|dez|dic|déc|ene)\p{L}{0,7}\.?\s(?:de\s)?(?:19|20)\d\d(?!\d)/iu;
const BESPOKEN = /^(?:order|quote|offer|bestellung|auftrag|angebot|pedido|oferta|commande|devis)s?(?!\p{L})/iu;
