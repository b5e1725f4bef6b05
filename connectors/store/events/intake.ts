import type { Transaction } from 'kysely';
import type { Clock } from '../../clock.ts';
import { crashPoint } from '../../crash-points.ts';
import type { Database, Schema } from '../schema.ts';
import type { Events, NewEvent, News, Place } from '../store.ts';

/** What came in, once for each mailbox. */
export function intake(db: Database, clock: Clock): Pick<Events, 'takeIn' | 'notePlace' | 'settle'> {
  return {
    notePlace: (id, place) => db.transaction().execute((tx) => notePlace(tx, id, place, clock())),
    async takeIn(event) {
      crashPoint('events:before-take-in');
      const verdict = await db.transaction().execute((tx) => takeIn(tx, event, clock()));
      crashPoint('events:after-take-in');
      return verdict;
    },
    async settle(id, mailbox, state) {
      crashPoint('events:before-settle');
      const { numUpdatedRows } = await db
        .updateTable('arrivals')
        .set({ state })
        .where('event', '=', id)
        .where('mailbox', '=', mailbox)
        .executeTakeFirst();
      crashPoint('events:after-settle');
      if (!numUpdatedRows) throw new Error(`Nothing to settle: event ${id} never came by the mailbox ${mailbox}.`);
    },
  };
}

async function takeIn(tx: Transaction<Schema>, event: NewEvent, now: number): Promise<News> {
  const fresh = await insertEvent(tx, event, now);
  const arrived = await insertArrival(tx, event, now);
  if (event.place) await notePlace(tx, event.id, event.place, now);
  return fresh ? 'fresh' : arrived ? 'copy' : 'known';
}

async function insertEvent(tx: Transaction<Schema>, event: NewEvent, now: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('events')
    .values({
      id: event.id,
      kind: event.kind,
      message_id: event.messageId,
      subject: event.subject,
      taken_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Boolean(numInsertedOrUpdatedRows);
}

async function insertArrival(tx: Transaction<Schema>, event: NewEvent, now: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('arrivals')
    .values({
      event: event.id,
      mailbox: event.envelope.mailbox,
      source: event.source,
      envelope: JSON.stringify(event.envelope),
      mail: event.mail,
      state: 'taken',
      taken_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Boolean(numInsertedOrUpdatedRows);
}

/** A mail that is known may have been moved: its arrival then points to where it lies now, and the old place is kept. */
async function notePlace(tx: Transaction<Schema>, event: string, place: Place, now: number): Promise<void> {
  const { mailbox, folder, uid } = place;
  const where = { folder, uid_validity: place.uidValidity, uid };
  await tx
    .insertInto('places')
    .values({ ...where, mailbox, event, noted_at: now })
    .onConflict((conflict) =>
      conflict.columns(['mailbox', 'folder', 'uid_validity', 'uid']).doUpdateSet({ event, noted_at: now }),
    )
    .execute();
  await tx.updateTable('arrivals').set(where).where('event', '=', event).where('mailbox', '=', mailbox).execute();
}
