import type { Database } from './schema.ts';
import type { Counters } from './store.ts';

export function counters(db: Database): Counters {
  return {
    async add(kind, of, at, event) {
      await db
        .insertInto('counts')
        .values({ kind, of_value: of, at, event })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async count(kind, of, since, until) {
      const { counted } = await db
        .selectFrom('counts')
        .select((select) => select.fn.countAll().as('counted'))
        .where('kind', '=', kind)
        .where('of_value', '=', of)
        .where('at', '>', since)
        .where('at', '<=', until)
        .executeTakeFirstOrThrow();
      return Number(counted);
    },
  };
}
