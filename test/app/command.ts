import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly cwd?: string;
  /** What differs from this process's own. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs the command as a user does: a process of its own, without a terminal. */
export async function posthorn(args: readonly string[], options: Surroundings = {}): Promise<Outcome> {
  const child = spawn(process.execPath, [`${ROOT}bin/posthorn.mjs`, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
    env: { ...process.env, ...options.env },
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

/** The objects that a command printed, one a line. */
export const objects = ({ stdout }: Outcome) =>
  stdout
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
