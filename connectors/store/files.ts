import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crashPoint } from '../crash-points.ts';
import type { Bytes } from './store.ts';
import { fileTrouble, StoreError } from './store-error.ts';

const HASH = /^[0-9a-f]{64}$/;

/** A temporary file this old was left behind by a process that died. */
const ABANDONED_MS = 24 * 60 * 60 * 1000;

/** Bytes as files `<dir>/ab/abcdef…<ending>`. A file that has its name is whole: it was synced before it got it. */
export async function openFiles(dir: string, ending = ''): Promise<Bytes> {
  const drafts = join(dir, 'drafts');
  await guarded(dir, async () => {
    await mkdir(drafts, { recursive: true, mode: 0o700 });
    await sweep(drafts);
  });
  const fileOf = (hash: string) => join(dir, hash.slice(0, 2), `${hash}${ending}`);
  return {
    async put(raw) {
      const hash = sha256(raw);
      const file = fileOf(hash);
      await guarded(file, async () => {
        if (!(await exists(file))) await write(raw, join(drafts, randomUUID()), file);
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

async function sweep(drafts: string): Promise<void> {
  for (const name of await readdir(drafts)) {
    const draft = join(drafts, name);
    // another process may just have renamed it
    const { mtimeMs } = await stat(draft).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs < Date.now() - ABANDONED_MS) await rm(draft, { force: true });
  }
}

async function guarded<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileTrouble(error, place);
  }
}

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

const sha256 = (raw: Uint8Array) => createHash('sha256').update(raw).digest('hex');
