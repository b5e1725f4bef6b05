import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { DoneUrl } from '../../connectors/tasks/webhook.ts';
import type { HttpConfig } from '../config/schema.ts';
import type { Keys } from './access/keys.ts';
import { httpApp } from './app.ts';
import type { PageParts } from './parts.ts';

export interface Page {
  /** What a person opens: the address with the token. */
  readonly url: string;
  /** The editor, in the same way. */
  readonly editor: string;
  /** The address without it: where programs find the API. */
  readonly base: string;
  close(): Promise<void>;
}

/** A page that cannot be served; the message names the setting and the remedy. */
export class PageError extends Error {
  override readonly name = 'PageError';
}

/** Serves the page and the API. @throws PageError where the port is taken or may not be opened. */
export async function startPage(config: HttpConfig, parts: PageParts): Promise<Page> {
  const server = createAdaptorServer({ fetch: httpApp(config, parts).fetch });
  server.listen(config.port, config.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new PageError(cannotListen(config, error as NodeJS.ErrnoException));
  }
  const base = baseOf(config.host, (server.address() as AddressInfo).port);
  return {
    url: `${base}/?token=${parts.keys.token}`,
    editor: `${base}/editor/?token=${parts.keys.token}`,
    base,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** Where an outside task system reports that a task is done. */
export function doneUrls({ url, host, port }: HttpConfig, keys: Keys): DoneUrl {
  return (task) => `${url ?? baseOf(host, port)}/api/done/${encodeURIComponent(task)}/${keys.proofOf(task)}`;
}

const baseOf = (host: string, port: number) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

function cannotListen({ host, port }: HttpConfig, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken by another program: end that one, or change "http.port" of the configuration.`;
  }
  if (code === 'EACCES') return `Port ${port} may not be opened by this user: change "http.port" to one above 1023.`;
  if (code === 'EADDRNOTAVAIL')
    return `${host} is no address of this machine: change "http.host" of the configuration.`;
  return `The page cannot be served on ${host}:${port}: ${message}`;
}
