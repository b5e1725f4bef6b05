import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findServer, findTestServer } from '../../workflows/server/find.ts';
import { freePort } from '../../workflows/server/port.ts';
import { startServer, type TemporalServer } from '../../workflows/server/start.ts';
import { TEMPORAL } from '../../workflows/server/wheels.ts';

let dir: string;
const started: TemporalServer[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-server-'));
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.stop()));
  rmSync(dir, { recursive: true, force: true });
});

function program(path: string, text = '#!/bin/sh\n'): string {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
}

/** An environment in which nothing is installed and nothing can be reached. */
const nowhere = () => ({ PATH: join(dir, 'bin'), XDG_CACHE_HOME: join(dir, 'cache'), HOME: dir });

describe('a server is found', () => {
  it('by its address first', async () => {
    program(join(dir, 'bin/temporal'));
    const found = await findServer({ env: { ...nowhere(), TEMPORAL_ADDRESS: 'temporal.example:7233' } });
    expect(found).toEqual({ kind: 'address', address: 'temporal.example:7233' });
  });

  it('then on the PATH', async () => {
    program(join(dir, 'cache/posthorn', TEMPORAL.program));
    const temporal = program(join(dir, 'bin/temporal'));
    expect(await findServer({ env: nowhere() })).toEqual({ kind: 'program', program: temporal });
    const skipping = program(join(dir, 'bin/temporal-test-server'));
    expect(await findTestServer({ env: nowhere() })).toBe(skipping);
  });

  it('then in the cache', async () => {
    const cached = program(join(dir, 'cache/posthorn', TEMPORAL.program));
    expect(await findServer({ env: nowhere() })).toEqual({ kind: 'program', program: cached });
  });
});

describe('a server on a file', () => {
  const options = async (more = {}) => {
    const found = await findServer({ env: { ...process.env, TEMPORAL_ADDRESS: '' } });
    if (found.kind !== 'program') throw new Error('unreachable: no address is given');
    return {
      program: found.program,
      dbFile: join(dir, 'data/temporal.db'),
      port: await freePort(),
      uiPort: false,
      ...more,
    } as const;
  };
  const start = async (given: Parameters<typeof startServer>[0]) => {
    const server = await startServer(given);
    started.push(server);
    return server;
  };

  it('answers when it is started, and not when it is stopped', async () => {
    const server = await start(await options());
    const connection = await Connection.connect({ address: server.address });
    await connection.workflowService.getSystemInfo({});
    await connection.close();
    await server.stop();
    await expect(Connection.connect({ address: server.address, connectTimeout: 500 })).rejects.toThrow();
  });

  it('that lost the process which started it is taken over', async () => {
    const given = await options();
    const first = await start(given);
    const second = await start(given);
    expect(second.pid).toBe(first.pid);
  });

  it('comes back on its file when it was killed', async () => {
    const given = await options();
    const first = await start(given);
    process.kill(first.pid, 'SIGKILL');
    await expect
      .poll(() =>
        Connection.connect({ address: first.address, connectTimeout: 200 }).then(
          () => 'up',
          () => 'down',
        ),
      )
      .toBe('down');
    const second = await start(given);
    expect(second.pid).not.toBe(first.pid);
    expect(second.address).toBe(first.address);
  });

  it('says in one sentence that a port is taken', async () => {
    const given = await options();
    const other = createServer().listen(given.port, '127.0.0.1');
    await expect(startServer(given)).rejects.toThrow(`Port ${given.port} on 127.0.0.1 is taken by another program`);
    other.close();
  });

  it('says what the program said where it ends at once', async () => {
    const broken = program(join(dir, 'broken'), '#!/bin/sh\necho "no such luck" >&2\nexit 3\n');
    await expect(startServer(await options({ program: broken }))).rejects.toThrow('(exit code 3): no such luck');
    await expect(startServer(await options({ program: join(dir, 'none') }))).rejects.toThrow('cannot be started');
    await expect(startServer(await options({ dbFile: '/dev/null/x/t.db' }))).rejects.toThrow('/dev/null/x: the folder');
  });
});
