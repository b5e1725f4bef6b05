import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processesAgree } from './agreement.ts';

processesAgree(2, 'folder', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'posthorn-two-'));
  return { where: dir, remove: () => rm(dir, { recursive: true }) };
});
