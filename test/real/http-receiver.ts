import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.ts';

/** A request that came, and whether the three signature headers of Standard Webhooks belong to it. */
export interface ReceivedPost {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly json: unknown;
  readonly signed: boolean;
}

/** What to do instead of answering 200: another status, never answer, hang up, or answer without end. */
export type HttpFault =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  | 'stall'
  | 'close'
  | 'endless';

export interface HttpReceiver {
  readonly url: string;
  /** `127.0.0.1:port` */
  readonly host: string;
  readonly posts: readonly ReceivedPost[];
  /** The next `times` requests meet this fault. They are kept all the same. */
  fail(times: number, fault: HttpFault): void;
  close(): Promise<void>;
}

/** Seconds that a timestamp may be old or early, as receivers are advised. */
const TOLERANCE_S = 300;

export interface ReceiverOptions {
  readonly certificate?: Certificate;
  /** 0: any free one. */
  readonly port?: number;
  /** Called with each request before it is answered. */
  keep?(post: ReceivedPost): void;
}

/** A loopback HTTP server as a party outside would run one: with a secret it answers 401 to what is not signed by it. */
export async function startHttpReceiver(secret?: string, options: ReceiverOptions = {}): Promise<HttpReceiver> {
  const { certificate, port = 0, keep } = options;
  const posts: ReceivedPost[] = [];
  const faults: HttpFault[] = [];
  const take = (request: IncomingMessage, response: ServerResponse) =>
    void receive(request, response).catch(() => response.destroy());
  const server = certificate ? createSecureServer(certificate, take) : createServer(take);

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const signed = secret !== undefined && isSigned(request.headers, body, secret);
    const post = { path: request.url ?? '', headers: request.headers, body, json: JSON.parse(body) as unknown, signed };
    posts.push(post);
    keep?.(post);
    answer(response, faults.shift() ?? { status: secret === undefined || signed ? 200 : 401 }, posts.length);
  }

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${certificate ? 'https' : 'http'}://${host}/hook`,
    host,
    posts,
    fail: (times, fault) => void faults.push(...Array.from({ length: times }, () => fault)),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

function answer(response: ServerResponse, fault: HttpFault, count: number): void {
  if (fault === 'stall') return;
  if (fault === 'close') response.destroy();
  else if (fault === 'endless') endlessly(response);
  else give(response, fault, count);
}

function give(response: ServerResponse, fault: HttpFault & object, count: number): void {
  const { status, headers, body = JSON.stringify({ id: `receipt-${count}` }) } = fault;
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

function endlessly(response: ServerResponse): void {
  const chunk = Buffer.alloc(16_384, 'x');
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more).writeHead(200);
  more();
}

function isSigned(headers: IncomingMessage['headers'], body: string, secret: string): boolean {
  const [id, timestamp, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => headers[name]);
  const key = Buffer.from(secret.replace(/^whsec_/, ''), secret.startsWith('whsec_') ? 'base64' : 'utf8');
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return (
    String(given).split(' ').includes(`v1,${mac}`) && Math.abs(Date.now() / 1000 - Number(timestamp)) <= TOLERANCE_S
  );
}
