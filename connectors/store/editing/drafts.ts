import type { Clock } from '../../clock.ts';
import { crashPoint } from '../../crash-points.ts';
import type { Database } from '../schema.ts';
import type { Drafts, Switches } from '../store.ts';

/** What a file that was deleted has for a hash: a key holds no null. */
const GONE = '';

export function drafts(db: Database, clock: Clock): Drafts {
  return {
    async keep({ file, hash, activeText, by }) {
      const draft = { active_text: activeText, by_person: by, at: clock() };
      crashPoint('drafts:before-keep');
      await db
        .insertInto('drafts')
        .values({ file, hash: hash ?? GONE, ...draft })
        .onConflict((conflict) => conflict.columns(['file', 'hash']).doUpdateSet(draft))
        .execute();
      crashPoint('drafts:after-keep');
    },
    async end(those) {
      crashPoint('drafts:before-end');
      await db.transaction().execute(async (tx) => {
        for (const { file, hash } of those)
          await tx
            .deleteFrom('drafts')
            .where('file', '=', file)
            .where('hash', '=', hash ?? GONE)
            .execute();
      });
      crashPoint('drafts:after-end');
    },
    async list() {
      const all = db.selectFrom('drafts').selectAll().orderBy('file');
      return (await all.orderBy('at', 'desc').orderBy('hash').execute()).map((row) => ({
        file: row.file,
        hash: row.hash === GONE ? null : row.hash,
        activeText: row.active_text,
        by: row.by_person,
        at: Number(row.at),
      }));
    },
  };
}

export function switches(db: Database, clock: Clock): Switches {
  return {
    async off(policy, by) {
      crashPoint('switches:before-off');
      await db
        .insertInto('switched_off')
        .values({ policy, by_person: by, at: clock() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      crashPoint('switches:after-off');
    },
    async on(policy) {
      crashPoint('switches:before-on');
      await db.deleteFrom('switched_off').where('policy', '=', policy).execute();
      crashPoint('switches:after-on');
    },
    async list() {
      const rows = await db.selectFrom('switched_off').selectAll().orderBy('policy').execute();
      return rows.map(({ policy, by_person, at }) => ({ policy, by: by_person, at: Number(at) }));
    },
  };
}
