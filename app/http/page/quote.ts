import { Hono } from 'hono';
import type { PageParts } from '../parts.ts';

/** The quote that an alert carries, as PDF, for whoever is signed in. */
export const quoteRoutes = ({ store, printQuote }: Pick<PageParts, 'store' | 'printQuote'>) =>
  new Hono().get('/alerts/:key/quote.pdf', async (context) => {
    const logged = await store.log.get(context.req.param('key'));
    const { quote, at = 0 } = logged?.alert ?? {};
    if (!quote?.text || !printQuote) return context.text('No alert of this key carries a quote.\n', 404);
    const pdf = await printQuote(quote, at);
    return context.body(Buffer.from(pdf), 200, {
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="quote.pdf"',
      'cache-control': 'private, no-store',
    });
  });
