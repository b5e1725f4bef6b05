import type { Selectable } from 'kysely';
import type { Clock } from '../clock.ts';
import { crashPoint } from '../crash-points.ts';
import type { Database, Schema } from './schema.ts';
import type { NewOutgoing, Outgoing, OutgoingMail } from './store.ts';

const DEFAULT_LIMIT = 500;

/** States from which nothing leads back. */
const ACCEPTED = ['sent', 'bounced'];

export function outgoing(db: Database, clock: Clock): Outgoing {
  const where = (column: 'id' | 'message_id', value: string) =>
    db.selectFrom('outgoing').selectAll().where(column, '=', value).orderBy('begun_at').limit(1).executeTakeFirst();
  const get = async (id: string) => mailOf(await where('id', id));
  return {
    get,
    begin: (mail) => begin(db, mail, clock()),
    async finish(id, outcome) {
      crashPoint('outgoing:before-finish');
      const result = outcome.ok
        ? { state: 'sent', receipt: outcome.receipt ?? null, detail: null }
        : { state: 'failed', detail: outcome.detail };
      await db
        .updateTable('outgoing')
        .set({ ...result, finished_at: clock() })
        .where('id', '=', id)
        .where('state', 'not in', ACCEPTED)
        .execute();
      crashPoint('outgoing:after-finish');
    },
    async bounced(id, detail) {
      crashPoint('outgoing:before-bounce');
      const bounce = { state: 'bounced', detail };
      await db.updateTable('outgoing').set(bounce).where('id', '=', id).where('state', '!=', 'bounced').execute();
      crashPoint('outgoing:after-bounce');
      return get(id);
    },
    async findByMessageId(messageId) {
      return mailOf(await where('message_id', messageId));
    },
    async list({ event, limit = DEFAULT_LIMIT } = {}) {
      let query = db.selectFrom('outgoing').selectAll();
      if (event !== undefined) query = query.where('event', '=', event);
      const rows = await query.orderBy('begun_at', 'desc').orderBy('id').limit(limit).execute();
      return rows.map((row) => mailOf(row)!);
    },
  };
}

async function begin(db: Database, mail: NewOutgoing, now: number): Promise<'go' | 'sent'> {
  const { id, event, policy, to, messageId, subject } = mail;
  const row = { id, event, policy, to_addresses: JSON.stringify(to), message_id: messageId, subject };
  crashPoint('outgoing:before-begin');
  await db
    .insertInto('outgoing')
    .values({ ...row, state: 'sending', begun_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const again = { state: 'sending', detail: null, finished_at: null };
  await db.updateTable('outgoing').set(again).where('id', '=', id).where('state', '=', 'failed').execute();
  crashPoint('outgoing:after-begin');
  const known = db.selectFrom('outgoing').select('state').where('id', '=', id);
  return ACCEPTED.includes((await known.executeTakeFirstOrThrow()).state) ? 'sent' : 'go';
}

const mailOf = (row: Selectable<Schema['outgoing']> | undefined): OutgoingMail | undefined =>
  row && {
    id: row.id,
    event: row.event,
    policy: row.policy,
    to: JSON.parse(row.to_addresses) as string[],
    messageId: row.message_id,
    subject: row.subject,
    state: row.state as OutgoingMail['state'],
    ...(row.receipt !== null && { receipt: row.receipt }),
    ...(row.detail !== null && { detail: row.detail }),
    begunAt: Number(row.begun_at),
    ...(row.finished_at !== null && { finishedAt: Number(row.finished_at) }),
  };
