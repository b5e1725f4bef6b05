import { crashPoint } from '../crash-points.ts';
import type { Database } from './schema.ts';
import type { Episodes } from './store.ts';

export function episodes(db: Database): Episodes {
  return {
    async begin(name, at) {
      crashPoint('episodes:before-begin');
      await db
        .insertInto('episodes')
        .values({ name, since_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      crashPoint('episodes:after-begin');
      const row = await db.selectFrom('episodes').select('since_at').where('name', '=', name).executeTakeFirst();
      return Number(row?.since_at ?? at);
    },
    async end(name) {
      crashPoint('episodes:before-end');
      await db.deleteFrom('episodes').where('name', '=', name).execute();
      crashPoint('episodes:after-end');
    },
    async openNow() {
      const rows = await db.selectFrom('episodes').selectAll().orderBy('name').execute();
      return new Map(rows.map(({ name, since_at }) => [name, Number(since_at)]));
    },
  };
}
