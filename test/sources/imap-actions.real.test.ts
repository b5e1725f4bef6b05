import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MailboxActions } from '../../connectors/sources/imap/actions.ts';
import { imapConfig } from '../../connectors/sources/imap/config.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Place } from '../../connectors/store/store.ts';
import { move } from '../../workflows/activities/mailbox.ts';
import type { Parts } from '../../workflows/activities/parts.ts';
import { PASSWORD } from '../real/dovecot.ts';
import { anEvent } from '../store/specimens.ts';
import { mail } from './contract.ts';
import { ImapOffice } from './imap-office.ts';

let office: ImapOffice;
let actions: MailboxActions;
let place: Place;

beforeEach(async () => {
  process.env.POSTHORN_TEST_PASSWORD = PASSWORD;
  office = await ImapOffice.open();
  await office.watch();
  office.dovecot.deliver('sales', mail('acted on'));
  const [arrival] = await office.intake.arrived(1);
  place = arrival!.place!;
  actions = new MailboxActions([account('sales')]);
});
afterEach(() => office.close());

const account = (name: string, port = office.dovecot.port) =>
  imapConfig.parse({
    name,
    host: '127.0.0.1',
    port,
    tls: 'none',
    user: 'sales',
    password: { env: 'POSTHORN_TEST_PASSWORD' },
  });

