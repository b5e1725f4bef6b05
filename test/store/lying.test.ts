import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import { anEvent, aPlace } from './specimens.ts';

let dir: string;
let store: Store;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'posthorn-lying-'));
  store = await openStore({ dir, clock: () => 1_000 });
});
afterEach(async () => {
  await store.close();
  await rm(dir, { recursive: true });
});

test('the mails that lie in a folder, at their latest place, with what is true of them', async () => {
  const at = (uid: number, folder = 'INBOX', mailbox = 'sales') => aPlace({ uid, folder, mailbox });
  await store.events.takeIn(anEvent({ id: 'read', messageId: 'r@x', place: at(1) }));
  await store.events.takeIn(anEvent({ id: 'deleted', place: at(2) }));
  await store.events.takeIn(anEvent({ id: 'moved', place: at(3) }));
  await store.events.takeIn(anEvent({ id: 'moved', place: at(9, 'Done') }));
  await store.events.takeIn(anEvent({ id: 'elsewhere', mailbox: 'hr', place: at(1, 'INBOX', 'hr') }));
  await store.events.takeIn(anEvent({ id: 'nowhere' }));
  await store.events.noteState('read', { event: 'mail.read', at: 5 });
  await store.events.noteState('read', { event: 'mail.read', at: 6, by: 'li' });
  await store.events.noteState('read', { event: 'mail.answered', at: 7 });
  await store.events.noteState('deleted', { event: 'mail.deleted', at: 8 });

  const [lying, ...others] = await store.events.lyingIn('sales', 'INBOX');
  expect(others).toEqual([]);
  expect({ ...lying, states: lying!.states.toSorted() }).toEqual({
    place: at(1),
    messageId: 'r@x',
    takenAt: 1_000,
    states: ['mail.answered', 'mail.read'],
  });
  expect((await store.events.lyingIn('sales', 'Done')).map(({ place }) => place.uid)).toEqual([9]);
  expect(await store.events.lyingIn('sales', 'Trash')).toEqual([]);
});

test('a cursor remembers when the folder was read, where it is told', async () => {
  const cursor = { uidValidity: '1', uidNext: 2, modSeq: '3', readAt: 4 };
  await store.cursors.set('sales', 'INBOX', cursor);
  expect(await store.cursors.get('sales', 'INBOX')).toEqual(cursor);
  await store.cursors.set('sales', 'INBOX', { uidValidity: '1', uidNext: 3 });
  expect(await store.cursors.get('sales', 'INBOX')).toEqual({ uidValidity: '1', uidNext: 3 });
});
