import type { Context, MiddlewareHandler } from 'hono';
import { type Keys, sameSecret } from './keys.ts';
import { bearer } from './sign-in.ts';

/** Changes by the API come from programs that bring the token themselves, or from our own pages. */
export const ownOrigin: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin');
  const ours = origin === undefined ? bearer(context) !== undefined : isOwn(origin, context);
  return ours && !isForeign(context) ? next() : context.json({ error: 'Requests of other sites are refused.' }, 403);
};

/** Changes by a form come from a form that we wrote. With `Referrer-Policy: no-referrer` browsers say `Origin: null` even there. */
export function ownForm(keys: Keys): MiddlewareHandler {
  return async (context, next) => {
    const ours = isOwnRequest(context, []);
    // A body that is no form at all is none of ours either.
    const { form } = await context.req.parseBody().catch((): { form?: undefined } => ({}));
    const known = typeof form === 'string' && sameSecret(form, keys.form);
    return ours && known ? next() : context.text('This form is not one of ours. Load the page again.\n', 403);
  };
}

const isOwn = (origin: string, context: Context) =>
  URL.canParse(origin) && new URL(origin).host === context.req.header('host')?.toLowerCase();

/**
 * Whether a form was sent by a page of ours, as far as the browser tells.
 *
 * @param ours hosts by which proxies before us are reached
 */
export function isOwnRequest(context: Context, ours: readonly string[]): boolean {
  const origin = context.req.header('origin') ?? 'null';
  const isKnown = URL.canParse(origin) && ours.includes(new URL(origin).host);
  return (origin === 'null' || isKnown || isOwn(origin, context)) && !isForeign(context);
}

/** Where browsers tell it (Fetch Metadata), whether another site caused the request. */
const isForeign = (context: Context) =>
  !['same-origin', 'none', undefined].includes(context.req.header('sec-fetch-site'));
