import type { Database } from './schema.ts';
import type { AnsweredMail, Answers } from './store.ts';

export function answers(db: Database): Answers {
  return {
    async pair(sent, events) {
      if (!events.length) return;
      await db
        .insertInto('replies')
        .values(events.map((event) => ({ event, sent })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async note({ event, ...read }) {
      await db
        .insertInto('readings')
        .values({ event, ...read })
        .onConflict((conflict) => conflict.column('event').doUpdateSet(read))
        .execute();
    },
    since: (since, limit) => answeredSince(db, since, limit),
  };
}

async function answeredSince(db: Database, since: number, limit: number): Promise<AnsweredMail[]> {
  const found = await db
    .selectFrom('states')
    .innerJoin('events', 'events.id', 'states.event')
    .leftJoin('readings', 'readings.event', 'states.event')
    .where('states.state', '=', 'mail.answered')
    .where('states.at', '>=', since)
    .where('events.kind', '=', 'mail.received')
    .where('events.erased_at', 'is', null)
    .select(['states.event', 'readings.kind', 'readings.language', 'readings.customer'])
    .select(({ fn }) => fn.min('states.at').as('answered_at'))
    .groupBy(['states.event', 'readings.kind', 'readings.language', 'readings.customer'])
    .orderBy('answered_at', 'desc')
    .orderBy('states.event')
    .limit(limit)
    .execute();
  const ids = found.map(({ event }) => event);
  const [came, replied] = await Promise.all([arrivalsOf(db, ids), repliesTo(db, ids)]);
  return found.flatMap(({ event, answered_at, kind, language, customer }) => {
    const first = came.get(event);
    if (!first) return [];
    const reading = kind === null || language === null || customer === null ? undefined : { kind, language, customer };
    const { receivedAt } = JSON.parse(first.envelope) as { receivedAt: number };
    const reply = replied.get(event);
    return [
      {
        event,
        mail: first.mail,
        receivedAt,
        answeredAt: Number(answered_at),
        ...(reading && { reading }),
        ...(reply && { reply }),
      },
    ];
  });
}

/** The first copy of each that is still kept. */
async function arrivalsOf(db: Database, events: readonly string[]) {
  if (!events.length) return new Map<string, never>();
  const rows = await db
    .selectFrom('arrivals')
    .select(['event', 'envelope', 'mail'])
    .where('event', 'in', events)
    .where('erased_at', 'is', null)
    .orderBy('taken_at', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.event, row]));
}

/** The raw mail of the latest answer to each. */
async function repliesTo(db: Database, events: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (!events.length) return new Map();
  const rows = await db
    .selectFrom('replies')
    .innerJoin('arrivals', 'arrivals.event', 'replies.sent')
    .select(['replies.event', 'arrivals.mail'])
    .where('replies.event', 'in', events)
    .where('arrivals.erased_at', 'is', null)
    .orderBy('arrivals.taken_at')
    .execute();
  return new Map(rows.map(({ event, mail }) => [event, mail]));
}
