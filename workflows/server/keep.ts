import { setTimeout as sleep } from 'node:timers/promises';
import { isOpen } from './port.ts';
import { type ServerOptions, startServer, type TemporalServer } from './start.ts';

/** How often it is looked whether the server is still there, in ms. */
const LOOK_MS = 1_000;
/** Until the next try, where it could not be started again. */
const RETRY_MS = 5_000;

/**
 * Starts the server, and starts it again whenever it ends without having been told to: what waits is on its file.
 *
 * @param warn told when it ended, and when it cannot be started again
 * @throws ServerError where it cannot be started the first time
 */
export async function keepServer(
  options: ServerOptions,
  warn: (message: string) => void,
): Promise<Pick<TemporalServer, 'address' | 'uiAddress' | 'stop'>> {
  let server = await startServer(options);
  const { address, uiAddress } = server;
  const stopping = new AbortController();
  const { signal } = stopping;

  /** @returns how long to wait for the next look */
  async function look(): Promise<number> {
    if (await isOpen(address)) return LOOK_MS;
    if (signal.aborted) return 0;
    warn('The Temporal server has ended and is started again.');
    try {
      server = await startServer(options);
      return LOOK_MS;
    } catch (error) {
      warn((error as Error).message);
      return RETRY_MS;
    }
  }

  async function keep(): Promise<void> {
    for (let pause = LOOK_MS; !signal.aborted; pause = await look())
      await sleep(pause, undefined, { signal, ref: false }).catch(() => {});
  }

  const keeping = keep();
  return {
    address,
    uiAddress,
    async stop() {
      stopping.abort();
      await keeping;
      await server.stop();
    },
  };
}
