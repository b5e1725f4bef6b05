import { once } from 'node:events';
import { connect } from 'node:net';
import { Connection } from '@temporalio/client';
import { serverHere } from '../../workflows/server/find.ts';
import { connectionTo } from '../../workflows/service.ts';
import type { Config } from '../config/schema.ts';
import { addressOf, serviceOf } from '../up/temporal.ts';
import { type Finding, ok, said, trouble, warning } from './finding.ts';

const PATIENCE_MS = 5_000;

/** The service that the configuration names, or the program that we would start. Nothing is downloaded. */
export async function temporalService(
  config: Pick<Config, 'temporal'>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Finding> {
  const what = 'Temporal';
  try {
    if (addressOf(config.temporal)) {
      const service = serviceOf(config);
      await knock(service.address);
      const connection = await Connection.connect({ ...connectionTo(service), connectTimeout: PATIENCE_MS });
      await connection.close();
      return ok(what, `The service at ${service.address} answers.`);
    }
  } catch (error) {
    return trouble(
      what,
      `No Temporal service answers at its address (${said(error)}): start it, or correct "temporal".`,
    );
  }
  const program = await serverHere(env);
  if (program) return ok(what, `Posthorn starts its own server: ${program}`);
  return warning(
    what,
    'The first start fetches the Temporal server, once. Without a way out put "temporal" on the PATH.',
  );
}

/** The client of Temporal tries again and again, even where nobody listens. @throws where nobody does */
async function knock(address: string): Promise<void> {
  const [, host = '', port = ''] = /^(.+):(\d+)$/.exec(address) ?? [];
  const socket = connect({
    host: host.replace(/^\[|\]$/g, ''),
    port: Number(port),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  await once(socket, 'connect').finally(() => socket.destroy());
}
