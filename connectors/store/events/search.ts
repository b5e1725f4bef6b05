import { sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { EventRow, EventSearch } from '../store.ts';
import { arrivals, eventRow } from './row.ts';

export async function searchEvents(db: Database, search: EventSearch): Promise<EventRow[]> {
  const found = matching(db, search).select('id').orderBy('taken_at', 'desc').orderBy('id').limit(search.limit);
  const ids = (await found.execute()).map(({ id }) => id);
  if (!ids.length) return [];
  const copies = arrivals(db).where('arrivals.event', 'in', ids);
  const rows = await copies.orderBy('arrivals.taken_at').orderBy('arrivals.mailbox').execute();
  const byId = Map.groupBy(rows.map(eventRow), ({ id }) => id);
  return ids.flatMap((id) => byId.get(id)?.[0] ?? []);
}

/** Timelines are JSON: a field stands in it as `"policy":"…"`, and in no text, where its quotes would be escaped. */
function matching(db: Database, { ids, policy, person, text, since, before, started }: EventSearch) {
  let events = db.selectFrom('events');
  if (ids) events = events.where('id', 'in', ids.length ? [...ids] : ['']);
  if (since !== undefined) events = events.where('taken_at', '>=', since);
  if (before !== undefined) events = events.where('taken_at', '<', before);
  if (started)
    events = events.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('arrivals')
          .select('arrivals.event')
          .whereRef('arrivals.event', '=', 'events.id')
          .where('arrivals.state', '=', 'started'),
      ),
    );
  if (text !== undefined)
    events = events.where((or) =>
      or.or([
        sql<boolean>`lower(subject) like ${`%${escaped(text.toLowerCase())}%`} escape '!'`,
        or('id', '=', text),
        or('message_id', '=', text),
      ]),
    );
  for (const [field, value] of [
    ['policy', policy],
    ['to', person],
  ] as const) {
    if (value === undefined) continue;
    const pattern = `%${escaped(`${JSON.stringify(field)}:${JSON.stringify(value)}`)}%`;
    events = events.where(
      sql<boolean>`exists (select 1 from entries where entries.event = events.id and entry like ${pattern} escape '!')`,
    );
  }
  return events;
}

const escaped = (text: string) => text.replace(/[!%_]/g, '!$&');
