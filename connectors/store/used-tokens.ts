import { randomUUID } from 'node:crypto';
import { crashPoint } from '../crash-points.ts';
import type { Database } from './schema.ts';
import type { UsedTokens } from './store.ts';

export function usedTokens(db: Database): UsedTokens {
  return {
    async use(nonce, by, at, expires) {
      const useId = randomUUID();
      crashPoint('tokens:before-use');
      const { numInsertedOrUpdatedRows: fresh } = await db
        .insertInto('used_tokens')
        .values({ nonce, use_id: useId, by_person: by, used_at: at, expires_at: expires })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      crashPoint('tokens:after-use');
      return Boolean(fresh);
    },
    async sweep(now) {
      await db.deleteFrom('used_tokens').where('expires_at', '<=', now).execute();
    },
  };
}
