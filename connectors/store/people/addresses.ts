import type { Database } from '../schema.ts';
import type { Addresses } from '../store.ts';

export function addresses(db: Database): Addresses {
  const all = () => db.selectFrom('addresses').selectAll().orderBy('person').orderBy('channel');
  return {
    async set(person, channel, address) {
      await db
        .insertInto('addresses')
        .values({ person, channel, address })
        .onConflict((conflict) => conflict.columns(['person', 'channel']).doUpdateSet({ address }))
        .execute();
    },
    async remove(person, channel) {
      await db.deleteFrom('addresses').where('person', '=', person).where('channel', '=', channel).execute();
    },
    async of(persons) {
      return persons.length === 0
        ? []
        : all()
            .where('person', 'in', [...persons])
            .execute();
    },
    all: () => all().execute(),
  };
}
