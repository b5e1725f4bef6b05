import { writeSync } from 'node:fs';
import type { Store } from '../../connectors/store/store.ts';
import { StoreError } from '../../connectors/store/store-error.ts';
import { openAt } from './place.ts';
import { anAlert, anEvent, aPlace, aTask } from './specimens.ts';

/**
 * A process that writes until it is killed, and says on its standard output what the store has acknowledged: one name a
 * line, said only after the write returned. `node writer.ts DIR|URL PREFIX [COUNT] [MAIL_BYTES] [keep]`; with `keep` it erases nothing, as nobody does without the lease
 */
const [where = '', prefix = '', count = 'Infinity', mailBytes = '300', keeps = ''] = process.argv.slice(2);

const acknowledge = (what: string, id: string) => writeSync(1, `${what} ${id}\n`);

async function writeOne(store: Store, id: string): Promise<void> {
  const mail = await store.mails.put(Buffer.from(`${id}\r\n`.padEnd(Number(mailBytes), 'x')));
  acknowledge('mail', mail);
  acknowledge('event', `${id} ${await store.events.takeIn(anEvent({ id, mail, place: aPlace({ folder: id }) }))}`);
  await store.events.settle(id, 'sales', 'started');
  acknowledge('settled', id);
  await store.events.noteState(id, { at: 1, event: 'mail.read' });
  acknowledge('state', id);
  await store.cursors.set('sales', id, { uidValidity: '1', uidNext: 2 });
  acknowledge('cursor', id);
  await store.events.noteTold(id, { at: 1, event: 'mail.read' });
  acknowledge('told', id);
  await store.cursors.beginWatch(id);
  acknowledge('watch', id);
  await store.installation.keep(id, id);
  acknowledge('kept', id);
  acknowledge('begun', `${id} ${await store.log.begin(anAlert({ key: id }))}`);
  await store.log.finish(id, { ok: true, receipt: id });
  acknowledge('sent', id);
  await store.log.append(id, 0, [{ at: 0, kind: 'start', policy: id, branch: '0', seq: 0 }]);
  acknowledge('entry', id);
  await store.tasks.create(aTask({ id }));
  acknowledge('task', id);
  await store.tasks.finish(id, 'li');
  acknowledge('done', id);
  await store.rules.publish(`{"of":"${id}"}`, id);
  acknowledge('rules', id);
  await writeAttention(store, id);
  await writeWork(store, id);
  await writeEditing(store, id);
  if (!keeps) await eraseOne(store, `${id}-gone`);
}

async function eraseOne(store: Store, id: string): Promise<void> {
  const mail = await store.mails.put(Buffer.from(id));
  await store.events.takeIn(anEvent({ id, mail }));
  await store.events.settle(id, 'sales', 'unmatched');
  await store.erasure.erase(id, true);
  acknowledge('erased', id);
  await store.erasure.dropMails(Number.MAX_SAFE_INTEGER, [mail]);
  acknowledge('dropped', mail);
  await store.erasure.dropLog(0);
}

async function writeAttention(store: Store, id: string): Promise<void> {
  const when = { from: 1, until: 2 };
  await store.absences.add({ id, person: id, ...when, note: '' });
  acknowledge('absence', id);
  await store.overrides.add({ id, team: id, person: 'li', ...when, note: '' });
  acknowledge('override', id);
  await store.subscriptions.add({ person: id, endpoint: id, keys: { p256dh: 'k', auth: 'a' } });
  acknowledge('subscription', id);
  await store.silences.add({ id, matchers: [], ...when, by: 'li', comment: '' });
  acknowledge('silence', id);
  await store.silences.hid(id, { key: id, urgent: true, at: 1 });
  acknowledge('hidden', id);
  await store.silences.markReminded(id, 'ending', 1);
  acknowledge('reminded', id);
  await store.silences.end(id, 1);
  acknowledge('silence-ended', id);
  await store.inhibitions.open({ event: id, policy: 'p', quiets: [], labels: {} });
  acknowledge('inhibition', id);
  await store.inhibitions.open({ event: id, policy: 'q', quiets: [], labels: {} });
  await store.inhibitions.close(id, 'q');
  acknowledge('inhibition-closed', id);
}

async function writeWork(store: Store, id: string): Promise<void> {
  acknowledge('token', `${id} ${await store.tokens.use(id, 'li', 1, 2)}`);
  acknowledge('lease', `${id} ${await store.leases.take(id, `${process.pid}`, 1_000_000)}`);
  await store.leases.release(id, 'nobody');
  await store.episodes.begin(id, 1);
  acknowledge('episode', id);
  await store.episodes.begin(`${id} over`, 1);
  await store.episodes.end(`${id} over`);
  acknowledge('episode-over', id);
  await store.outgoing.begin({ id, event: id, policy: 'p', to: [], messageId: id, subject: '' });
  acknowledge('mailing', id);
  await store.outgoing.finish(id, { ok: true, receipt: id });
  acknowledge('mailed', id);
  await store.outgoing.bounced(id, 'gone');
  acknowledge('bounced', id);
  await store.corrections.keep({ id, event: id, kind: 'order', seen: [id], by: 'li' });
  acknowledge('corrected', id);
}

async function writeEditing(store: Store, id: string): Promise<void> {
  const draft = { file: id, hash: id, activeText: null, by: 'li' };
  await store.drafts.keep(draft);
  acknowledge('draft', id);
  await store.drafts.keep({ ...draft, hash: 'over' });
  await store.drafts.end([{ file: id, hash: 'over' }]);
  acknowledge('draft-over', id);
  await store.switches.off(id, 'li');
  acknowledge('off', id);
  await store.switches.off(`${id}-on`, 'li');
  await store.switches.on(`${id}-on`);
  acknowledge('on', id);
  await store.proposals.make(id, '{}', 'li');
  acknowledge('proposal', id);
  await store.proposals.make(`${id}-over`, '{}', 'li');
  await store.proposals.end(`${id}-over`);
  acknowledge('proposal-over', id);
  await store.ruleChanges.note({ kind: 'activated', by: 'li' }, [id]);
  acknowledge('change', id);
}

async function writeAll(): Promise<void> {
  const store = await openAt(where);
  acknowledge('open', prefix);
  for (let at = 0; at < Number(count); at += 1) await writeOne(store, `${prefix}-${at}`);
  await store.close();
}

try {
  await writeAll();
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  acknowledge('trouble', `${error.trouble} ${error.message}`);
  process.exitCode = 3;
}
