import { crashPoint } from '../../crash-points.ts';
import type { Database } from '../schema.ts';

/** See {@link Erasure.dropLog}. Each statement stands for itself: what one leaves behind the next sweep finds. */
export async function dropLog(db: Database, before: number): Promise<number> {
  const erased = db.selectFrom('events').select('id').where('erased_at', 'is not', null);
  const old = erased.where('taken_at', '<', before);
  crashPoint('erasure:before-drop-log');
  const silences = db.selectFrom('silences').select('id').where('until_at', '<', before);
  const results = [
    await db.deleteFrom('alerts').where('event', 'in', old).where('logged_at', '<', before).executeTakeFirst(),
    await db.deleteFrom('entries').where('event', 'in', old).executeTakeFirst(),
    await db.deleteFrom('outgoing').where('event', 'in', old).executeTakeFirst(),
    await db.deleteFrom('tasks').where('event', 'in', old).where('done_at', 'is not', null).executeTakeFirst(),
    await db.deleteFrom('absences').where('until_at', '<', before).executeTakeFirst(),
    await db.deleteFrom('overrides').where('until_at', '<', before).executeTakeFirst(),
    await db.deleteFrom('intent_corrections').where('event', '=', '').where('at', '<', before).executeTakeFirst(),
    await db.deleteFrom('hidden').where('silence', 'in', silences).executeTakeFirst(),
    await db.deleteFrom('silences').where('until_at', '<', before).executeTakeFirst(),
  ];
  await db
    .updateTable('tasks')
    .set({ title: '', note: '' })
    .where('done_at', 'is not', null)
    .where('title', '!=', '')
    .where('event', 'in', erased)
    .execute();
  crashPoint('erasure:after-drop-log');
  return results.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0);
}
