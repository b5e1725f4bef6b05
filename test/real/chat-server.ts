import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that came whole. */
export interface ChatRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface ChatAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json: unknown;
}

/**
 * What to do with the next call that posts something: another answer instead of taking it, never answer, hang up unread, or take it
 * and hang up before the answer. `huge`: a megabyte that is no JSON.
 */
export type ChatFault = ChatAnswer | 'stall' | 'close' | 'lost answer' | 'huge';

export interface ChatServer {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** `127.0.0.1:port` */
  readonly host: string;
  /** The next calls for which `takes` holds meet these. */
  meet(...faults: ChatFault[]): void;
  close(): Promise<void>;
}

/**
 * A loopback HTTP server as a chat service runs one.
 *
 * @param answer what the service says to a request, having kept what it takes
 * @param takes which requests are messages, and so may meet a fault
 */
export async function startChatServer(
  answer: (request: ChatRequest) => ChatAnswer,
  takes: (request: ChatRequest) => boolean,
): Promise<ChatServer> {
  const faults: ChatFault[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://127.0.0.1');
      const { method = '', headers } = incoming;
      const body = Buffer.concat(chunks).toString('utf8');
      handle({ method, path: pathname, query: searchParams, headers, body }, response);
    });
  });

  function handle(request: ChatRequest, response: ServerResponse): void {
    const fault = takes(request) ? faults.shift() : undefined;
    if (fault === 'stall') return;
    if (fault === 'close') return void response.destroy();
    if (fault === 'huge') return void response.end('x'.repeat(1_000_000));
    const said = typeof fault === 'object' ? fault : answer(request);
    if (fault === 'lost answer') return void response.destroy();
    const { status = 200, headers = {}, json } = said;
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(JSON.stringify(json));
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    meet: (...more) => void faults.push(...more),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}
