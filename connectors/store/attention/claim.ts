import type { Transaction } from 'kysely';
import type { Database, Schema } from '../schema.ts';
import type { NotificationLog } from '../store.ts';
import { takeTurn } from '../turns.ts';

/** How long a place is kept for an alert whose sending has not begun: rounds often come to nothing. Ms. */
const KEPT_MS = 30_000;

type Limit = Parameters<NotificationLog['claim']>[2];

/** One after the other for each person: what counts is then what all the others have taken. */
export async function claim(
  db: Database,
  { person, event, now }: { readonly person: string; readonly event: string; readonly now: number },
  { since, most }: Limit,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await takeTurn(tx, `alerts to ${person}`);
    const others = { person, event, from: now - KEPT_MS };
    const before = (await begun(tx, person, since)) + (await claimed(tx, others));
    await tx
      .deleteFrom('claims')
      .where('person', '=', person)
      .where((or) => or.or([or('event', '=', event), or('at', '<', others.from)]))
      .execute();
    if (before < most) await tx.insertInto('claims').values({ person, event, at: now }).execute();
    return before;
  });
}

async function begun(tx: Transaction<Schema>, person: string, since: number): Promise<number> {
  const { count } = await tx
    .selectFrom('alerts')
    .select((select) => select.fn.countAll().as('count'))
    .where('person', '=', person)
    .where('logged_at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Places of other events whose alerts are not in the log yet. */
async function claimed(
  tx: Transaction<Schema>,
  { person, event, from }: { readonly person: string; readonly event: string; readonly from: number },
): Promise<number> {
  const { count } = await tx
    .selectFrom('claims')
    .select((select) => select.fn.countAll().as('count'))
    .where('person', '=', person)
    .where('event', '!=', event)
    .where('at', '>=', from)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('alerts')
            .select('key')
            .whereRef('alerts.event', '=', 'claims.event')
            .whereRef('alerts.person', '=', 'claims.person')
            .whereRef('alerts.logged_at', '>=', 'claims.at'),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(count);
}
