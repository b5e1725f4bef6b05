import type { FirstQuote } from '../../engine/plan/first-quote.ts';
import { toldQuote } from '../../engine/quote/told.ts';
import type { Perform } from '../definitions/activities.ts';
import { personAt, reckoned } from './clock.ts';
import type { Parts } from './parts.ts';
import { permanent } from './permanent.ts';

/** Looks what a mail names up in the stock list. A list that cannot be had is said in the quote: the alert goes out all the same. */
export function quote(parts: Pick<Parts, 'store' | 'stock' | 'people'>): Perform {
  const { store, stock } = parts;
  return async ({ event, args, at }): Promise<FirstQuote> => {
    const row = await store.events.get(event);
    if (!row) throw permanent('the mail is not in the store any more: nobody can say what it names');
    const calendar = await personAt(args[0], at, parts);
    const draft = await stock.draft(await store.mails.read(row.mail), row.envelope);
    return reckoned(() => toldQuote(draft, at, calendar, args[1]));
  };
}
