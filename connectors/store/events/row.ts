import type { Selectable } from 'kysely';
import type { Database, Schema } from '../schema.ts';
import type { EventRow, Place } from '../store.ts';

/** Arrivals with what they share as one event. */
export const arrivals = (db: Database) =>
  db
    .selectFrom('arrivals')
    .innerJoin('events', 'events.id', 'arrivals.event')
    .select(['events.id', 'events.kind', 'events.message_id', 'events.subject'])
    .selectAll('arrivals');

type Arrival = Selectable<Schema['arrivals']> &
  Pick<Selectable<Schema['events']>, 'id' | 'kind' | 'message_id' | 'subject'>;

export function eventRow(row: Arrival): EventRow {
  return {
    id: row.id,
    kind: row.kind,
    source: row.source as EventRow['source'],
    envelope: JSON.parse(row.envelope) as EventRow['envelope'],
    mail: row.mail,
    messageId: row.message_id,
    subject: row.subject,
    ...(row.folder !== null && { place: placeOf(row as Parameters<typeof placeOf>[0]) }),
    state: row.state as EventRow['state'],
    takenAt: Number(row.taken_at),
    ...(row.erased_at !== null && { erasedAt: Number(row.erased_at) }),
  };
}

export const placeOf = (
  row: Pick<Selectable<Schema['places']>, 'mailbox' | 'folder' | 'uid_validity' | 'uid'>,
): Place => ({
  mailbox: row.mailbox,
  folder: row.folder,
  uidValidity: row.uid_validity,
  uid: Number(row.uid),
});
