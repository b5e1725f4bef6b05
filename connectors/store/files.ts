import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crashPoint } from '../crash-points.ts';
import type { Bytes } from './store.ts';
import { fileTrouble, StoreError } from './store-error.ts';

const HASH = /^[0-9a-f]{64}$/;

/** A temporary file this old was left behind by a process that died. */
const ABANDONED_MS = 24 * 60 * 60 * 1000;

/** The ending of a file that is about to be removed. */
const AWAY = '.away';
/** How long the second look at one takes at most, in ms. */
const LOOK_MS = 60_000;

/** Bytes as files `<dir>/ab/abcdef…<ending>`. A file that has its name is whole: it was synced before it got it. */
export async function openFiles(dir: string, ending = ''): Promise<Bytes> {
  const drafts = join(dir, 'drafts');
  await guarded(dir, async () => {
    await mkdir(drafts, { recursive: true, mode: 0o700 });
    await sweep(drafts, (name) => join(dir, name.slice(0, 2), name));
  });
  const fileOf = (hash: string) => join(dir, hash.slice(0, 2), `${hash}${ending}`);
  return {
    async put(raw) {
      const hash = sha256(raw);
      const file = fileOf(hash);
      await guarded(file, async () => {
        if (!(await touched(file))) await write(raw, join(drafts, randomUUID()), file);
        // also for a file that is there: whoever renamed it may have died before this line
        await syncFolder(dirname(file));
      });
      crashPoint('bytes:after-put');
      return hash;
    },
    async read(hash) {
      if (!HASH.test(hash)) throw new StoreError('missing', join(dir, `${JSON.stringify(hash)}${ending}`));
      const file = fileOf(hash);
      const raw = await guarded(file, () => readFile(file));
      if (sha256(raw) !== hash) throw new StoreError('corrupt', file);
      return raw;
    },
    async discard(before, wanted, only) {
      let discarded = 0;
      for await (const hash of only ?? stored(dir)) {
        if (!HASH.test(hash)) continue;
        const away = join(drafts, `${hash}${ending}${AWAY}`);
        if (await guarded(dir, () => discard(fileOf(hash), away, before, () => wanted(hash)))) discarded += 1;
      }
      return discarded;
    },
  };
}

async function write(raw: Uint8Array, draft: string, file: string): Promise<void> {
  try {
    const handle = await open(draft, 'wx', 0o600);
    await closing(handle, async () => {
      await handle.writeFile(raw);
      await handle.sync();
    });
    const folder = dirname(file);
    if (await mkdir(folder, { recursive: true, mode: 0o700 })) await syncFolder(dirname(folder));
    crashPoint('bytes:before-rename');
    await rename(draft, file);
    crashPoint('bytes:after-rename');
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await closing(handle, () => handle.sync());
}

async function closing(handle: FileHandle, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } finally {
    await handle.close();
  }
}

async function sweep(drafts: string, homeOf: (name: string) => string): Promise<void> {
  for (const name of await readdir(drafts)) {
    const draft = join(drafts, name);
    // another process may just have renamed it
    const { mtimeMs, ctimeMs } = await stat(draft).catch(() => ({ mtimeMs: Infinity, ctimeMs: Infinity }));
    const now = Date.now();
    // its process died before it had looked again: it goes back, and is discarded once more if nobody wants it
    if (name.endsWith(AWAY)) {
      if (ctimeMs < now - LOOK_MS) await rename(draft, homeOf(name.slice(0, -AWAY.length))).catch(() => {});
    } else if (mtimeMs < now - ABANDONED_MS) await rm(draft, { force: true });
  }
}

/** @returns the hashes of all files */
async function* stored(dir: string): AsyncGenerator<string> {
  for (const folder of await readdir(dir)) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    for (const name of await readdir(join(dir, folder))) yield name.slice(0, 64);
  }
}

/**
 * Moves a file away, looks whether it was put again or is wanted now, and only then removes it: whoever puts it meanwhile
 * either renews its time before it is moved, or finds it gone and writes it.
 */
async function discard(file: string, away: string, before: number, wanted: () => Promise<boolean>): Promise<boolean> {
  const timeOf = (path: string) =>
    stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Infinity,
    );
  if ((await timeOf(file)) >= before || (await wanted())) return false;
  crashPoint('bytes:before-discard');
  await rename(file, away);
  crashPoint('bytes:after-move-away');
  if ((await timeOf(away)) >= before || (await wanted())) {
    await rename(away, file);
    return false;
  }
  await rm(away, { force: true });
  return true;
}

async function guarded<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileTrouble(error, place);
  }
}

/** Renews the time of a file: it is wanted. @returns whether it is there */
async function touched(file: string): Promise<boolean> {
  const now = new Date();
  return utimes(file, now, now)
    .then(() => stat(file))
    .then(
      () => true,
      () => false,
    );
}

const sha256 = (raw: Uint8Array) => createHash('sha256').update(raw).digest('hex');
