import type { Selectable } from 'kysely';
import { crashPoint } from '../../crash-points.ts';
import type { Database, Schema } from '../schema.ts';
import type { Absence, Absences } from '../store.ts';

export function absences(db: Database): Absences {
  const all = () => db.selectFrom('absences').selectAll().orderBy('from_at').orderBy('id');
  return {
    async add({ id, person, from, until, deputy, note }) {
      const absence = { person, from_at: from, until_at: until, deputy: deputy ?? null, note };
      crashPoint('absences:before-add');
      await db
        .insertInto('absences')
        .values({ id, ...absence })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(absence))
        .execute();
      crashPoint('absences:after-add');
    },
    async remove(id) {
      await db.deleteFrom('absences').where('id', '=', id).execute();
    },
    async at(persons, at) {
      if (persons.length === 0) return [];
      const those = all().where('person', 'in', [...persons]);
      return (await those.where('from_at', '<=', at).where('until_at', '>', at).execute()).map(absenceOf);
    },
    async list() {
      return (await all().execute()).map(absenceOf);
    },
  };
}

const absenceOf = (row: Selectable<Schema['absences']>): Absence => ({
  id: row.id,
  person: row.person,
  from: Number(row.from_at),
  until: Number(row.until_at),
  ...(row.deputy !== null && { deputy: row.deputy }),
  note: row.note,
});
