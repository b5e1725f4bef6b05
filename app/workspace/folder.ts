import { createHash, randomUUID } from 'node:crypto';
import { lstatSync, realpathSync } from 'node:fs';
import { link, lstat, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { readRules } from '../rules-folder.ts';
import { PathRefused, writablePath } from './path.ts';

/** A file of the rules as it lies on the disk. */
export interface FileText {
  readonly text: string;
  /** SHA-256 of its bytes, in hex. */
  readonly hash: string;
}

/** Bytes of one file. */
export const MOST_BYTES = 2 * 1024 * 1024;

export const hashOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** The files of a rules folder, as the editor may read and write them: never through a link, never outside. */
export class Folder {
  readonly dir: string;

  constructor(dir: string) {
    this.dir = dir;
  }

  /** All that compilers read, by path; the code of extensions too, which only is read. @throws the error of `node:fs` */
  all(): Map<string, string> {
    const files = readRules(this.dir);
    return new Map(files.paths().map((path) => [path, files.read(path)!]));
  }

  /** @returns undefined where there is none @throws PathRefused */
  async read(path: string): Promise<FileText | undefined> {
    const file = this.#place(path);
    const bytes = await readFile(file).catch(unlessMissing);
    if (!bytes) return undefined;
    const text = decoded(bytes);
    if (text === undefined)
      throw new PathRefused(`${JSON.stringify(path)} is not written in UTF-8: convert it, and it can be edited.`);
    return { text, hash: hashOf(bytes) };
  }

  /**
   * Writes a whole file at once: whoever reads it sees the old text or the new one.
   *
   * @param isNew it must not be there yet
   * @returns whether it was written; not where it should have been new and is there
   * @throws PathRefused
   */
  async write(path: string, text: string, isNew: boolean): Promise<boolean> {
    const bytes = Buffer.from(text);
    if (bytes.length > MOST_BYTES) throw new PathRefused(`${JSON.stringify(path)} would be larger than 2 MiB.`);
    if (!text.isWellFormed() || text.includes('\0'))
      throw new PathRefused(`${JSON.stringify(path)} would hold what is no text (a NUL, or half a character).`);
    const file = this.#place(path);
    await mkdir(dirname(file), { recursive: true });
    this.#place(path);
    const mode = (await lstat(file).catch(unlessMissing))?.mode;
    const temporary = join(dirname(file), `.posthorn-${randomUUID()}.tmp`);
    try {
      await writeSynced(temporary, bytes, mode);
      if (!isNew) await rename(temporary, file);
      else if (!(await linked(temporary, file))) return false;
    } finally {
      await rm(temporary, { force: true });
    }
    await synced(dirname(file));
    return true;
  }

  /** @returns whether it was removed, or gone already @throws PathRefused */
  async remove(path: string): Promise<boolean> {
    const file = this.#place(path);
    await rm(file, { force: true });
    await synced(dirname(file));
    return true;
  }

  /** Where it lies. @throws PathRefused where a link or something that is no file stands in the way */
  #place(path: string): string {
    writablePath(path);
    const names = path.split('/');
    const root = realpathSync(this.dir);
    for (const at of names.keys()) {
      const place = join(root, ...names.slice(0, at + 1));
      const found = lstatSync(place, { throwIfNoEntry: false });
      if (!found) break;
      const isLast = at === names.length - 1;
      if (
        found.isSymbolicLink() ||
        (isLast ? !found.isFile() : !found.isDirectory()) ||
        !realpathSync(place).startsWith(root + sep)
      )
        throw new PathRefused(`${JSON.stringify(path)} is a link, or leads through one: edit what it points to.`);
    }
    return join(root, ...names);
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  // A mark of the byte order stays: it is part of the text.
  const text = Buffer.from(bytes).toString('utf8');
  return Buffer.from(text).equals(bytes) ? text : undefined;
}

async function writeSynced(file: string, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    if (mode !== undefined) await handle.chmod(mode & 0o777);
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Gives a file its name, unless that is taken. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // File systems without hard links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
    if (lstatSync(to, { throwIfNoEntry: false })) return false;
    await rename(from, to);
    return true;
  }
}

async function synced(directory: string): Promise<void> {
  const handle = await open(directory).catch(() => undefined);
  // Not every file system lets a directory be synced.
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
