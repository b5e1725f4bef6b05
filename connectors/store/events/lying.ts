import type { Database } from '../schema.ts';
import type { LyingMail } from '../store.ts';

interface Where {
  readonly mailbox: string;
  readonly folder: string;
  readonly since: number;
}

/** One row for each mail and state, or one with no state. */
const rowsOf = (db: Database, { mailbox, folder, since }: Where) =>
  db
    .selectFrom('arrivals')
    .innerJoin('events', 'events.id', 'arrivals.event')
    .leftJoin('states', 'states.event', 'arrivals.event')
    .select(['arrivals.uid_validity', 'arrivals.uid', 'arrivals.taken_at', 'events.message_id', 'states.state'])
    .where('arrivals.mailbox', '=', mailbox)
    .where('arrivals.folder', '=', folder)
    .where('arrivals.taken_at', '>=', since)
    .orderBy('arrivals.uid')
    .execute();

export async function lyingIn(db: Database, where: Where): Promise<LyingMail[]> {
  const { mailbox, folder } = where;
  const rows = await rowsOf(db, where);
  const mails = Map.groupBy(rows, ({ uid_validity, uid }) => `${uid_validity}/${uid}`);
  return [...mails.values()].flatMap((copies) => {
    const [{ uid_validity, uid, taken_at, message_id }] = copies as [(typeof rows)[number]];
    const states = [...new Set(copies.flatMap(({ state }) => state ?? []))];
    if (uid_validity === null || uid === null || states.includes('mail.deleted')) return [];
    const place = { mailbox, folder, uidValidity: uid_validity, uid: Number(uid) };
    return [{ place, messageId: message_id, takenAt: Number(taken_at), states }];
  });
}
