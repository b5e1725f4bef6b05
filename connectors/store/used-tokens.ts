import { randomUUID } from 'node:crypto';
import { crashPoint } from '../crash-points.ts';
import { persist } from './persist.ts';
import type { Database, Schema } from './schema.ts';
import type { UsedTokens } from './store.ts';

export function usedTokens(db: Database): UsedTokens {
  return {
    async use(nonce, by, at, expires) {
      const useId = randomUUID();
      crashPoint('tokens:before-use');
      const used = await persist(() =>
        useBy(db, { nonce, use_id: useId, by_person: by, used_at: at, expires_at: expires }),
      );
      crashPoint('tokens:after-use');
      return used;
    },
    async sweep(now) {
      await db.deleteFrom('used_tokens').where('expires_at', '<=', now).execute();
    },
  };
}

/** The use that is kept is the first; a repeat of that one, after its connection broke, is told so. */
async function useBy(db: Database, use: Schema['used_tokens']): Promise<boolean> {
  await db
    .insertInto('used_tokens')
    .values(use)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = db.selectFrom('used_tokens').select('use_id').where('nonce', '=', use.nonce);
  return (await kept.executeTakeFirstOrThrow()).use_id === use.use_id;
}
