import type { Selectable } from 'kysely';
import type { Clock } from '../../clock.ts';
import { crashPoint } from '../../crash-points.ts';
import type { Database, Schema } from '../schema.ts';
import type { Proposal, Proposals, RuleChange, RuleChanges } from '../store.ts';

export function proposals(db: Database, clock: Clock): Proposals {
  const all = () => db.selectFrom('proposals').selectAll();
  return {
    async make(hash, about, by) {
      crashPoint('proposals:before-make');
      // One statement: read apart, it could be ended in between.
      const row = await db
        .insertInto('proposals')
        .values({ hash, about, by_person: by, at: clock() })
        .onConflict((conflict) => conflict.column('hash').doUpdateSet({ hash }))
        .returningAll()
        .executeTakeFirstOrThrow();
      crashPoint('proposals:after-make');
      return proposalOf(row);
    },
    async end(hash) {
      crashPoint('proposals:before-end');
      await db.deleteFrom('proposals').where('hash', '=', hash).execute();
      crashPoint('proposals:after-end');
    },
    async list() {
      return (await all().orderBy('at', 'desc').orderBy('hash').execute()).map(proposalOf);
    },
  };
}

const proposalOf = ({ hash, about, by_person, at }: Selectable<Schema['proposals']>): Proposal => ({
  hash,
  about,
  by: by_person,
  at: Number(at),
});

const DEFAULT_LIMIT = 500;
/** Databases bound the parameters of one statement. */
const ROWS_AT_ONCE = 1_000;

export function ruleChanges(db: Database, clock: Clock): RuleChanges {
  const newest = () => db.selectFrom('rule_changes').selectAll().orderBy('at', 'desc').orderBy('subject');
  return {
    async note({ kind, by, approvedBy }, subjects) {
      const rest = { kind, by_person: by, approved_by: approvedBy ?? null, at: clock() };
      const rows = subjects.map((subject) => ({ subject, ...rest }));
      crashPoint('rule-changes:before-note');
      await db.transaction().execute(async (tx) => {
        for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
          await tx
            .insertInto('rule_changes')
            .values(rows.slice(at, at + ROWS_AT_ONCE))
            .execute();
      });
      crashPoint('rule-changes:after-note');
    },
    async last(subject, until) {
      const those = newest().where('subject', '=', subject).limit(1);
      const row = await (until === undefined ? those : those.where('at', '<=', until)).executeTakeFirst();
      return row && changeOf(row);
    },
    async list(limit = DEFAULT_LIMIT) {
      return (await newest().limit(limit).execute()).map(changeOf);
    },
  };
}

const changeOf = (row: Selectable<Schema['rule_changes']>): RuleChange => ({
  subject: row.subject,
  kind: row.kind as RuleChange['kind'],
  by: row.by_person,
  ...(row.approved_by !== null && { approvedBy: row.approved_by }),
  at: Number(row.at),
});
