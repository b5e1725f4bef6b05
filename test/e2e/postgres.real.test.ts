import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../real/postgres.ts';
import { eventually } from '../sources/eventually.ts';
import { openAt } from '../store/place.ts';
import { aMail, Office } from './office.ts';
import { PEOPLE, recall } from './rules.ts';

describe('an office whose store is a Postgres', () => {
  let office: Office;
  let server: PostgresServer;
  beforeEach(async () => {
    server = await startPostgres();
    const rules = { 'people.ts': PEOPLE, 'recall.ts': recall('contract', '8s') };
    office = await Office.open({ rules, people: ['li', 'chen'] });
    const file = join(office.dir, 'database-url');
    writeFileSync(file, `${server.url}\n`);
    office.configure({ store: { postgres: { url: { file } } } });
  });
  afterEach(async () => {
    await office.close();
    await server.close();
  });

  it('takes mail, tells people and keeps its promises while the database and it start again', async () => {
    const first = await office.start();
    await office.send(aMail('contract 1'));
    await office.sink.waitFor(1);
    await server.stop();
    await server.restart();
    await office.sendUntilTaken(aMail('contract 2'));
    await office.sink.waitFor(2);
    await first.kill();
    const second = await office.start();
    // a kill between the other side's answer and our note of it is followed by a repeat
    await eventually(async () => (await office.alerts()).length === 4, 'four alerts', 30_000);
    expect(await office.alerts()).toEqual([
      'chen: recall contract 1',
      'chen: recall contract 2',
      'li: first contract 1',
      'li: first contract 2',
    ]);
    expect(await second.stop()).toBe(0);

    const store = await openAt(server.url);
    const subjects = (await store.events.recent(10)).map(async ({ mail, subject }) => {
      expect(Buffer.from(await store.mails.read(mail)).toString()).toContain(`Subject: ${subject}`);
      return subject;
    });
    expect((await Promise.all(subjects)).sort()).toEqual(['contract 1', 'contract 2']);
    await store.close();
  });
});