/** A way in to a server on this machine that counts who comes. */
async function countedEntrance(to: number) {
  let connections = 0;
  const server = createServer((near) => {
    connections++;
    const far = connect(to, '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const end of [near, far]) end.on('error', () => {});
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, connections: () => connections, close: () => promisify(server.close.bind(server))() };
}

const subjectsIn = async (folder: string) => {
  const person = await office.person('sales', folder);
  const mails = await person.fetchAll('1:*', { envelope: true });
  return mails.map(({ envelope }) => envelope!.subject);
};

test('moves a mail into a folder that it makes, and the source tells so', async () => {
  const there = await actions.move(place, 'Quarantine', 'acted-on@forwarder.example');
  expect(await subjectsIn('Quarantine')).toEqual(['acted on']);
  expect(there).toMatchObject({ mailbox: 'sales', folder: 'Quarantine', uid: 1 });
  expect(await actions.move(place, 'Quarantine', 'acted-on@forwarder.example'), 'a repeat').toEqual(there);
  await office.state('acted on', 'mail.moved');
});

test('a move that is repeated after a crash is no failure', async () => {
  await actions.move(place, 'Quarantine', 'acted-on@forwarder.example');
  await actions.move(place, 'Quarantine', 'acted-on@forwarder.example');
  expect(await subjectsIn('Quarantine')).toEqual(['acted on']);
});

test('flags a mail, as often as it is told', async () => {
  for (const flag of ['flagged', 'important', 'seen', 'seen']) await actions.flag(place, flag);
  const person = await office.person();
  const message = await person.fetchOne('1', { flags: true });
  expect(message && [...message.flags!].filter((flag) => flag !== '\\Recent').toSorted()).toEqual([
    '$Important',
    '\\Flagged',
    '\\Seen',
  ]);
  await office.state('acted on', 'mail.read');
});

const ALL = ['mail.answered', 'mail.deleted', 'mail.moved', 'mail.read'];

test('looks whether a mail was read or answered, and changes nothing by it', async () => {
  expect(await actions.look(place, ALL, 'acted-on@forwarder.example')).toEqual([]);
  const person = await office.person();
  await person.messageFlagsAdd('1', ['\\Seen', '\\Answered']);
  expect(await actions.look(place, ALL, 'acted-on@forwarder.example')).toEqual(['mail.answered', 'mail.read']);
  expect(await actions.look(place, ['mail.read'])).toEqual(['mail.read']);
});

test('looks for a mail that has left its folder', async () => {
  await actions.move(place, 'Done', 'acted-on@forwarder.example');
  expect(await actions.look(place, ALL, 'acted-on@forwarder.example')).toEqual(['mail.moved']);
  const person = await office.person('sales', 'Done');
  await person.messageDelete('1');
  expect(await actions.look(place, ALL, 'acted-on@forwarder.example')).toEqual(['mail.deleted']);
});

test('a mail in the rubbish is deleted, as the watch of its folder says it too', async () => {
  await actions.move(place, 'Trash', 'acted-on@forwarder.example');
  expect(await actions.look(place, ALL, 'acted-on@forwarder.example')).toEqual(['mail.deleted']);
});

test('looks that wait together take one connection, and each has its own answer', async () => {
  for (let n = 0; n < 40; n++) office.dovecot.deliver('sales', mail(`due ${n}`));
  const due = (await office.intake.arrived(41)).slice(1).map((arrival) => arrival.place!);
  const person = await office.person();
  await person.messageFlagsAdd(String(due[7]!.uid), ['\\Seen'], { uid: true });
  await person.messageDelete(String(due[8]!.uid), { uid: true });
  const entrance = await countedEntrance(office.dovecot.port);
  const counted = new MailboxActions([account('sales', entrance.port)]);
  const found = await Promise.all([
    counted.look(place, ALL),
    ...due.map((one) => counted.look(one, ALL)),
    counted.look({ ...place, folder: 'Archive' }, ALL).catch((error) => error.temporary),
  ]);
  expect(found).toEqual([[], ...due.map((_, n) => (n === 7 ? ['mail.read'] : n === 8 ? ['mail.deleted'] : [])), true]);
  expect(entrance.connections()).toBe(1);
  await entrance.close();
});

test('a look that is taken back leaves the queue, and the others stay', async () => {
  const tooLate = new AbortController();
  const moving = actions.move(place, 'Quarantine', 'acted-on@forwarder.example');
  const looks = [actions.look(place, ALL, '', tooLate.signal), actions.look(place, ALL)];
  tooLate.abort(new Error('too late'));
  await expect(looks[0]).rejects.toThrow('too late');
  await moving;
  expect(await looks[1]).toEqual(['mail.deleted']);
});

test('a look says what keeps it from looking', async () => {
  await office.dovecot.kill();
  await expect(actions.look(place, ALL)).rejects.toMatchObject({ name: 'MailboxActionError', temporary: true });
});

test('what was moved to quarantine can be moved back: where it lies then is remembered', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'posthorn-moved-'));
  const store = await openStore({ dir });
  await store.events.takeIn(anEvent({ mailbox: 'sales', messageId: 'acted-on@forwarder.example', place }));
  const perform = move({ store, mailboxes: actions } as unknown as Parts);
  const to = (folder: string) => perform({ event: 'e1', args: [folder] } as unknown as Parameters<typeof perform>[0]);
  await to('Quarantine');
  expect(await subjectsIn('Quarantine')).toEqual(['acted on']);
  expect((await store.events.places('e1'))[0]).toMatchObject({ folder: 'Quarantine' });
  await to('INBOX');
  expect(await subjectsIn('INBOX')).toEqual(['acted on']);
  await store.close();
  rmSync(dir, { recursive: true });
});

test('says what is for good and what is for now', async () => {
  const failure = (doing: Promise<unknown>) =>
    doing.then(
      () => undefined,
      (error) => error,
    );
  expect(await failure(actions.move({ ...place, uid: 99 }, 'Archive', 'acted-on@forwarder.example'))).toMatchObject({
    temporary: false,
    message: expect.stringContaining('no longer in "INBOX"'),
  });
  expect(await failure(actions.move({ ...place, mailbox: 'hr' }, 'Archive'))).toMatchObject({ temporary: false });
  expect(await failure(actions.flag(place, 'sparkling'))).toMatchObject({ temporary: false });
  expect(await failure(actions.flag({ ...place, uidValidity: '1' }, 'seen'))).toMatchObject({ temporary: true });
  await office.dovecot.kill();
  expect(await failure(actions.flag(place, 'seen'))).toMatchObject({
    temporary: true,
    message: expect.stringContaining('Nothing listens on'),
  });
  await office.dovecot.start();
  await actions.flag(place, 'seen');
});
