import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServer } from '../../workflows/server/find.ts';
import { freePort } from '../../workflows/server/port.ts';
import { startServer, type TemporalServer } from '../../workflows/server/start.ts';

/** A Temporal development server of this test's own, on a file and a port of its own. */
export interface Temporal {
  /** `host:port` */
  readonly address: string;
  readonly pid: number;
  /** SQLite file with all that it stores; what is newest lies in the `-wal` file beside it. */
  readonly dbFile: string;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same file and port. */
  start(): Promise<void>;
  /** Ends it and removes its file. */
  close(): Promise<void>;
}

/** The program that is found is always run anew, so that tests never touch a server that somebody uses. */
export async function startTemporal(): Promise<Temporal> {
  const { TEMPORAL_ADDRESS: _, ...env } = process.env;
  const found = await findServer({ env });
  if (found.kind !== 'program') throw new Error('unreachable: no address is given');
  const dir = mkdtempSync(join(tmpdir(), 'posthorn-temporal-'));
  const dbFile = join(dir, 'temporal.db');
  const port = await freePort();
  const begin = () => startServer({ program: found.program, dbFile, port, uiPort: false });
  let server: TemporalServer = await begin();
  return {
    address: server.address,
    dbFile,
    get pid() {
      return server.pid;
    },
    async kill() {
      process.kill(server.pid, 'SIGKILL');
      await server.stop();
    },
    async start() {
      server = await begin();
    },
    async close() {
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
