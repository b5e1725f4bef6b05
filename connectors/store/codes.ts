import type { Database } from './schema.ts';
import type { Codes } from './store.ts';

/** Each count is one statement: of several processes that try at once, each takes a try. */
export function codes(db: Database): Codes {
  return {
    async issue({ nonce, digest, until, tries, expires }, most) {
      const fresh = { digest, until_at: until, tries };
      const issued = await db
        .insertInto('codes')
        .values({ nonce, ...fresh, issues: 1, expires_at: expires })
        .onConflict((conflict) =>
          conflict
            .column('nonce')
            .doUpdateSet(({ ref, eb }) => ({ ...fresh, issues: eb(ref('codes.issues'), '+', 1) }))
            .where('codes.issues', '<', most),
        )
        .returning('nonce')
        .execute();
      return issued.length > 0;
    },
    async awaits(nonce, now) {
      const awaited = db.selectFrom('codes').select('nonce').where('nonce', '=', nonce);
      return (await awaited.where('tries', '>', 0).where('until_at', '>', now).executeTakeFirst()) !== undefined;
    },
    async try(nonce, now) {
      const tried = await db
        .updateTable('codes')
        .set(({ eb }) => ({ tries: eb('tries', '-', 1) }))
        .where('nonce', '=', nonce)
        .where('tries', '>', 0)
        .where('until_at', '>', now)
        .returning(['digest', 'tries'])
        .executeTakeFirst();
      return tried && { digest: tried.digest, left: Number(tried.tries) };
    },
    async spend(nonce) {
      await db.updateTable('codes').set({ tries: 0 }).where('nonce', '=', nonce).execute();
    },
    async sweep(now) {
      await db.deleteFrom('codes').where('expires_at', '<=', now).execute();
    },
  };
}
