import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));

export interface Writer {
  readonly process: ChildProcess;
  /** What it says, each time that it says something. */
  onOutput(listener: () => void): void;
  /** The whole lines so far: a line that the kill cut off was never acknowledged. */
  lines(): string[];
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** @param wrapper a command that is to run the writer, with its arguments: `['bash', '-c', '… exec "$@"', '-']` */
export function startWriter(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  wrapper: readonly string[] = [],
): Writer {
  const [command = '', ...rest] = [...wrapper, process.execPath, WRITER, ...args];
  const child = spawn(command, rest, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  return {
    process: child,
    onOutput: (listener) => void child.stdout.on('data', listener),
    lines: () =>
      output
        .slice(0, output.lastIndexOf('\n') + 1)
        .split('\n')
        .slice(0, -1),
    ended: once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals),
  };
}
