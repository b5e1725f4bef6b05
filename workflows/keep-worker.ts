import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningWorker, startWorker, type WorkerOptions } from './worker.ts';

const RETRY_MS = 1_000;

/**
 * Starts the worker, and another one whenever it ends without having been told to: a server that answers with an error for
 * good ends it, and without a worker nobody is told of anything.
 *
 * @throws where nothing answers at the address
 */
export async function keepWorker(options: WorkerOptions): Promise<Pick<RunningWorker, 'stop' | 'polls'>> {
  let worker: RunningWorker | undefined = await startWorker(options);
  const stopping = new AbortController();
  const { signal } = stopping;

  async function keep(): Promise<void> {
    while (!signal.aborted) {
      const why = await worker?.ended.then(
        () => 'it was shut down',
        ({ message }: Error) => message,
      );
      if (signal.aborted) return;
      if (worker) options.warn(`The worker has ended and is started again: ${why}`);
      await sleep(RETRY_MS, undefined, { signal, ref: false }).catch(() => {});
      if (!signal.aborted) worker = await startWorker(options).catch(() => undefined);
    }
  }

  const keeping = keep();
  return {
    polls: () => worker?.polls() ?? false,
    async stop() {
      stopping.abort();
      await worker?.stop();
      await keeping;
      await worker?.stop();
    },
  };
}
