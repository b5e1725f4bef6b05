import type { LookupFunction } from 'node:net';
import { buildConnector, Client, type Dispatcher } from 'undici';
import { addressesOf, type Resolve } from './address.ts';
import { HttpFailure, unanswered } from './failure.ts';
import { allowedTarget, type TargetRules } from './target.ts';

/** More than this is not read of an answer, unless told otherwise. */
const ANSWER_BYTES = 64 * 1024;

/** For the whole exchange: less than the minute after which the durable side takes a delivery for lost. */
export const LONGEST_TIMEOUT_MS = 50_000;

export interface Request {
  readonly url: URL | string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string | Uint8Array | undefined;
  /** Where it may go. */
  readonly rules: TargetRules;
  /** For the whole exchange, from the look-up of the name to the last byte, in ms. */
  readonly timeout: number;
  /** The most that is read of the answer. */
  readonly maxBytes?: number | undefined;
  /** Certificates (PEM) to trust instead of the usual ones. */
  readonly ca?: string | undefined;
}

export interface Answer {
  /** `example.com:8443`, for messages. */
  readonly host: string;
  readonly status: number;
  readonly headers: Headers;
  /** What was read of it, as UTF-8. */
  readonly body: string;
  /** Whether that is all of it: it may be too long, break off or drip, or be compressed, which nobody asked for. */
  readonly whole: boolean;
}

/**
 * The one door by which requests leave: to hosts that the configuration allows, at addresses that were looked up, checked and then
 * connected to as they are, so that no name can mean something else by the next look-up. No redirect is followed, no
 * proxy of the environment is used, nothing is unpacked. Each has a connection of its own: on a kept one that the other side
 * has just closed, a request that was never read looks like one whose answer was lost.
 *
 * @returns the answer, whatever its status
 * @throws HttpFailure where there is none
 */
export async function exchange(request: Request, resolve?: Resolve): Promise<Answer> {
  const url = allowedTarget(String(request.url), request.rules);
  if (typeof url === 'string') throw new HttpFailure(url, 'permanent');
  const deadline = AbortSignal.timeout(request.timeout);
  const addresses = await inTime(addressesOf(url, request.rules, resolve), url, deadline);
  const line = connection(url, addresses, request);
  try {
    const answer = await line.client.request({
      path: url.pathname + url.search,
      method: request.method,
      headers: { 'user-agent': 'Posthorn', 'accept-encoding': 'identity', ...request.headers },
      body: request.body ?? null,
      signal: deadline,
    });
    return await read(url.host, answer, request.maxBytes ?? ANSWER_BYTES);
  } catch (error) {
    throw unanswered(url.host, error, { written: line.isOpen(), late: deadline.aborted });
  } finally {
    await line.client.destroy();
  }
}

/** A connection to addresses that were checked, and to no other. */
function connection(url: URL, addresses: readonly { address: string; family: number }[], { timeout, ca }: Request) {
  const lookup: LookupFunction = (_name, { all }, give) =>
    all ? give(null, [...addresses]) : give(null, addresses[0]!.address, addresses[0]!.family);
  const connector = buildConnector({ lookup, timeout, ...(ca !== undefined && { ca }) });
  let open = false;
  const connect: buildConnector.connector = (options, callback) =>
    connector(options, (...outcome) => {
      open = outcome[0] === null;
      callback(...outcome);
    });
  const client = new Client(url.origin, { connect, pipelining: 0, headersTimeout: 0, bodyTimeout: 0 });
  return { client, isOpen: () => open };
}

/** What was to be had before the deadline. */
async function inTime<T>(work: Promise<T>, { host }: URL, deadline: AbortSignal): Promise<T> {
  const late = Promise.withResolvers<never>();
  const give = () => late.reject(new HttpFailure(`The host ${host} was not found in DNS in time.`, 'temporary'));
  deadline.addEventListener('abort', give, { once: true });
  return Promise.race([work, late.promise]).finally(() => deadline.removeEventListener('abort', give));
}

async function read(host: string, answer: Dispatcher.ResponseData, max: number): Promise<Answer> {
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headers)) {
    for (const value of [values ?? []].flat()) headers.append(name, value);
  }
  const packed = !['', 'identity'].includes(headers.get('content-encoding')?.toLowerCase() ?? '');
  const { bytes, whole } = packed ? { bytes: Buffer.alloc(0), whole: false } : await beginning(answer.body, max);
  answer.body.on('error', () => {}).destroy();
  return { host, status: answer.statusCode, headers, body: bytes.toString('utf8'), whole };
}

/** The status stands by then: an answer that breaks off afterwards is one all the same. */
async function beginning(body: AsyncIterable<Uint8Array>, max: number): Promise<{ bytes: Buffer; whole: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size > max) return { bytes: Buffer.concat(chunks).subarray(0, max), whole: false };
    }
  } catch {
    return { bytes: Buffer.concat(chunks), whole: false };
  }
  return { bytes: Buffer.concat(chunks), whole: true };
}
