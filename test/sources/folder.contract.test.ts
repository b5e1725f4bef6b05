import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderConfig } from '../../connectors/sources/folder/config.ts';
import { FolderSource } from '../../connectors/sources/folder/folder-source.ts';
import { sourceContract } from './contract.ts';

sourceContract('Folder', async () => {
  const path = await mkdtemp(join(tmpdir(), 'posthorn-folder-'));
  let count = 0;
  return {
    source: (intake) => new FolderSource(folderConfig.parse({ path, settleMs: 50, rescanSeconds: 0.2 }), intake),
    send: async (raw) => {
      count += 1;
      const name = `${String(count).padStart(4, '0')}.eml`;
      await writeFile(join(path, `.${name}`), raw);
      await rename(join(path, `.${name}`), join(path, name));
    },
    keepsWhileAway: true,
    clear: async () => {
      for (const name of await readdir(path)) await rm(join(path, name), { recursive: true });
    },
    close: () => rm(path, { recursive: true }),
  };
});
