import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { persist } from '../../connectors/store/persist.ts';
import { StoreError } from '../../connectors/store/store-error.ts';
import { type PostgresServer, startPostgres } from '../real/postgres.ts';
import { openAt } from './place.ts';
import { anAlert, anEvent } from './specimens.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.close());

const nameOf = (url: string) => new URL(url).pathname;

async function asSomebodyElse(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

describe('a store over Postgres in trouble', () => {
  it('says that it was refused, and never the password', async () => {
    const wrong = server.url.replace('correct%20horse', 'hunter2');
    const place = `postgres://127.0.0.1:${server.port}/postgres`;
    await expect(openAt(wrong)).rejects.toMatchObject({
      name: 'StoreError',
      trouble: 'refused',
      message: `${place}: the database server refused us. Look at the user, the password and the name of the database in the URL.`,
    });
    await expect(openAt(server.url.replace(/postgres$/, 'nothing'))).rejects.toMatchObject({ trouble: 'refused' });
  });

  it('says that the database cannot hold every text', async () => {
    const url = await server.database('SQL_ASCII');
    await expect(openAt(url)).rejects.toMatchObject({
      trouble: 'encoding',
      place: expect.stringContaining(nameOf(url)),
    });
  });

  it('says that a newer version wrote it', async () => {
    const url = await server.database();
    await (await openAt(url)).close();
    await asSomebodyElse(url, `insert into kysely_migration values ('9999-future', '2999-01-01T00:00:00.000Z')`);
    await expect(openAt(url)).rejects.toMatchObject({ trouble: 'newer' });
  });

  it('says that it may only read', async () => {
    const url = await server.database();
    await (await openAt(url)).close();
    await asSomebodyElse(url, `alter database ${nameOf(url).slice(1)} set default_transaction_read_only = on`);
    const store = await openAt(url);
    await expect(store.log.begin(anAlert())).rejects.toMatchObject({ trouble: 'unwritable' });
    await store.close();
  });

  it('says that it was closed', async () => {
    const store = await openAt(await server.database());
    await store.close();
    await expect(store.events.recent(1)).rejects.toThrow();
  });

  it('finds what was damaged', async () => {
    const url = await server.database();
    const store = await openAt(url);
    const hash = await store.mails.put(Buffer.from('a mail'));
    await asSomebodyElse(url, `update bytes set raw = 'another mail'`);
    await expect(store.mails.read(hash)).rejects.toMatchObject({ trouble: 'corrupt' });
    await store.close();
  });

  it('waits for a lock that somebody holds', async () => {
    const url = await server.database();
    const store = await openAt(url);
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    await other.query('begin');
    await other.query('lock table alerts in exclusive mode');
    const beginning = store.log.begin(anAlert());
    expect(await Promise.race([beginning, new Promise((waited) => setTimeout(waited, 200, 'waits'))])).toBe('waits');
    await other.query('commit');
    expect(await beginning).toBe('go');
    await other.end();
    await store.close();
  });

  it('goes on when its connections were ended, whether or not they were in use', async () => {
    const url = await server.database();
    const store = await openAt(url);
    const end = () =>
      asSomebodyElse(
        server.url,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${nameOf(url).slice(1)}'`,
      );
    await Promise.all(Array.from({ length: 20 }, (_, at) => store.events.takeIn(anEvent({ id: `a${at}` }))));
    await end();
    const taking = Promise.all(Array.from({ length: 200 }, (_, at) => store.events.takeIn(anEvent({ id: `b${at}` }))));
    await end();
    await taking;
    expect(await store.events.recent(1_000)).toHaveLength(220);
    await store.close();
  });

  it('tries for a while when the server is away, and then says so', { timeout: 60_000 }, async () => {
    const store = await openAt(await server.database());
    await server.stop();
    await expect(store.log.begin(anAlert())).rejects.toMatchObject({ trouble: 'away' });
    await server.restart();
    expect(await store.log.begin(anAlert())).toBe('go');
    await store.close();
  });
});

describe('work that persists', () => {
  it('is done again only while its trouble may pass', async () => {
    const failing = (...troubles: ConstructorParameters<typeof StoreError>[0][]) => {
      const left = [...troubles];
      return async () => {
        const trouble = left.shift();
        if (trouble) throw new StoreError(trouble, 'there');
        return troubles.length - left.length;
      };
    };
    expect(await persist(failing('away', 'conflict', 'away'))).toBe(3);
    await expect(persist(failing('conflict', 'full'))).rejects.toMatchObject({ trouble: 'full' });
    await expect(persist(async () => Promise.reject(new TypeError('a fault')))).rejects.toThrow(TypeError);
  });
});
