import type { Selectable } from 'kysely';
import type { Clock } from '../clock.ts';
import { crashPoint } from '../crash-points.ts';
import type { Database, Schema } from './schema.ts';
import type { Task, Tasks } from './store.ts';

const DEFAULT_LIMIT = 500;

export function tasks(db: Database, clock: Clock): Tasks {
  const get = async (id: string) => {
    const row = await db.selectFrom('tasks').selectAll().where('id', '=', id).executeTakeFirst();
    return row && taskOf(row);
  };
  return {
    get,
    async create({ id, system, event, policy, title, note, assign }) {
      crashPoint('tasks:before-create');
      await db
        .insertInto('tasks')
        .values({ id, system, event, policy, title, note, assign, created_at: clock() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      crashPoint('tasks:after-create');
      return (await get(id))!;
    },
    async finish(id, by) {
      crashPoint('tasks:before-finish');
      const done = { done_at: clock(), done_by: by ?? null };
      await db.updateTable('tasks').set(done).where('id', '=', id).where('done_at', 'is', null).execute();
      crashPoint('tasks:after-finish');
      return get(id);
    },
    async list({ open, event, limit = DEFAULT_LIMIT } = {}) {
      let query = db.selectFrom('tasks').selectAll();
      if (open !== undefined) query = query.where('done_at', open ? 'is' : 'is not', null);
      if (event !== undefined) query = query.where('event', '=', event);
      return (await query.orderBy('created_at', 'desc').orderBy('id').limit(limit).execute()).map(taskOf);
    },
    async open() {
      const undone = db.selectFrom('tasks').where('done_at', 'is', null);
      const { n } = await undone.select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow();
      return Number(n);
    },
  };
}

const taskOf = (row: Selectable<Schema['tasks']>): Task => ({
  id: row.id,
  system: row.system,
  event: row.event,
  policy: row.policy,
  title: row.title,
  note: row.note,
  assign: row.assign,
  createdAt: Number(row.created_at),
  ...(row.done_at !== null && { doneAt: Number(row.done_at) }),
  ...(row.done_by !== null && { doneBy: row.done_by }),
});
