import { join } from 'node:path';
import { findServer } from '../../workflows/server/find.ts';
import { keepServer } from '../../workflows/server/keep.ts';
import type { Config } from '../config/schema.ts';

export interface Temporal {
  /** `host:port` */
  readonly address: string;
  /** Of Temporal's own web interface, where it is ours to know. */
  readonly uiAddress: string | undefined;
  stop(): Promise<void>;
}

/** Told what takes a while, and what goes wrong. */
interface Voice {
  progress(message: string): void;
  warn(message: string): void;
}

/** A Temporal server that runs already, or one of our own on a durable file. @throws ServerError in one sentence */
export async function openTemporal({ data, temporal }: Config, { progress, warn }: Voice): Promise<Temporal> {
  const found = await findServer({
    downloading: (what) => progress(`Fetching the Temporal server (${what}), once …`),
  });
  if (found.kind === 'address') return { address: found.address, uiAddress: undefined, stop: async () => {} };
  return keepServer({ program: found.program, dbFile: join(data, 'temporal.db'), ...temporal }, warn);
}
