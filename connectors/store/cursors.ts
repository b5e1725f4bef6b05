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
      const modSeq = row.mod_seq ?? undefined;
      return { uidValidity: row.uid_validity, uidNext: Number(row.uid_next), ...(modSeq !== undefined && { modSeq }) };
    },
    async set(mailbox, folder, { uidValidity, uidNext, modSeq }) {
      crashPoint('cursors:before-set');
      const cursor = { uid_validity: uidValidity, uid_next: uidNext, mod_seq: modSeq ?? null };
      await db
        .insertInto('cursors')
        .values({ mailbox, folder, ...cursor })
        .onConflict((conflict) => conflict.columns(['mailbox', 'folder']).doUpdateSet(cursor))
        .execute();
      crashPoint('cursors:after-set');
    },
  };
}
