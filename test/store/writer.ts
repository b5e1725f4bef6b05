import { writeSync } from 'node:fs';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import { StoreError } from '../../connectors/store/store-error.ts';
import { anAlert, anEvent, aPlace, aTask } from './specimens.ts';

/**
 * A process that writes until it is killed, and says on its standard output what the store has acknowledged: one name a
 * line, said only after the write returned. `node writer.ts DIR PREFIX [COUNT] [MAIL_BYTES]`
 */
const [dir = '', prefix = '', count = 'Infinity', mailBytes = '300'] = process.argv.slice(2);

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
}

async function writeAll(): Promise<void> {
  const store = await openStore({ dir });
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
