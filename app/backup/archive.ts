import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { BackupError } from './backup-error.ts';

const ARCHIVE = /\.(tar|tar\.gz|tgz)$/;

/** Whether a name is that of an archive rather than of a folder. */
export const isArchive = (path: string): boolean => ARCHIVE.test(path);

/** Fills a scratch folder beside an archive that is to be, and makes the archive of it. */
export async function packing<T>(archive: string, fill: (folder: string) => Promise<T>): Promise<T> {
  const place = resolve(archive);
  return inScratch(dirname(place), async (folder) => {
    const filled = await fill(folder);
    const draft = `${folder}.tar`;
    try {
      await tar(archive.endsWith('.tar') ? '-cf' : '-czf', draft, folder);
      await using handle = await open(draft, 'r');
      await handle.chmod(0o600);
      await handle.sync();
      await rename(draft, place);
    } finally {
      await rm(draft, { force: true });
    }
    return filled;
  });
}

/** Unpacks an archive into a scratch folder beside the place that its content is for. */
export const unpacked = <T>(archive: string, beside: string, use: (folder: string) => Promise<T>): Promise<T> =>
  inScratch(dirname(resolve(beside)), async (folder) => {
    await tar('-xf', resolve(archive), folder);
    return use(folder);
  });

async function inScratch<T>(beside: string, work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(beside, { recursive: true });
  const folder = await mkdtemp(join(beside, '.posthorn-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tar(how: '-cf' | '-czf' | '-xf', archive: string, folder: string): Promise<void> {
  const content = how === '-xf' ? ['--no-same-owner'] : ['.'];
  try {
    await promisify(execFile)('tar', [how, archive, '-C', folder, ...content]);
  } catch (error) {
    const words = (error as { stderr?: string }).stderr?.trim() || (error as Error).message;
    if (how === '-xf' && CUT.test(words)) {
      throw new BackupError(`${archive}: the archive is cut off or damaged. Copy it once more, or give another one.`);
    }
    throw new BackupError(`${archive}: tar failed (${words.split('\n')[0]}). Use a folder in place of an archive.`);
  }
}

/** What tar and gzip say of an archive that ends too soon, or is none. */
const CUT =
  /unexpected (?:end|EOF)|not look like a tar|not in gzip|crc error|length error|invalid compressed|skipping to next header/i;
