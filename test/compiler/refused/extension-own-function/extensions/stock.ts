import { readFileSync } from 'node:fs';
import { defineFact } from 'posthorn';

export function rows(): string[] {
  return readFileSync('stock.csv', 'utf8').split('\n');
}

export const pieces = defineFact({
  words: { en: 'Pieces in stock.' },
  of: 'text',
  returns: 'number',
  fetch: async (sku) => rows().filter((row) => row.startsWith(sku)).length,
});
