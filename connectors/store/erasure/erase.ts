import type { Transaction } from 'kysely';
import type { Alert } from '../../../engine/arbiter/alert.ts';
import type { Envelope } from '../../../engine/facts/facts.ts';
import type { Entry } from '../../../engine/interpreter/entry.ts';
import { crashPoint } from '../../crash-points.ts';
import type { Schema } from '../schema.ts';

/** The kind of an event that was never taken in: what is left of it is this row. */
export const OWN = 'ours';

interface What {
  readonly id: string;
  readonly openTasks: boolean;
  readonly now: number;
}

/** One transaction: an event is erased wholly, or not at all. */
export async function erase(tx: Transaction<Schema>, { id, openTasks, now }: What): Promise<string[]> {
  crashPoint('erasure:before-erase');
  const bare = { subject: '', message_id: '', erased_at: now };
  await tx
    .insertInto('events')
    .values({ id, kind: OWN, taken_at: now, ...bare })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(bare))
    .execute();
  const mails = await eraseArrivals(tx, id, now);
  await eraseAlerts(tx, id);
  await eraseTimeline(tx, id);
  const words = { title: '', note: '' };
  const tasks = tx.updateTable('tasks').set(words).where('event', '=', id);
  await (openTasks ? tasks : tasks.where('done_at', 'is not', null)).execute();
  const sent = { to_addresses: '[]', subject: '', detail: null };
  await tx.updateTable('outgoing').set(sent).where('event', '=', id).execute();
  await tx.deleteFrom('counts').where('event', '=', id).execute();
  await tx.deleteFrom('intent_corrections').where('event', '=', id).execute();
  await tx.deleteFrom('readings').where('event', '=', id).execute();
  await tx
    .deleteFrom('replies')
    .where((of) => of.or([of('event', '=', id), of('sent', '=', id)]))
    .execute();
  await tx.deleteFrom('senders').where('event', '=', id).execute();
  await tx.deleteFrom('verdicts').where('event', '=', id).execute();
  await tx.deleteFrom('claims').where('event', '=', id).execute();
  await tx.deleteFrom('inhibitions').where('event', '=', id).execute();
  crashPoint('erasure:before-commit');
  return mails;
}

async function eraseArrivals(tx: Transaction<Schema>, id: string, now: number): Promise<string[]> {
  const settled = await tx
    .selectFrom('arrivals')
    .select(['mailbox', 'envelope', 'mail'])
    .where('event', '=', id)
    .where('state', '!=', 'taken')
    .execute();
  for (const { mailbox, envelope } of settled) {
    const bare: Envelope = { mailbox, receivedAt: (JSON.parse(envelope) as Envelope).receivedAt };
    const change = { envelope: JSON.stringify(bare), mail: '', erased_at: now };
    await tx.updateTable('arrivals').set(change).where('event', '=', id).where('mailbox', '=', mailbox).execute();
  }
  return settled.map(({ mail }) => mail).filter(Boolean);
}

async function eraseAlerts(tx: Transaction<Schema>, id: string): Promise<void> {
  for (const { key, alert } of await tx
    .selectFrom('alerts')
    .select(['key', 'alert'])
    .where('event', '=', id)
    .execute()) {
    const { quote: _, ...kept } = JSON.parse(alert) as Alert;
    const bare: Alert = { ...kept, name: '', address: '', subject: '', body: '' };
    await tx
      .updateTable('alerts')
      .set({ alert: JSON.stringify(bare), detail: null })
      .where('key', '=', key)
      .execute();
  }
}

/** Longer than any history: no late repeat brings the words back. */
const ERASED = 2 ** 31 - 1;

async function eraseTimeline(tx: Transaction<Schema>, id: string): Promise<void> {
  for (const { ordinal, entry } of await tx.selectFrom('entries').selectAll().where('event', '=', id).execute()) {
    const bare = JSON.stringify(bareEntry(JSON.parse(entry) as Entry));
    if (bare === entry) continue;
    await tx
      .updateTable('entries')
      .set({ entry: bare, history: ERASED })
      .where('event', '=', id)
      .where('ordinal', '=', ordinal)
      .execute();
  }
}

/** What an entry may keep: nothing that a mail, or a policy about it, has put into words. */
const BARE = [
  'at',
  'kind',
  'policy',
  'branch',
  'seq',
  'step',
  'to',
  'channel',
  'stage',
  'turn',
  'priority',
  'alert',
  'cause',
  'effect',
  'until',
  'exit',
] as const;

function bareEntry(entry: Entry): Entry {
  const bare = Object.fromEntries(BARE.filter((name) => entry[name] !== undefined).map((name) => [name, entry[name]]));
  // the reason of a verdict is one of a few; that of an error is in words
  const reason = entry.kind === 'error' ? {} : { reason: entry.reason };
  return { ...(bare as unknown as Entry), ...reason };
}
