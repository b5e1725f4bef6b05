import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../connectors/store/open.ts';
import { storeContract } from './contract.ts';

storeContract('SQLite', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'posthorn-store-'));
  return {
    open: (clock) => openStore({ dir, clock }),
    remove: () => rm(dir, { recursive: true }),
  };
});
