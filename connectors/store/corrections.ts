import type { Clock } from '../clock.ts';
import { crashPoint } from '../crash-points.ts';
import type { Database } from './schema.ts';
import type { Corrections } from './store.ts';

export function corrections(db: Database, clock: Clock): Corrections {
  return {
    async keep({ id, event, kind, seen, by }) {
      crashPoint('corrections:before-keep');
      const row = { event, kind, seen: JSON.stringify(seen), by_person: by, at: clock() };
      await db
        .insertInto('intent_corrections')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
      crashPoint('corrections:after-keep');
    },
    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom('intent_corrections').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },
    async list(limit) {
      const found = db.selectFrom('intent_corrections').selectAll().orderBy('at', 'desc').orderBy('id').limit(limit);
      return (await found.execute()).map(({ id, event, kind, seen, by_person, at }) => ({
        id,
        event,
        kind,
        seen: JSON.parse(seen) as string[],
        by: by_person,
        at: Number(at),
      }));
    },
  };
}
