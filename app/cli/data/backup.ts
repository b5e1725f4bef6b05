import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isArchive, packing } from '../../backup/archive.ts';
import { BackupError } from '../../backup/backup-error.ts';
import type { Manifest } from '../../backup/manifest.ts';
import { expectEmpty } from '../../backup/restore.ts';
import { takeBackup } from '../../backup/take.ts';
import { ownPackage } from '../../own-package.ts';
import type { BackupOptions } from '../commands/backup.ts';
import { EXIT, type Exit } from '../failure.ts';
import { json, line, note } from '../print/output.ts';
import { settings } from '../read/settings.ts';
import { saying } from './saying.ts';

const POSTGRES =
  'The store is a Postgres: back it up with its own tools (pg_dump, or a copy with its log), and the file "key" of the data folder beside it.';

export async function backup(to: string, options: BackupOptions): Promise<Exit> {
  const config = settings(options);
  return saying(async () => {
    if (config.store.postgres) throw new BackupError(POSTGRES);
    const manifest = await copied(config.data, to);
    if (options.json) json({ to, ...manifest });
    else line(`${to}: ${manifest.kept.mails} mails, and all that was known of them at ${manifest.begun}.`);
    if (!existsSync(join(config.data, 'temporal.db'))) {
      note('Temporal runs elsewhere: back its database up after this, so that no run is missing that the store names.');
    }
    return EXIT.fine;
  });
}

async function copied(data: string, to: string): Promise<Manifest> {
  const { version } = ownPackage();
  if (isArchive(to)) {
    if (existsSync(to)) throw new BackupError(`${to}: there is such a file already. Name a new one.`);
    return packing(to, (folder) => takeBackup(data, folder, version));
  }
  expectEmpty(to);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  try {
    return await takeBackup(data, to, version);
  } catch (error) {
    rmSync(to, { recursive: true, force: true });
    throw error;
  }
}
