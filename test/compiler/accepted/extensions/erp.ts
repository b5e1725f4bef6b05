import { defineEffect, defineFact, defineHelper, field } from 'posthorn';

/** An engineer's own: policies cannot take it. */
export const LIMIT = 1_000;

class Refused extends Error {
  readonly temporary = false;
}

export const createInvoice = defineEffect({
  words: { en: 'Writes an invoice in the ERP.', zh: '在 ERP 中开具发票。' },
  takes: {
    customer: field('text', "The customer's domain.", '客户域名。'),
    amount: 'number',
    due: 'instant?',
    lines: [{ sku: 'text', pieces: 'number' }],
  },
  returns: { id: 'text', url: 'text', due: 'instant?' },
  patience: '1h',
  async perform({ customer, amount, due, lines }, { key, signal, secret, log }) {
    if (amount > LIMIT || signal.aborted) throw new Refused(`${customer} may not have so much`);
    log(`invoice for ${lines.length} lines, ${secret('ERP_TOKEN').length}`);
    return { id: key, url: `https://erp.example/${key}`, due };
  },
});

export const closeAccount = defineEffect({
  words: { en: 'Closes an account.' },
  takes: { customer: 'text' },
  perform: async ({ customer }) => {
    if (customer === '') throw new Refused('whose?');
  },
});

export const creditLimit = defineFact({
  words: { en: 'How much a customer may owe us.', zh: '客户可欠额度。' },
  of: 'text',
  returns: 'number',
  ttl: '10m',
  async fetch(customer, { signal }) {
    return signal.aborted ? 0 : customer.length * LIMIT;
  },
});

export const isVip = defineHelper({
  words: { en: 'Whether an address is of a customer that we know by name.' },
  takes: ['text'],
  returns: 'boolean',
  evaluate: (address) => address.endsWith('@vip.example'),
});

export const orderNumber = defineHelper({
  words: { en: 'The number of the order that a text speaks of.', zh: '文字中的订单号。' },
  takes: ['text', 'text?'],
  returns: 'text?',
  evaluate(text, prefix = 'PO') {
    const digits = /\d{4,}/.exec(text)?.[0];
    return digits && `${prefix}-${digits}`;
  },
});

export default LIMIT;
