import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { SCRIPT } from '../page/script.ts';
import { STYLE } from '../page/style.ts';
import { PUSH_SCRIPT } from '../push/script.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing may load or run but our one style and our scripts, and nobody may frame the page. */
const POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(STYLE)}`,
  `script-src ${hashOf(SCRIPT)} ${hashOf(PUSH_SCRIPT)}`,
  // the service worker that shows alerts; its own script is held by the same policy, and loads nothing
  "worker-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What every answer says to browsers, but for what its own route says. */
const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
};

export const safeHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!context.res.headers.has(name)) context.header(name, value);
  }
};
