import { SecretError } from '../../../connectors/secret.ts';
import { openStore } from '../../../connectors/store/open.ts';
import type { Store } from '../../../connectors/store/store.ts';
import { StoreError } from '../../../connectors/store/store-error.ts';
import type { Ground } from '../../directory/ground.ts';
import { DirectoryError } from '../../directory/names.ts';
import { storeOf } from '../../up/store.ts';
import { CommandFailure, EXIT } from '../failure.ts';
import type { Common } from '../options.ts';
import { loadRules } from './rules.ts';
import { settings } from './settings.ts';

export interface Configured extends Common {
  readonly config?: string;
}

/** The store of the configuration while something is done with it, and what it is held against: a running Posthorn may hold it, too. */
export async function withBooks<T>(
  options: Configured,
  work: (store: Store, ground: Ground) => Promise<T>,
): Promise<T> {
  const config = settings(options);
  try {
    const { ruleset } = await loadRules(config.rules);
    const channels = new Map(Object.entries(config.channels).map(([name, { kind }]) => [name, kind]));
    const store = await openStore(storeOf(config));
    return await work(store, { rules: ruleset, channels }).finally(() => store.close());
  } catch (error) {
    const exit = error instanceof DirectoryError ? EXIT.usage : EXIT.found;
    const isTold = exit === EXIT.usage || error instanceof StoreError || error instanceof SecretError;
    throw isTold ? new CommandFailure((error as Error).message, exit, error) : error;
  }
}
