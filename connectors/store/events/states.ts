import type { Selectable } from 'kysely';
import type { WorldEvent } from '../../../engine/interpreter/host.ts';
import { crashPoint } from '../../crash-points.ts';
import type { Database, Schema } from '../schema.ts';
import type { Events } from '../store.ts';

/** What became true of events. The handle and the person stand in the key, so where there is none they are empty, not null. */
export function states(db: Database): Pick<Events, 'noteState' | 'states' | 'noteTold' | 'untold'> {
  return {
    async noteState(id, { event, of, by, at }) {
      crashPoint('events:before-note-state');
      await db
        .insertInto('states')
        .values({ event: id, state: event, of_handle: of ?? '', by_person: by ?? '', at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      crashPoint('events:after-note-state');
    },
    async states(id) {
      const found = db.selectFrom('states').selectAll().where('event', '=', id).orderBy('at').orderBy('state');
      return (await found.orderBy('of_handle').orderBy('by_person').execute()).map(worldEvent);
    },
    async noteTold(id, { event, of, by }) {
      crashPoint('events:before-note-told');
      await db
        .updateTable('states')
        .set({ told: 1 })
        .where('event', '=', id)
        .where('state', '=', event)
        .where('of_handle', '=', of ?? '')
        .where('by_person', '=', by ?? '')
        .execute();
      crashPoint('events:after-note-told');
    },
    async untold(until, limit) {
      const found = db.selectFrom('states').selectAll().where('told', '=', 0).where('at', '<=', until);
      const rows = await found.orderBy('at').orderBy('event').orderBy('state').limit(limit).execute();
      return rows.map((row) => ({ id: row.event, world: worldEvent(row) }));
    },
  };
}

const worldEvent = (row: Selectable<Schema['states']>): WorldEvent => ({
  at: Number(row.at),
  event: row.state,
  ...(row.by_person && { by: row.by_person }),
  ...(row.of_handle && { of: row.of_handle }),
});
