import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginWatch } from '../../connectors/sources/imap/begin-watch.ts';
import { imapConfig } from '../../connectors/sources/imap/config.ts';
import { ImapSource } from '../../connectors/sources/imap/imap-source.ts';
import { mail } from './contract.ts';
import { eventually } from './eventually.ts';
import { ImapOffice, up } from './imap-office.ts';

let office: ImapOffice;
const open: ImapSource[] = [];
beforeEach(async () => {
  office = await ImapOffice.open();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((source) => source.stop()));
  await office.close();
});

/** A watch as a worker begins one. */
async function watch() {
  const { store } = office.intake;
  const told = { superseded: 0 };
  const cursors = await beginWatch(store.cursors, 'sales', () => {
    told.superseded += 1;
  });
  const where = { name: 'sales', user: 'sales', host: '127.0.0.1', port: office.dovecot.port, tls: 'none' } as const;
  const config = imapConfig.parse({ ...where, password: { env: 'POSTHORN_TEST_PASSWORD' } });
  const source = new ImapSource(config, office.intake, { cursors, events: store.events });
  open.push(source);
  await source.start();
  return { source, told };
}

test('of two watches of a mailbox the earlier one hears of it when it would write next, and writes no cursor any more', async () => {
  const { cursors } = office.intake.store;
  const earlier = await watch();
  await up(earlier.source);
  office.dovecot.deliver('sales', mail('one'));
  await office.intake.arrived(1);
  await eventually(async () => (await cursors.get('sales', 'INBOX'))?.uidNext === 2, 'the cursor of the earlier one');

  const later = await watch();
  await up(later.source);
  office.dovecot.deliver('sales', mail('two'));
  await eventually(() => earlier.told.superseded > 0, 'the earlier one to hear of it');
  await eventually(async () => (await cursors.get('sales', 'INBOX'))?.uidNext === 3, 'the cursor of the later one');
  await earlier.source.stop();
  expect((await cursors.get('sales', 'INBOX'))?.uidNext).toBe(3);
  expect(later.told.superseded).toBe(0);
});
