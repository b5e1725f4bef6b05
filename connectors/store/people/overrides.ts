import type { Selectable } from 'kysely';
import { crashPoint } from '../../crash-points.ts';
import type { Database, Schema } from '../schema.ts';
import type { Override, Overrides } from '../store.ts';

export function overrides(db: Database): Overrides {
  const all = () => db.selectFrom('overrides').selectAll().orderBy('from_at').orderBy('id');
  return {
    async add({ id, team, person, from, until, note }) {
      const override = { team, person, from_at: from, until_at: until, note };
      crashPoint('overrides:before-add');
      await db
        .insertInto('overrides')
        .values({ id, ...override })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(override))
        .execute();
      crashPoint('overrides:after-add');
    },
    async remove(id) {
      await db.deleteFrom('overrides').where('id', '=', id).execute();
    },
    async at(teams, at) {
      if (teams.length === 0) return [];
      const those = all().where('team', 'in', [...teams]);
      return (await those.where('from_at', '<=', at).where('until_at', '>', at).execute()).map(overrideOf);
    },
    async list() {
      return (await all().execute()).map(overrideOf);
    },
  };
}

const overrideOf = (row: Selectable<Schema['overrides']>): Override => ({
  id: row.id,
  team: row.team,
  person: row.person,
  from: Number(row.from_at),
  until: Number(row.until_at),
  note: row.note,
});
