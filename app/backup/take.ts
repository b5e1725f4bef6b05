import { existsSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { openStore } from '../../connectors/store/open.ts';
import { copyDatabase, expectSound } from '../../connectors/store/sqlite/copy.ts';
import { underLease } from '../retention/sweep.ts';
import { BackupError } from './backup-error.ts';
import { BY_HASH, hashOf, MANIFEST, type Manifest, STORE } from './manifest.ts';

/** What a data folder holds for the moment only. */
const PASSING = /^running\.lock$|-(wal|shm|journal)$|\.server\.json$|\.log$/;
const DRAFTS = 'drafts';

/**
 * Copies a data folder while Posthorn works on it. What is copied first never names what is copied later and may be missing:
 * the store (which names runs and mails), then Temporal's database (which holds the runs, and names payloads), then the
 * mails and payloads, which are on disk before anything names them. Nothing is erased meanwhile.
 *
 * @param to an empty folder
 * @throws BackupError | StoreError
 */
export async function takeBackup(data: string, to: string, version: string): Promise<Manifest> {
  if (!existsSync(join(data, STORE))) {
    throw new BackupError(`${data}: there is no store in this folder. Name the configuration by --config.`);
  }
  const begun = new Date().toISOString();
  return withoutErasure(data, async () => {
    const databases = (await readdir(data)).filter((name) => name.endsWith('.db') && name !== STORE);
    for (const name of [STORE, ...databases.sort()]) {
      await copyDatabase(join(data, name), join(to, name));
      await expectSound(join(to, name));
    }
    const all = (await filesIn(data)).filter((path) => !path.endsWith('.db'));
    for (const path of all) await copy(join(data, path), join(to, path));
    return finish(to, { version, begun });
  });
}

/** @returns paths of the files in a folder, without those that are there for the moment only */
async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && !PASSING.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !path.split(sep).includes(DRAFTS))
    .sort();
}

/** A file that was moved meanwhile was nobody's but its mover's: a mail in the folder that was just taken in. */
async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await copyFile(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  await synced(to);
}

async function finish(to: string, { version, begun }: Pick<Manifest, 'version' | 'begun'>): Promise<Manifest> {
  const all = await filesIn(to);
  const kept = { mails: 0, payloads: 0 };
  const files: { [path: string]: string } = {};
  for (const path of all) {
    const folder = BY_HASH.find((name) => path.startsWith(name + sep));
    if (folder) kept[folder] += 1;
    else files[path] = await hashOf(join(to, path));
  }
  const manifest: Manifest = { format: 1, version, begun, kept, files };
  await writeFile(join(to, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  await synced(join(to, MANIFEST));
  return manifest;
}

async function synced(file: string): Promise<void> {
  await using handle = await open(file, 'r');
  await handle.sync();
}

async function withoutErasure<T>(data: string, work: () => Promise<T>): Promise<T> {
  const store = await openStore({ dir: data });
  try {
    const done = await underLease(store.leases, async () => ({ result: await work() }));
    if (done) return done.result;
    throw new BackupError('An erasure or another backup is under way. Try again in a minute.');
  } finally {
    await store.close();
  }
}
