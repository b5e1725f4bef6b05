/**
 * Why a request brought no answer, or none that helps. `temporary`: it was not taken, and may be later. `permanent`: it never
 * will be. `unknown`: it was written, and nobody can know what became of it.
 */
export type HttpFailureKind = 'temporary' | 'permanent' | 'unknown';

/** The message names the host and the status, and nothing else of what was sent or answered: paths are often secrets. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly kind: HttpFailureKind;
  /** Not before then (ms from now), where the other side said so. */
  readonly retryAfter: number | undefined;
  /** Of the answer, where there was one. */
  readonly status: number | undefined;

  constructor(message: string, kind: HttpFailureKind, of: { retryAfter?: number | undefined; status?: number } = {}) {
    super(message);
    this.kind = kind;
    this.retryAfter = of.retryAfter;
    this.status = of.status;
  }

  get temporary(): boolean {
    return this.kind !== 'permanent';
  }
}

/** Codes of Node and OpenSSL for certificates that are not trusted, do not fit the host, or are over. */
const UNTRUSTED = /CERT|SIGNATURE|SELF_SIGNED/;

/**
 * A request without an answer.
 *
 * @param written whether the request may have reached the other side
 * @param late whether its time was over
 */
export function unanswered(host: string, error: unknown, { written, late }: { written: boolean; late: boolean }) {
  // a DOMException's is a number
  const code = String((error as { code?: unknown }).code ?? '');
  const at = `The host ${host}`;
  if (!written && UNTRUSTED.test(code)) {
    return new HttpFailure(`${at} shows a certificate that is not trusted.`, 'permanent');
  }
  if (code.startsWith('UND_ERR_INVALID_ARG') || code === 'ERR_INVALID_CHAR') {
    return new HttpFailure(`What was to be sent to ${host} is no valid request.`, 'permanent');
  }
  const kind = written ? 'unknown' : 'temporary';
  return new HttpFailure(`${at} ${late ? 'did not answer in time' : REASON[kind]}.`, kind);
}

const REASON = {
  unknown: 'closed the connection, or answered what is no HTTP',
  temporary: 'cannot be reached, or closed the connection',
};

/** What an answer other than 2xx means where the other side's documents say nothing else. */
export function refused(host: string, { status, headers }: { status: number; headers: Headers }): HttpFailure {
  const redirect = status >= 300 && status < 400 ? ', a redirect, which is not followed' : '';
  const retryAfter = retryAfterIn(headers.get('retry-after'));
  return new HttpFailure(`The host ${host} answered ${status}${redirect}.`, kindOf(status), { status, retryAfter });
}

/** 408, 425 and 429 ask to come again later; other codes from 300 to 499 would say the same again; a gateway that got no answer does not know. */
function kindOf(status: number): HttpFailureKind {
  if (status === 502 || status === 504) return 'unknown';
  return status >= 500 || status === 408 || status === 425 || status === 429 ? 'temporary' : 'permanent';
}

/** Longer than this nobody is made to wait by another's word, in ms. */
const LONGEST_WAIT_MS = 3_600_000;

/** `Retry-After` (RFC 9110 §10.2.3): seconds, or a date. @returns ms from now */
export function retryAfterIn(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1_000 : dateIn(header) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_WAIT_MS);
}

/** An HTTP-date begins with the day's name; `Date.parse` would take much else for a date. */
const dateIn = (text: string) => (/^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN);
