import type { Transaction } from 'kysely';
import { crashPoint } from '../crash-points.ts';
import type { Database, Schema } from './schema.ts';
import type { Cursor, Cursors } from './store.ts';
import { Superseded } from './superseded.ts';

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
    async set(mailbox, folder, cursor, watch) {
      crashPoint('cursors:before-set');
      if (watch === undefined) await write(db, mailbox, folder, cursor);
      else await db.transaction().execute((tx) => writeAs(tx, watch, mailbox, folder, cursor));
      crashPoint('cursors:after-set');
    },
    async beginWatch(mailbox) {
      crashPoint('cursors:before-begin-watch');
      const { watch } = await db
        .insertInto('watches')
        .values({ mailbox, watch: 1 })
        .onConflict((conflict) =>
          conflict.column('mailbox').doUpdateSet((of) => ({ watch: of('watches.watch', '+', 1) })),
        )
        .returning('watch')
        .executeTakeFirstOrThrow();
      crashPoint('cursors:after-begin-watch');
      return Number(watch);
    },
  };
}

/** The row of the watch is written to, not read: a later watch waits until this is done, or this one finds it there. */
async function writeAs(tx: Transaction<Schema>, watch: number, mailbox: string, folder: string, cursor: Cursor) {
  const { numUpdatedRows } = await tx
    .updateTable('watches')
    .set({ watch })
    .where('mailbox', '=', mailbox)
    .where('watch', '=', watch)
    .executeTakeFirst();
  if (!numUpdatedRows) throw new Superseded(mailbox);
  await write(tx, mailbox, folder, cursor);
}

async function write(db: Database, mailbox: string, folder: string, cursor: Cursor): Promise<void> {
  const { uidValidity, uidNext, modSeq, readAt } = cursor;
  const row = { uid_validity: uidValidity, uid_next: uidNext, mod_seq: modSeq ?? null, read_at: readAt ?? null };
  await db
    .insertInto('cursors')
    .values({ mailbox, folder, ...row })
    .onConflict((conflict) => conflict.columns(['mailbox', 'folder']).doUpdateSet(row))
    .execute();
}
