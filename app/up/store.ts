import { readSecret } from '../../connectors/secret.ts';
import type { StoreOptions } from '../../connectors/store/open.ts';
import type { Config } from '../config/schema.ts';

/** The store of the configuration, to be opened. @throws SecretError where the URL of its database is not where it should be */
export function storeOf({ data, store: { postgres } }: Config): StoreOptions {
  if (!postgres) return { dir: data };
  return { dir: data, postgres: { url: readSecret(postgres.url), poolSize: postgres.poolSize } };
}
