import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { BackupError } from './backup-error.ts';

/** Written last: a backup without it was never finished. */
export const MANIFEST = 'backup.json';

/** The database of the store, in the data folder. */
export const STORE = 'posthorn.db';

/** Folders whose files are named by the SHA-256 of their bytes. */
export const BY_HASH = ['mails', 'payloads'] as const;

const schema = z.strictObject({
  format: z.literal(1),
  /** Of Posthorn. */
  version: z.string(),
  /** ISO 8601 */
  begun: z.string(),
  /** Files in the folders that are named by their bytes. */
  kept: z.strictObject({ mails: z.int(), payloads: z.int() }),
  /** SHA-256 (hex) of every other file, by its path. */
  files: z.record(z.string(), z.string()),
});
export type Manifest = z.output<typeof schema>;

/** @throws BackupError where there is none, or one that this version does not know */
export function readManifest(folder: string): Manifest {
  const parsed = schema.safeParse(contents(join(folder, MANIFEST)));
  if (parsed.success) return parsed.data;
  throw new BackupError(
    `${folder}: this is no whole backup of Posthorn (${MANIFEST} is missing or of a later version). Give another one.`,
  );
}

function contents(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @returns the SHA-256 of a file, in hex */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
