import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isArchive, unpacked } from '../../backup/archive.ts';
import { expectEmpty, restoreBackup } from '../../backup/restore.ts';
import type { RestoreOptions } from '../commands/restore.ts';
import { CommandFailure, EXIT, type Exit } from '../failure.ts';
import { json, line } from '../print/output.ts';
import { saying } from './saying.ts';

export async function restore(from: string, options: RestoreOptions): Promise<Exit> {
  if (!existsSync(from)) throw new CommandFailure(`${from}: there is no such file or folder.`);
  const data = resolve(options.data);
  return saying(async () => {
    expectEmpty(data);
    const make = (folder: string) => restoreBackup(folder, data);
    const manifest = isArchive(from) ? await unpacked(from, data, make) : await make(resolve(from));
    if (options.json) json({ data, ...manifest });
    else line(`${data}: ${manifest.kept.mails} mails, and all that was known of them at ${manifest.begun}.`);
    return EXIT.fine;
  });
}
