import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { expectSound, namedMails } from '../../connectors/store/sqlite/copy.ts';
import { BackupError } from './backup-error.ts';
import { BY_HASH, hashOf, MANIFEST, type Manifest, readManifest, STORE } from './manifest.ts';

/**
 * Makes a data folder of a backup, after all of it was checked. Nothing is there until all of it is.
 *
 * @param data a folder that is empty, or is not there
 * @throws BackupError where the folder is not empty, or the backup is damaged
 */
export async function restoreBackup(from: string, data: string): Promise<Manifest> {
  expectEmpty(data);
  const manifest = readManifest(from);
  const scratch = `${data}.restoring`;
  await rm(scratch, { recursive: true, force: true });
  await mkdir(dirname(scratch), { recursive: true });
  try {
    await cp(from, scratch, { recursive: true, filter: (path) => basename(path) !== MANIFEST });
    await closeToOthers(scratch);
    await check(scratch, manifest);
    if (existsSync(data)) await rmdir(data);
    await rename(scratch, data);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return manifest;
}

/** @throws BackupError where a folder holds anything */
export function expectEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new BackupError(`${folder}: this folder is not empty. Name a new one, or move this one away first.`);
  }
}

async function closeToOthers(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
  }
}

async function check(folder: string, { files, kept }: Manifest): Promise<void> {
  for (const [path, hash] of Object.entries(files)) {
    const is = await hashOf(join(folder, path)).catch(() => undefined);
    if (is !== hash) throw damaged(path, is === undefined ? 'is missing' : 'was changed');
    if (path.endsWith('.db')) await expectSound(join(folder, path));
  }
  for (const name of BY_HASH) {
    const count = await checkHashes(folder, name);
    if (count !== kept[name]) throw damaged(name, `holds ${count} files in place of ${kept[name]}`);
  }
  await checkMails(folder);
}

/** @returns how many files there are, each with the bytes that its name says */
async function checkHashes(folder: string, name: string): Promise<number> {
  if (!existsSync(join(folder, name))) return 0;
  const entries = await readdir(join(folder, name), { recursive: true, withFileTypes: true });
  const found = entries.filter((entry) => entry.isFile());
  for (const entry of found) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (hash !== basename(entry.name, extname(entry.name))) throw damaged(`${name}/${entry.name}`, 'was changed');
  }
  return found.length;
}

/** Every mail that the store names is there. */
async function checkMails(folder: string): Promise<void> {
  for (const hash of await namedMails(join(folder, STORE))) {
    const file = join('mails', hash.slice(0, 2), `${hash}.eml`);
    if (!existsSync(join(folder, file))) throw damaged(file, 'is missing');
  }
}

const damaged = (path: string, how: string) =>
  new BackupError(`The backup is damaged: ${path} ${how}. Give another one.`);
