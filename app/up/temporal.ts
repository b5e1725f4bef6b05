import { join } from 'node:path';
import { findServer } from '../../workflows/server/find.ts';
import { startServer } from '../../workflows/server/start.ts';
import type { Config } from '../config/schema.ts';

export interface Temporal {
  /** `host:port` */
  readonly address: string;
  /** Of Temporal's own web interface, where it is ours to know. */
  readonly uiAddress: string | undefined;
  stop(): Promise<void>;
}

/** A Temporal server that runs already, or one of our own on a durable file. @throws ServerError in one sentence */
export async function openTemporal({ data, temporal }: Config, downloading: (what: string) => void): Promise<Temporal> {
  const found = await findServer({ downloading });
  if (found.kind === 'address') return { address: found.address, uiAddress: undefined, stop: async () => {} };
  return startServer({ program: found.program, dbFile: join(data, 'temporal.db'), ...temporal });
}
