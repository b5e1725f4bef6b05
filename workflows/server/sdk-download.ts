import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ServerError } from './server-error.ts';
import { TEST_SERVER, type Wheel } from './wheels.ts';

/**
 * The last resort: has the SDK fetch a server from Temporal's own address, which is not reachable everywhere. The SDK downloads as it
 * starts a server, so one is started and ended; the program that it leaves is kept.
 *
 * @returns the program's path
 */
export async function sdkDownload(wheel: Wheel, cache: string): Promise<string> {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  await mkdir(cache, { recursive: true });
  const downloadDir = await mkdtemp(join(cache, 'fetching-'));
  try {
    const server = { executable: { type: 'cached-download' as const, downloadDir } };
    const environment =
      wheel === TEST_SERVER
        ? await TestWorkflowEnvironment.createTimeSkipping({ server })
        : await TestWorkflowEnvironment.createLocal({ server });
    await environment.teardown();
    const [program] = await readdir(downloadDir);
    if (!program) throw new ServerError('The SDK downloaded nothing.');
    await rename(join(downloadDir, program), join(cache, wheel.program));
    return join(cache, wheel.program);
  } finally {
    await rm(downloadDir, { recursive: true, force: true });
  }
}
