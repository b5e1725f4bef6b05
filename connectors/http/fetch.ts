import { exchange, type Request as Outgoing } from './exchange.ts';

/**
 * The same door in the form of `fetch`, for libraries that take one. What is sent is gathered first; an answer that was not read
 * whole is an error.
 *
 * @throws HttpFailure, from the function that is returned
 */
export function guardedFetch(rules: Pick<Outgoing, 'rules' | 'timeout' | 'maxBytes' | 'ca'>): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
    const answer = await exchange({
      ...rules,
      url: request.url,
      method: request.method as Outgoing['method'],
      headers: Object.fromEntries(request.headers),
      body,
    });
    if (!answer.whole) throw new TypeError(`The host ${answer.host} broke off its answer, or it is too large.`);
    const { status, headers } = answer;
    return new Response(EMPTY.has(status) ? null : answer.body, { status, headers });
  };
}

/** Statuses whose answers have no body (RFC 9110). */
const EMPTY = new Set([204, 205, 304]);
