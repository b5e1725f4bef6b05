import { statSync } from 'node:fs';
import type { QuoteConfig } from '../stock/config.ts';

type Document = PDFKit.PDFDocument;

/** What a document can write, and the names of its fonts. */
export interface Hand {
  readonly plain: string;
  readonly bold: string;
  /** Whether every character of a text has a sign in the font: others would be boxes. */
  can(text: string): boolean;
}

/** What the standard fonts of PDF have (Windows-1252), beside control characters. */
const WESTERN = /^[\x20-\x7e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\n]*$/;

const STANDARD: Hand = { plain: 'Helvetica', bold: 'Helvetica-Bold', can: (text) => WESTERN.test(text) };

/** A font whose file is larger is none. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The font of the configuration, or those that every reader of PDF has. @throws Error where it cannot be used */
export function handOf(document: Document, font: QuoteConfig['font']): Hand {
  if (!font) return STANDARD;
  const problem = fontProblem(document, font);
  if (problem !== undefined) throw new Error(problem);
  const { font: glyphs } = fontIn(document);
  const can = (text: string) =>
    Array.from(text).every((sign) => sign === '\n' || glyphs.hasGlyphForCodePoint(sign.codePointAt(0)!));
  return { plain: 'own', bold: 'own', can };
}

/** Why the font of a configuration cannot be used; undefined where it can. */
export async function fontTrouble(font: NonNullable<QuoteConfig['font']>): Promise<string | undefined> {
  const { default: PDFDocument } = await import('pdfkit');
  return fontProblem(new PDFDocument(), font);
}

/** Puts the font into the document. @returns why it cannot be used */
function fontProblem(document: Document, { file, family }: NonNullable<QuoteConfig['font']>): string | undefined {
  try {
    if (statSync(file).size > MOST_BYTES) return `${file}: a font of more than 64 MB is not used.`;
    document.registerFont('own', file, family);
    document.font('own');
    if (!fontIn(document).font.fonts) return undefined;
    return `${file}: this is a collection of fonts. Name one of them as "family", by its PostScript name.`;
  } catch (error) {
    return `${file}: the font cannot be used (${(error as Error).message}). "quote.font" of the configuration names it.`;
  }
}

interface Glyphs {
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } & { readonly fonts?: unknown };
}

/** The library's types leave out the font that is in use. */
const fontIn = (document: Document) => (document as unknown as { readonly _font: Glyphs })._font;
