import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineEffect, defineFact, defineHelper } from 'posthorn';

/** Where the ledger and the limits are. */
const folder = () => process.env.LEDGER_FOLDER ?? 'ledger';

/** A failure that no repeat will mend: the policy is told at once. */
class Refused extends Error {
  readonly temporary = false;
}

const textOf = (file: string) =>
  readFile(join(folder(), file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });

export const book = defineEffect({
  words: { en: 'Writes an order into the ledger.', zh: '把订单写入台账。' },
  takes: { customer: 'text', order: 'text' },
  returns: { line: 'number' },
  patience: '10m',
  async perform({ customer, order }, { key, log }) {
    if (/[",\n]/.test(customer + order)) throw new Refused('a ledger takes no quotes, commas or line ends');
    await mkdir(folder(), { recursive: true });
    const lines = (await textOf('orders.csv')).split('\n').filter(Boolean);
    // The key is the same on every repeat: what is there already is not written again.
    const known = lines.findIndex((line) => line.startsWith(`${key},`));
    if (known >= 0) return { line: known + 1 };
    await appendFile(join(folder(), 'orders.csv'), `${key},${customer},${order}\n`);
    log(`line ${lines.length + 1} written`);
    return { line: lines.length + 1 };
  },
});

export const creditLimit = defineFact({
  words: { en: 'How much a customer may owe us, in euros.', zh: '客户可欠额度（欧元）。' },
  of: 'text',
  returns: 'number',
  ttl: '10m',
  async fetch(customer, { signal }) {
    const text = await readFile(join(folder(), 'limits.csv'), { encoding: 'utf8', signal });
    const row = text.split('\n').find((line) => line.startsWith(`${customer},`));
    return row ? Number(row.split(',')[1]) : 0;
  },
});

export const orderNumber = defineHelper({
  words: {
    en: 'The number of the order that a text names, as the ledger writes it.',
    zh: '文字中的订单号，按台账写法。',
  },
  takes: ['text'],
  returns: 'text?',
  evaluate(text) {
    const digits = /\bP\.?O\.?[\s#-]*(\d{4,8})\b/i.exec(text)?.[1];
    return digits && `PO-${digits.padStart(8, '0')}`;
  },
});
