import { MAY_HAVE_ARRIVED } from '../../connectors/channels/deliver.ts';
import type { Parts } from './parts.ts';

/** Ends a delivery in the log: whoever was sending it died or failed in our own code. What was sent all the same stays so. */
export const abandon =
  ({ store }: Pick<Parts, 'store'>) =>
  ({ key, detail }: { readonly key: string; readonly detail: string }): Promise<void> =>
    store.log.finish(key, { ok: false, detail: `${detail} ${MAY_HAVE_ARRIVED}` });
