import { createHash, randomBytes } from 'node:crypto';
import { access, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Encrypted payloads that are too large for a history, as files by the SHA-256 of their bytes. */
export class Blobs {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** Written to a temporary name, synced, renamed. @returns the hash, in hex */
  async put(bytes: Uint8Array): Promise<string> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const path = join(this.#dir, hash);
    const there = await access(path).then(
      () => true,
      () => false,
    );
    if (there) return hash;
    await mkdir(this.#dir, { recursive: true });
    const scratch = `${path}.${randomBytes(6).toString('hex')}`;
    await using file = await open(scratch, 'wx', 0o600);
    await file.writeFile(bytes);
    await file.sync();
    await rename(scratch, path);
    return hash;
  }

  /** @throws where there is none of that hash, or its file is damaged */
  async get(hash: string): Promise<Uint8Array> {
    if (!/^[0-9a-f]{64}$/u.test(hash)) throw new Error('A payload names no file of ours.');
    const path = join(this.#dir, hash);
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      throw new Error(`${path}: a large payload cannot be read (${error.code}). Restore the file from a backup.`);
    });
    if (createHash('sha256').update(bytes).digest('hex') === hash) return bytes;
    throw new Error(`${path}: a large payload is damaged. Restore the file from a backup.`);
  }
}
