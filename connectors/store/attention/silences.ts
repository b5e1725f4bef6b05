import { type Selectable, sql } from 'kysely';
import type { Clock } from '../../clock.ts';
import { crashPoint } from '../../crash-points.ts';
import type { Database, Schema } from '../schema.ts';
import type { SilenceRow, Silences } from '../store.ts';

const REMINDED = { ending: 'reminded_at', urgent: 'urgent_told_at' } as const;

export function silences(db: Database, clock: Clock): Silences {
  const get = async (id: string) => (await counted(db).where('id', '=', id).execute()).map(silenceOf)[0];
  return {
    get,
    async add({ id, matchers, from, until, recurs, by, comment }) {
      const when = { from_at: from, until_at: until, recurs: recurs ? JSON.stringify(recurs) : null };
      crashPoint('silences:before-add');
      await db
        .insertInto('silences')
        .values({ id, matchers: JSON.stringify(matchers), ...when, by_person: by, comment, created_at: clock() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      crashPoint('silences:after-add');
    },
    async end(id, at) {
      crashPoint('silences:before-end');
      await db
        .updateTable('silences')
        .set({ ended_at: at })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .execute();
      crashPoint('silences:after-end');
      return get(id);
    },
    async at(at) {
      const their = counted(db).where('from_at', '<=', at).where('until_at', '>', at);
      const open = their.where((or) => or.or([or('ended_at', 'is', null), or('ended_at', '>', at)]));
      return (await open.orderBy('created_at').orderBy('id').execute()).map(silenceOf);
    },
    async list() {
      return (await counted(db).orderBy('created_at', 'desc').orderBy('id').execute()).map(silenceOf);
    },
    async hid(id, { key, urgent, at }) {
      crashPoint('silences:before-hid');
      await db
        .insertInto('hidden')
        .values({ silence: id, key, urgent: Number(urgent), at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      crashPoint('silences:after-hid');
    },
    async markReminded(id, which, at, since = 0) {
      const column = REMINDED[which];
      crashPoint('silences:before-remind');
      const { numUpdatedRows } = await db
        .updateTable('silences')
        .set({ [column]: at })
        .where('id', '=', id)
        .where((or) => or.or([or(column, 'is', null), or(column, '<', since), or(column, '=', at)]))
        .executeTakeFirstOrThrow();
      crashPoint('silences:after-remind');
      return numUpdatedRows > 0n;
    },
  };
}

/** Silences with what they hid. */
const counted = (db: Database) =>
  db
    .selectFrom('silences')
    .selectAll()
    .select((select) => [
      select
        .selectFrom('hidden')
        .whereRef('silence', '=', 'silences.id')
        .select(sql<number>`count(*)`.as('n'))
        .as('hidden'),
      select
        .selectFrom('hidden')
        .whereRef('silence', '=', 'silences.id')
        .where('urgent', '=', 1)
        .select(({ fn }) => fn.max('at').as('at'))
        .as('hid_urgent_at'),
    ]);

type Counted = Selectable<Schema['silences']> & { hidden: number | null; hid_urgent_at: number | null };

const silenceOf = (row: Counted): SilenceRow => ({
  id: row.id,
  matchers: JSON.parse(row.matchers) as SilenceRow['matchers'],
  from: Number(row.from_at),
  until: Number(row.until_at),
  ...(row.recurs !== null && { recurs: JSON.parse(row.recurs) as SilenceRow['recurs'] }),
  by: row.by_person,
  comment: row.comment,
  createdAt: Number(row.created_at),
  ...(row.ended_at !== null && { endedAt: Number(row.ended_at) }),
  ...(row.reminded_at !== null && { remindedAt: Number(row.reminded_at) }),
  ...(row.urgent_told_at !== null && { urgentToldAt: Number(row.urgent_told_at) }),
  hidden: Number(row.hidden),
  ...(row.hid_urgent_at !== null && { hidUrgentAt: Number(row.hid_urgent_at) }),
});
