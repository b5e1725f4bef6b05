import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOffline } from '../../../connectors/intent/offline/provider.ts';
import { stockOf, textOf } from '../../../connectors/stock/csv.ts';
import { STOCK_FILE } from '../../../connectors/stock/open.ts';
import { StockFailure } from '../../../connectors/stock/source.ts';
import { letterOf } from '../../../engine/intent/letter.ts';
import { draftFor } from '../../../engine/quote/draft.ts';
import { indexOf, type StockIndex } from '../../../engine/quote/index-of.ts';
import type { Readers } from '../../../engine/simulator/readings.ts';
import { CommandFailure, cannotUse } from '../failure.ts';

const ENVELOPE = { mailbox: 'sample', receivedAt: 0 };

/** As production reads a mail where no model and no stock source is configured. @param dir the rules folder */
export function readersOf(dir: string): Readers {
  const file = join(dir, STOCK_FILE);
  let stock: StockIndex | undefined;
  const quote = (raw: Uint8Array) => {
    stock ??= read(file);
    return draftFor(letterOf(raw, ENVELOPE), stock);
  };
  return { intent: (raw) => readOffline(raw, ENVELOPE), quote: existsSync(file) ? quote : undefined };
}

/** @throws CommandFailure where it cannot be read, or is no stock list */
function read(file: string): StockIndex {
  try {
    return indexOf(stockOf(textOf(readFileSync(file), file), file));
  } catch (error) {
    throw error instanceof StockFailure ? new CommandFailure(error.message) : cannotUse(file, error);
  }
}
