import { exchange } from '../http/exchange.ts';
import { refused } from '../http/failure.ts';
import type { Target } from './config.ts';
import { signatureHeaders } from './signature.ts';

export interface Post extends Target {
  /** The same on every repeat: it goes as `Idempotency-Key` and `webhook-id`. */
  readonly id: string;
  /** JSON. */
  readonly body: string;
  /** Sign it; the newest first. */
  readonly secrets: readonly string[];
  /** For the whole exchange, in ms. */
  readonly timeout: number;
}

/**
 * Posts JSON, signed.
 *
 * @returns the beginning of the answer
 * @throws HttpFailure where it was not taken, or nobody can know
 */
export async function post({ url, rules, id, body, secrets, timeout }: Post): Promise<string> {
  const signed = secrets.length ? signatureHeaders(id, body, secrets, Date.now()) : {};
  const headers = { 'content-type': 'application/json; charset=utf-8', 'idempotency-key': id, ...signed };
  const answer = await exchange({ url, method: 'POST', headers, body, rules, timeout });
  if (answer.status < 200 || answer.status > 299) throw refused(answer.host, answer);
  return answer.body;
}
