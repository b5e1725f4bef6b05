import { crashPoint } from '../crash-points.ts';
import type { Database } from './schema.ts';
import type { Cursors } from './store.ts';

export function cursors(db: Database): Cursors {
  return {
    async get(mailbox, folder) {
      const row = await db
        .selectFrom('cursors')
        .selectAll()
        .where('mailbox', '=', mailbox)
        .where('folder', '=', folder)
        .executeTakeFirst();
      if (!row) return undefined;
      return {
        uidValidity: row.uid_validity,
        uidNext: Number(row.uid_next),
        ...(row.mod_seq !== null && { modSeq: row.mod_seq }),
        ...(row.read_at !== null && { readAt: Number(row.read_at) }),
      };
    },
    async set(mailbox, folder, { uidValidity, uidNext, modSeq, readAt }) {
      crashPoint('cursors:before-set');
      const cursor = {
        uid_validity: uidValidity,
        uid_next: uidNext,
        mod_seq: modSeq ?? null,
        read_at: readAt ?? null,
      };
      await db
        .insertInto('cursors')
        .values({ mailbox, folder, ...cursor })
        .onConflict((conflict) => conflict.columns(['mailbox', 'folder']).doUpdateSet(cursor))
        .execute();
      crashPoint('cursors:after-set');
    },
  };
}
