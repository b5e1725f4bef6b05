import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { OpsConfig } from '../../ops/config.ts';
import type { Ops } from '../../ops/ops.ts';
import { opsRoutes } from './routes.ts';

/** A port of the probes and metrics that cannot be opened. */
export class OpsError extends Error {
  override readonly name = 'OpsError';
}

/** Serves probes and metrics on a port of their own. @throws OpsError */
export async function serveOps({ host, port }: OpsConfig, ops: Ops) {
  const server = createAdaptorServer({ fetch: opsRoutes(ops, false).fetch });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'EADDRINUSE' ? 'it is taken by another program' : message;
    throw new OpsError(`Probes cannot be served on ${host}:${port}: ${why}. Change "ops.port" of the configuration.`);
  }
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
