import { z } from 'zod';
import { csvStock } from './csv.ts';
import { httpStock } from './http.ts';
import { sqlStock } from './sql.ts';

/** The section `quote` of the configuration: where prices and stock come from, and how a quote looks as PDF. */
export const quoteConfig = z.strictObject({
  stock: z
    .discriminatedUnion('kind', [csvStock, httpStock, sqlStock])
    .optional()
    .describe('Where the stock list comes from; without it stock.csv of the rules folder, where there is one.'),
  company: z.string().min(1).max(200).optional().describe('Heads the PDF.'),
  font: z
    .strictObject({
      file: z.string().min(1).describe('TTF, OTF or TTC of this machine, with the characters of your languages.'),
      family: z.string().min(1).optional().describe('Which font of a collection (TTC): its PostScript name.'),
    })
    .optional()
    .describe('For the PDF. Without it a PDF can write Western European languages; a Chinese one is then in English.'),
});
export type QuoteConfig = z.output<typeof quoteConfig>;
