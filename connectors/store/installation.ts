import { crashPoint } from '../crash-points.ts';
import type { Database } from './schema.ts';
import type { Installation } from './store.ts';

export function installation(db: Database): Installation {
  const kept = async (name: string) =>
    (await db.selectFrom('installation').select('value').where('name', '=', name).executeTakeFirst())?.value;
  return {
    get: kept,
    async keep(name, value) {
      crashPoint('installation:before-keep');
      await db
        .insertInto('installation')
        .values({ name, value })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      crashPoint('installation:after-keep');
      return (await kept(name)) ?? value;
    },
  };
}
