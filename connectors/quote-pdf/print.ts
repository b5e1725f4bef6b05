import type { FirstQuote } from '../../engine/plan/first-quote.ts';
import { grouped } from '../../engine/quote/decimal.ts';
import { money } from '../../engine/quote/wording/letter.ts';
import { TONGUES, type Tongue } from '../../engine/quote/wording/tongues.ts';
import { oneLine } from '../clean-text.ts';
import type { QuoteConfig } from '../stock/config.ts';
import { type Hand, handOf } from './font.ts';

type Document = PDFKit.PDFDocument;

/** Makes the PDF of a quote. @param at when it was made, epoch ms: the same quote is the same file */
export type PrintQuote = (quote: FirstQuote, at: number) => Promise<Uint8Array>;

const MARGIN = 50;
/** Columns of A4 between the margins, in points: item, quantity, price, sum, day. */
const WIDTHS = [185, 75, 85, 90, 60] as const;
const SMALL = 9;
const LINE_CHARS = 200;

/** @param warn is told once where the font of the configuration cannot be used: then the standard ones do what they can */
export function quotePrinter(
  { company, font }: Pick<QuoteConfig, 'company' | 'font'>,
  warn: (message: string) => void,
): PrintQuote {
  let isTold = false;
  return async (quote, at) => {
    // A large library, for what few alerts have.
    const { default: PDFDocument } = await import('pdfkit');
    const make = (with_: QuoteConfig['font']) => {
      const info = {
        CreationDate: new Date(at),
        ModDate: new Date(at),
        Title: company ?? '',
        Producer: 'Posthorn',
        Creator: 'Posthorn',
      };
      const document = new PDFDocument({ size: 'A4', margin: MARGIN, info, lang: quote.language });
      return { document, hand: handOf(document, with_) };
    };
    try {
      return await printed(make(font), quote, company, at);
    } catch (error) {
      if (!isTold) warn(`The PDF of quotes: ${(error as Error).message}`);
      isTold = true;
      if (!font) throw error;
      return await printed(make(undefined), quote, company, at);
    }
  };
}

/** A page under way. */
interface Sheet {
  readonly document: Document;
  readonly hand: Hand;
  readonly tongue: Tongue;
}

async function printed(
  made: Pick<Sheet, 'document' | 'hand'>,
  quote: FirstQuote,
  company: string | undefined,
  at: number,
): Promise<Uint8Array> {
  const sheet = { ...made, tongue: tongueFor(quote.language, made.hand) };
  const { document } = sheet;
  const chunks: Uint8Array[] = [];
  const ended = Promise.withResolvers<void>();
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  document.on('end', () => ended.resolve());
  document.on('error', (error: Error) => ended.reject(error));
  head(sheet, company, at);
  lines(sheet, quote);
  questions(sheet, quote);
  document.end();
  await ended.promise;
  return Buffer.concat(chunks);
}

/** The customer's language where the font has its signs; English is in every font. */
function tongueFor(language: string, { can }: Hand): Tongue {
  const wanted = TONGUES[language] ?? TONGUES.en!;
  return can(Object.values(wanted.heads).join('')) ? wanted : TONGUES.en!;
}

function head({ document, hand, tongue }: Sheet, company: string | undefined, at: number): void {
  const name = company === undefined ? '' : oneLine(company, LINE_CHARS);
  if (name && hand.can(name)) document.font(hand.bold).fontSize(12).text(name).moveDown(0.5);
  document.font(hand.bold).fontSize(16).text(tongue.heads.title);
  document.font(hand.plain).fontSize(SMALL).text(new Date(at).toISOString().slice(0, 10)).moveDown();
}

function lines(sheet: Sheet, { items, total, currency, validUntil }: FirstQuote): void {
  if (!items.length) return;
  const { document, hand, tongue } = sheet;
  const { heads, marks } = tongue;
  row(sheet, [heads.item, heads.quantity, heads.price, heads.sum, heads.ready], hand.bold);
  for (const item of items) {
    const { part, name, nameThere, quantity, unit, price, currency: money_, total: sum, ready } = item;
    const called = [nameThere, name].map((one) => oneLine(one, LINE_CHARS)).find(hand.can) ?? '';
    const [one, many] = tongue.units[unit] ?? [unit, unit];
    const counted = quantity === undefined ? '' : `${grouped(String(quantity), marks)} ${quantity === 1 ? one : many}`;
    const cells = [
      `${oneLine(part, LINE_CHARS)} ${called}`,
      counted,
      money(price, money_, marks),
      sum ? money(sum, money_, marks) : '',
      ready ?? '',
    ];
    row(
      sheet,
      cells.map((cell) => (hand.can(cell) ? cell : cell.replace(/[^\x20-\x7e]/g, ''))),
      hand.plain,
    );
  }
  if (total && items.length > 1) row(sheet, [tongue.total, '', '', money(total, currency!, marks), ''], hand.bold);
  document
    .font(hand.plain)
    .fontSize(SMALL)
    .text(tongue.valid(validUntil), MARGIN, document.y + 8)
    .moveDown();
}

/** A line of the table; a new page where this one is full. */
function row({ document }: Sheet, cells: readonly string[], font: string): void {
  document.font(font).fontSize(SMALL);
  const height =
    Math.max(...cells.map((cell, i) => document.heightOfString(cell || ' ', { width: WIDTHS[i]! - 6 }))) + 6;
  if (document.y + height > document.page.height - document.page.margins.bottom) document.addPage();
  const { y } = document;
  cells.reduce((x, cell, i) => {
    document.text(cell, x, y, { width: WIDTHS[i]! - 6, align: i === 0 ? 'left' : 'right' });
    return x + WIDTHS[i]!;
  }, MARGIN);
  document.y = y + height;
  document.x = MARGIN;
}

/** What a font cannot write of the mail's own words is left out: the text of the alert has it. */
function questions({ document, hand, tongue }: Sheet, { open }: FirstQuote): void {
  if (!open.length) return;
  document
    .font(hand.bold)
    .fontSize(11)
    .text(tongue.heads.open, MARGIN, document.y + 6)
    .moveDown(0.3);
  document.font(hand.plain).fontSize(SMALL);
  const said = open.map(({ wanted, why, candidates }) => {
    const words = oneLine(wanted, LINE_CHARS);
    const these = candidates
      .map((one) => oneLine(one, LINE_CHARS))
      .map((one) => (hand.can(one) ? one : one.split(' ')[0]!));
    return tongue.ask[why](hand.can(words) ? words : '…', these.join(' / '));
  });
  for (const question of new Set(said)) document.text(`• ${question}`, MARGIN).moveDown(0.2);
}
