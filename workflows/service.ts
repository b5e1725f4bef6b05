import type { TLSConfig } from '@temporalio/client';
import { NAMESPACE } from './names.ts';

/** A Temporal service, and how it is reached. */
export interface Service {
  /** `host:port` */
  readonly address: string;
  /** Our workflows have it to themselves. */
  readonly namespace?: string | undefined;
  /** `true`: encrypted, with the authorities that the system trusts. */
  readonly tls?: boolean | TLSConfig | undefined;
  readonly apiKey?: string | undefined;
}

/** What both kinds of connection of the SDK are opened with. */
export const connectionTo = ({ address, tls, apiKey }: Service) => ({
  address,
  ...(tls !== undefined && { tls }),
  ...(apiKey !== undefined && { apiKey }),
});

export const namespaceOf = ({ namespace = NAMESPACE }: Pick<Service, 'namespace'>) => namespace;
