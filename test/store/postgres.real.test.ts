import { afterAll, beforeAll } from 'vitest';
import { type PostgresServer, startPostgres } from '../real/postgres.ts';
import { processesAgree } from './agreement.ts';
import { storeContract } from './contract.ts';
import { openAt } from './place.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.close());

storeContract('Postgres', async () => {
  const url = await server.database();
  return { open: (clock) => openAt(url, clock), remove: async () => {} };
});

processesAgree(4, 'database', async () => ({ where: await server.database(), remove: async () => {} }));
