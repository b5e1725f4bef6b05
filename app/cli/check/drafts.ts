import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Draft } from '../../../connectors/store/store.ts';
import type { RuleFiles } from '../../../engine/compiler/compile.ts';
import { readConfig } from '../../config/read.ts';

/**
 * Files that the editor saved and nobody has activated, as far as this machine knows: where the configuration names these
 * rules and has an embedded store. What cannot be looked at is none of a check's business.
 */
export async function draftsIn(dir: string, files: RuleFiles, config?: string): Promise<readonly Draft[]> {
  try {
    const { data, rules, store: settings } = readConfig(config);
    if (resolve(dir) !== rules || settings.postgres || !existsSync(join(data, 'posthorn.db'))) return [];
    const { openStore } = await import('../../../connectors/store/open.ts');
    const { HeldBack } = await import('../../workspace/held-back.ts');
    const store = await openStore({ dir: data });
    try {
      return await new HeldBack(store, false).drafts(files);
    } finally {
      await store.close();
    }
  } catch {
    return [];
  }
}
