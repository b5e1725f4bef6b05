import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const DELIVERER = fileURLToPath(new URL('deliverer.ts', import.meta.url));

/**
 * Delivers in a process of its own.
 *
 * @param args of {@link file://./deliverer.ts}
 * @param killAfter ms after which it is killed, if it still runs
 * @returns its exit code, or the signal that ended it
 */
export async function deliverInChild(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  killAfter?: number,
): Promise<number | NodeJS.Signals> {
  const child = spawn(process.execPath, [DELIVERER, ...args], { env: { ...process.env, ...env }, stdio: 'inherit' });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals];
  clearTimeout(timer);
  return code ?? signal;
}
