import { signatureHeaders } from './signature.ts';

/** More than this is not read of an answer. */
const ANSWER_BYTES = 64 * 1024;

export interface Post {
  readonly url: URL;
  /** The same on every repeat: it goes as `Idempotency-Key` and `webhook-id`. */
  readonly id: string;
  /** JSON. */
  readonly body: string;
  readonly secret?: string | undefined;
  /** For the whole exchange, in ms. */
  readonly timeout: number;
}

/** A failure's message names the host and the status and nothing else of what was sent or answered. */
export type Posted =
  | { readonly ok: true; readonly answer: string }
  | { readonly ok: false; readonly temporary: boolean; readonly message: string };

/** Posts JSON, signed. Redirects are not followed: whoever answers one could send an alert anywhere. */
export async function post({ url, id, body, secret, timeout }: Post): Promise<Posted> {
  const signed = secret === undefined ? {} : signatureHeaders(id, body, secret, Date.now());
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Posthorn',
    'idempotency-key': id,
    ...signed,
  };
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
    const answer = await beginning(response);
    return response.ok ? { ok: true, answer } : refused(url, response.status);
  } catch (error) {
    return unanswered(url, signal.aborted, (error as Error).cause);
  }
}

/** Codes of Node and OpenSSL for certificates that are not trusted, do not fit the host, or are over. */
const UNTRUSTED = /CERT|SIGNATURE|SELF_SIGNED/;

function unanswered(url: URL, late: boolean, cause: unknown): Posted {
  if (UNTRUSTED.test((cause as NodeJS.ErrnoException | undefined)?.code ?? '')) {
    return { ok: false, temporary: false, message: `The host ${url.host} shows a certificate that is not trusted.` };
  }
  const what = late ? 'did not answer in time' : 'cannot be reached, or closed the connection';
  return { ok: false, temporary: true, message: `The host ${url.host} ${what}.` };
}

/** 408, 425 and 429 ask to come again later; the other codes from 300 to 499 would say the same again. */
function refused(url: URL, status: number): Posted {
  const temporary = status >= 500 || status === 408 || status === 425 || status === 429;
  const redirect = status < 400 ? ', a redirect, which is not followed' : '';
  return { ok: false, temporary, message: `The host ${url.host} answered ${status}${redirect}.` };
}

async function beginning(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const chunks: Uint8Array[] = [];
  for (let size = 0; size < ANSWER_BYTES; ) {
    const { value } = await reader.read();
    if (!value) break;
    chunks.push(value);
    size += value.byteLength;
  }
  await reader.cancel();
  return Buffer.concat(chunks).toString('utf8');
}
