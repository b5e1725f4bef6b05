import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { readTable } from '../../engine/quote/csv.ts';
import type { StockItem } from '../../engine/quote/stock.ts';
import { explained, itemsOf, StockFailure, type StockSource } from './source.ts';

export const csvStock = z.strictObject({
  kind: z.literal('csv'),
  file: z.string().min(1).describe('With a head; a change is seen at the next quote.'),
});

const MOST_BYTES = 64 * 1024 * 1024;

/** A file, read anew when it has changed. */
export function csvSource({ file }: Pick<z.output<typeof csvStock>, 'file'>): StockSource {
  let known: { readonly mark: string; readonly items: readonly StockItem[] } | undefined;
  return {
    place: file,
    keepFor: 0,
    async load() {
      const mark = await markOf(file);
      if (known?.mark === mark) return known.items;
      const items = stockOf(textOf(await readFile(file), file), file);
      known = { mark, items };
      return items;
    },
  };
}

/** What a stock list holds, where it is text. @throws StockFailure */
export function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new StockFailure(`${file} is not in UTF-8: names would be spoiled. Save it as "CSV UTF-8".`);
  }
}

/** The items of a stock list as it lies in a file. @throws StockFailure */
export const stockOf = (text: string, file: string): readonly StockItem[] =>
  itemsOf(
    explained(file, 'line', () => readTable(text, ['part', 'name'])),
    file,
    'line',
  );

async function markOf(file: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    if (size > MOST_BYTES) throw new StockFailure(`${file} is larger than 64 MB. Keep so long a list in a database.`);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    if (error instanceof StockFailure) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new StockFailure(
      `${file}: the stock list cannot be read (${code}). "quote.stock" of the configuration names it.`,
    );
  }
}
