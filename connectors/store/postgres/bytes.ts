import { createHash } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { crashPoint } from '../../crash-points.ts';
import type { Database } from '../schema.ts';
import type { Bytes } from '../store.ts';
import { StoreError } from '../store-error.ts';

/** Bytes as rows: every machine that shares the database finds them. */
export function bytesInTable(
  db: Database,
  kind: 'mail' | 'payload',
  { place, clock }: { place: string; clock: Clock },
): Bytes {
  return {
    async put(raw) {
      const hash = sha256(raw);
      const put_at = clock();
      await db
        .insertInto('bytes')
        .values({ kind, hash, raw, put_at })
        .onConflict((conflict) => conflict.columns(['kind', 'hash']).doUpdateSet({ put_at }))
        .execute();
      crashPoint('bytes:after-insert');
      return hash;
    },
    async read(hash) {
      const row = await db
        .selectFrom('bytes')
        .select('raw')
        .where('kind', '=', kind)
        .where('hash', '=', hash)
        .executeTakeFirst();
      const where = `${place} (${kind} ${JSON.stringify(hash)})`;
      if (!row) throw new StoreError('missing', where);
      if (sha256(row.raw) !== hash) throw new StoreError('corrupt', where);
      return row.raw;
    },
    async discard(before, wanted, only) {
      let discarded = 0;
      const old = db.selectFrom('bytes').select('hash').where('kind', '=', kind).where('put_at', '<', before);
      const hashes = only ?? (await old.execute()).map(({ hash }) => hash);
      for (const hash of hashes) {
        if (await wanted(hash)) continue;
        crashPoint('bytes:before-delete');
        // of whoever puts it at this moment the one waits for the other: its time is looked at once more
        const { numDeletedRows } = await db
          .deleteFrom('bytes')
          .where('kind', '=', kind)
          .where('hash', '=', hash)
          .where('put_at', '<', before)
          .executeTakeFirstOrThrow();
        discarded += Number(numDeletedRows);
      }
      return discarded;
    },
  };
}

const sha256 = (raw: Uint8Array) => createHash('sha256').update(raw).digest('hex');
