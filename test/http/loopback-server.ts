import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from '../real/certificate.ts';

export interface LoopbackServer {
  readonly port: number;
  /** `127.0.0.1:port` */
  readonly host: string;
  readonly url: string;
  /** `METHOD path` of each request that came. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** A server on loopback that answers as it is told. */
export async function startServer(
  answer: (response: ServerResponse, request: IncomingMessage) => void,
  certificate?: Certificate,
): Promise<LoopbackServer> {
  const requests: string[] = [];
  const take = (request: IncomingMessage, response: ServerResponse) => {
    requests.push(`${request.method} ${request.url}`);
    response.on('error', () => {});
    answer(response, request);
  };
  const server = certificate ? createSecureServer(certificate, take) : createServer(take);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  return {
    port,
    host,
    url: `${certificate ? 'https' : 'http'}://${host}/path?secret=hush`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}
