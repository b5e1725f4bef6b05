import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { signInPage } from '../page/sign-in-page.ts';
import { languageOf } from '../page/words.ts';
import { type Keys, sameSecret } from './keys.ts';

const MONTH_S = 30 * 24 * 3_600;

/**
 * Lets in who brings the token: in the address (once: the browser gets a cookie, and the address is cleaned), as that
 * cookie, or as `Authorization: Bearer`.
 */
export function signedIn(keys: Keys): MiddlewareHandler {
  return async (context, next) => {
    if (bearer(context) !== undefined) return sameSecret(bearer(context), keys.token) ? next() : refuse(context);
    const given = context.req.query('token');
    if (given !== undefined && context.req.method === 'GET') {
      return sameSecret(given, keys.token) ? welcome(context, keys) : refuse(context);
    }
    return sameSecret(getCookie(context, cookieName(context)), keys.session) ? next() : refuse(context);
  };
}

/** The token of `Authorization: Bearer`; browsers never send one by themselves. */
export const bearer = (context: Context) => /^Bearer (\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];

/** Cookies are shared by all ports of a host. */
const cookieName = (context: Context) => `posthorn-${new URL(context.req.url).port || '80'}`;

function welcome(context: Context, keys: Keys): Response {
  setCookie(context, cookieName(context), keys.session, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: MONTH_S,
  });
  return context.redirect(context.req.path === '/editor/' ? '/editor/' : '/', 303);
}

/** A page for people alone: a program that came to a wrong address is told so as JSON, wherever it asked. */
function refuse(context: Context): Response | Promise<Response> {
  const isPerson = /\btext\/html\b/i.test(context.req.header('accept') ?? '');
  if (context.req.path.startsWith('/api/') || !isPerson) {
    return context.json({ error: 'Send the token as "Authorization: Bearer …"; `posthorn up` prints it.' }, 401);
  }
  return context.html(signInPage(languageOf(context.req.header('accept-language'))), 401);
}
