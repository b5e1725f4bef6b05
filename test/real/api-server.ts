import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What to answer, or: never answer, or hang up. `kept: false`: it was only asked something. */
export type Reply =
  | {
      readonly kept?: boolean;
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: unknown;
    }
  | 'stall'
  | 'close';

export interface ApiServer {
  readonly url: string;
  /** `127.0.0.1:port` */
  readonly host: string;
  /** Every request that was taken: one that meets {@link next} is not. */
  readonly asked: readonly Asked[];
  /** The next well-formed request is answered so. */
  next(reply: Reply): void;
  close(): Promise<void>;
}

/**
 * A party's API on loopback.
 *
 * @param api answers a request as the party documents it; what it throws is a broken request, and said on stderr
 * @param encoding of bodies; `latin1` for bytes
 */
export async function startApi(api: (asked: Asked) => Reply, encoding: BufferEncoding = 'utf8'): Promise<ApiServer> {
  const asked: Asked[] = [];
  const replies: Reply[] = [];
  const server = createServer((request, response) => void take(request, response));

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const one = { method, path: url, headers, body: (await buffer(request)).toString(encoding) };
    try {
      const usual = api(one);
      const reply = isTaken(usual) ? replies.shift() : undefined;
      if (isTaken(usual) && reply === undefined) asked.push(one);
      give(response, reply ?? usual);
    } catch (error) {
      console.error(error);
      give(response, { status: 400, body: { error: 'malformed' } });
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    asked,
    next: (reply) => void replies.push(reply),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

const isTaken = (reply: Reply) => typeof reply === 'object' && reply.kept !== false && reply.status < 300;

function give(response: ServerResponse, reply: Reply): void {
  if (reply === 'stall') return;
  if (reply === 'close') return void response.destroy();
  const { status, headers, body = {} } = reply;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
