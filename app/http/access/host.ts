import type { MiddlewareHandler } from 'hono';
import { isLoopback } from '../../../connectors/loopback.ts';

/**
 * Answers only to names that are ours. A page elsewhere can have its own name resolve to 127.0.0.1 and so become "the same
 * origin" for the browser (DNS rebinding); but the name stays in the Host header.
 *
 * @param names further host names, without ports
 */
export function knownHost(names: readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    const host = hostName(context.req.header('host') ?? '');
    if (host === undefined || !(isLoopback(host) || names.includes(host))) {
      return context.text('This host name is not served here. Add it to "http.names" of the configuration.\n', 421);
    }
    return next();
  };
}

/** The name of a Host header (RFC 9110 §7.2), without its port. */
export function hostName(header: string): string | undefined {
  return /^(\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i.exec(header)?.[1]?.toLowerCase();
}
