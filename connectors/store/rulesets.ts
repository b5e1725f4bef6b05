import type { Selectable } from 'kysely';
import type { Clock } from '../clock.ts';
import { crashPoint } from '../crash-points.ts';
import type { Database, Schema } from './schema.ts';
import type { PublishedRuleset, Rulesets } from './store.ts';
import { takeTurn } from './turns.ts';

export function rulesets(db: Database, clock: Clock): Rulesets {
  const newest = () => db.selectFrom('rulesets').selectAll().orderBy('publication', 'desc').limit(1);
  return {
    async publish(json, hash) {
      crashPoint('rules:before-publish');
      await db.transaction().execute(async (tx) => {
        await takeTurn(tx, 'rulesets');
        const active = await tx
          .selectFrom('rulesets')
          .select(['hash', 'publication'])
          .orderBy('publication', 'desc')
          .limit(1)
          .executeTakeFirst();
        if (active?.hash === hash) return;
        const place = { published_at: clock(), publication: Number(active?.publication ?? 0) + 1 };
        await tx
          .insertInto('rulesets')
          .values({ hash, json, ...place })
          .onConflict((conflict) => conflict.column('hash').doUpdateSet(place))
          .execute();
      });
      crashPoint('rules:after-publish');
    },
    async active() {
      return published(await newest().executeTakeFirst());
    },
    async activeHash() {
      return (await db.selectFrom('rulesets').select('hash').orderBy('publication', 'desc').limit(1).executeTakeFirst())
        ?.hash;
    },
    async get(hash) {
      const row = await db.selectFrom('rulesets').selectAll().where('hash', '=', hash).executeTakeFirst();
      return published(row);
    },
    async published() {
      const rows = db
        .selectFrom('rulesets')
        .select(['hash', 'published_at'])
        .orderBy('publication', 'desc')
        .limit(MOST);
      return (await rows.execute()).map((row) => ({ hash: row.hash, publishedAt: Number(row.published_at) }));
    },
  };
}

const MOST = 500;

const published = (row: Selectable<Schema['rulesets']> | undefined): PublishedRuleset | undefined =>
  row && { hash: row.hash, json: row.json, publishedAt: Number(row.published_at) };
