import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSecret } from '../../connectors/secret.ts';
import { findServer } from '../../workflows/server/find.ts';
import { keepServer } from '../../workflows/server/keep.ts';
import { ServerError } from '../../workflows/server/server-error.ts';
import type { Service } from '../../workflows/service.ts';
import type { Config } from '../config/schema.ts';
import type { Role } from './role.ts';

export interface Temporal {
  readonly service: Service;
  /** Of Temporal's own web interface, where it is ours to know. */
  readonly uiAddress: string | undefined;
  stop(): Promise<void>;
}

/** Told what takes a while, and what goes wrong. */
interface Voice {
  progress(message: string): void;
  warn(message: string): void;
}

/**
 * The Temporal service that the configuration names, or one of our own on a durable file.
 *
 * @throws ServerError in one sentence; SecretError
 */
export async function openTemporal({ data, temporal }: Config, role: Role, voice: Voice): Promise<Temporal> {
  const { port, uiPort, namespace } = temporal;
  const named = addressOf(temporal);
  if (named) return { service: serviceAt(named, temporal), uiAddress: undefined, stop: async () => {} };
  if (role.name === 'worker') throw new ServerError(NO_ADDRESS);
  const found = await findServer({
    downloading: (what) => voice.progress(`Fetching the Temporal server (${what}), once …`),
  });
  if (found.kind === 'address') throw new ServerError('unreachable: an address was looked for before');
  const server = await keepServer(
    { program: found.program, dbFile: join(data, 'temporal.db'), port, uiPort },
    voice.warn,
  );
  return { service: { address: server.address, namespace }, uiAddress: server.uiAddress, stop: () => server.stop() };
}

/** Where the Temporal of a configuration answers, if it runs. */
export const serviceOf = ({ temporal }: Pick<Config, 'temporal'>): Service =>
  serviceAt(addressOf(temporal) ?? `127.0.0.1:${temporal.port}`, temporal);

const NO_ADDRESS =
  'A worker needs the Temporal service that the other processes use: set TEMPORAL_ADDRESS, or "temporal.address" in the configuration.';

/** Whether a Temporal service is named; else we start our own. */
export const addressOf = ({ address }: Config['temporal']) => process.env.TEMPORAL_ADDRESS || address;

function serviceAt(address: string, { namespace, tls, apiKey }: Config['temporal']): Service {
  return {
    address,
    namespace,
    ...(tls !== undefined && { tls: typeof tls === 'boolean' ? tls : certificates(tls) }),
    ...(apiKey && { apiKey: readSecret(apiKey), tls: typeof tls === 'object' ? certificates(tls) : true }),
  };
}

type Tls = Exclude<Config['temporal']['tls'], boolean | undefined>;

function certificates({ ca, cert, key, serverName }: Tls): Exclude<Service['tls'], boolean | undefined> {
  return {
    ...(serverName && { serverNameOverride: serverName }),
    ...(ca && { serverRootCACertificate: contents(ca) }),
    ...(cert && key && { clientCertPair: { crt: contents(cert), key: contents(key) } }),
  };
}

function contents(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ServerError(
      `${file}: a file of "temporal.tls" cannot be read (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}
