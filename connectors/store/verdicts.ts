import type { Database } from './schema.ts';
import type { Said, SaidOfSender, Verdict, Verdicts } from './store.ts';

/** Words about so many of a sender's latest mails count. */
const MOST_SAID = 50;

export function verdicts(db: Database): Verdicts {
  return {
    async say({ event, verdict, by, at }) {
      const said = { verdict, by_person: by, at };
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('verdicts')
        .columns(['event', 'verdict', 'by_person', 'at'])
        .expression(
          db
            .selectFrom('senders')
            .select((of) => [
              'senders.event',
              of.cast<string>(of.val(verdict), 'text').as('verdict'),
              of.cast<string>(of.val(by), 'text').as('by_person'),
              of.cast<number>(of.val(at), 'bigint').as('at'),
            ])
            .where('senders.event', '=', event),
        )
        .onConflict((conflict) => conflict.column('event').doUpdateSet(said))
        .executeTakeFirst();
      return Number(numInsertedOrUpdatedRows ?? 0) > 0;
    },
    async get(event) {
      const row = await db.selectFrom('verdicts').selectAll().where('event', '=', event).executeTakeFirst();
      return row && saidIn(row);
    },
    async about({ sender, root }) {
      const rows = await db
        .selectFrom('verdicts')
        .innerJoin('senders', 'senders.event', 'verdicts.event')
        .select(['verdicts.verdict', 'verdicts.at', 'senders.sender', 'senders.reasons'])
        .where('senders.root', '=', root)
        .orderBy('verdicts.at', 'desc')
        .limit(MOST_SAID)
        .execute();
      const own = rows.filter((row) => row.sender === sender);
      return last(own.length ? own : rows, own.length ? 'sender' : 'domain');
    },
  };
}

interface Row {
  readonly verdict: string;
  readonly at: number;
  readonly reasons: string;
}

/** What was fine before the last time that something was bad is fine no longer. */
function last(rows: readonly Row[], about: SaidOfSender['about']): SaidOfSender | undefined {
  const [latest] = rows;
  if (!latest) return undefined;
  const bad = rows.findIndex(({ verdict }) => verdict === 'bad');
  const fine = rows.slice(0, bad < 0 ? rows.length : bad);
  const reasons = new Set(fine.flatMap((row) => JSON.parse(row.reasons) as string[]));
  return { verdict: latest.verdict as Verdict, about, at: Number(latest.at), reasons: [...reasons].sort() };
}

const saidIn = (row: { event: string; verdict: string; by_person: string; at: number }): Said => ({
  event: row.event,
  verdict: row.verdict as Verdict,
  by: row.by_person,
  at: Number(row.at),
});
