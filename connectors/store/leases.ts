import type { Clock } from '../clock.ts';
import { crashPoint } from '../crash-points.ts';
import type { Database } from './schema.ts';
import type { Leases } from './store.ts';

export function leases(db: Database, clock: Clock): Leases {
  return {
    /** One statement: of two that ask at once the database makes one wait, and then it is held. */
    async take(name, holder, forMs) {
      const now = clock();
      const lease = { holder, until_at: now + forMs };
      crashPoint('leases:before-take');
      const { numInsertedOrUpdatedRows: taken } = await db
        .insertInto('leases')
        .values({ name, ...lease })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet(lease)
            .where((or) => or.or([or('leases.holder', '=', holder), or('leases.until_at', '<=', now)])),
        )
        .executeTakeFirstOrThrow();
      crashPoint('leases:after-take');
      return Boolean(taken);
    },
    async release(name, holder) {
      crashPoint('leases:before-release');
      await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
      crashPoint('leases:after-release');
    },
  };
}
