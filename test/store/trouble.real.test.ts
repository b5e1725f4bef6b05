import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../connectors/store/open.ts';
import { expectAllHeld } from './acknowledged.ts';
import { startWriter } from './child.ts';
import { anAlert, anEvent } from './specimens.ts';

let dir: string;
const database = () => join(dir, 'posthorn.db');
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'posthorn-trouble-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

describe('a store in trouble', () => {
  it('says that its file is no database', async () => {
    await writeFile(database(), 'This is a letter, not a database. '.repeat(100));
    await expect(openStore({ dir })).rejects.toMatchObject({
      name: 'StoreError',
      trouble: 'corrupt',
      place: database(),
      message: `${database()}: the file is damaged or is no database of Posthorn. Put back a backup, or move the file away to start anew.`,
    });
  });

  it('says that its file was cut off', async () => {
    const store = await openStore({ dir });
    for (let at = 0; at < 200; at += 1) await store.log.begin(anAlert({ key: String(at) }));
    await store.close();
    await truncate(database(), (await stat(database())).size / 2);
    const reading = openStore({ dir }).then((damaged) => damaged.log.alerts({}).finally(() => damaged.close()));
    await expect(reading).rejects.toMatchObject({ name: 'StoreError', trouble: 'corrupt' });
  });

  it('says that another process holds it, and has lost nothing when that lets go', { timeout: 20_000 }, async () => {
    const store = await openStore({ dir });
    const other = new DatabaseSync(database());
    other.exec('begin exclusive');
    await expect(store.log.begin(anAlert())).rejects.toMatchObject({ trouble: 'locked', place: database() });
    other.exec('rollback');
    other.close();
    expect(await store.log.begin(anAlert())).toBe('go');
    await store.close();
  });

  it('says that a newer version wrote it', async () => {
    await (await openStore({ dir })).close();
    const other = new DatabaseSync(database());
    other.exec(`insert into kysely_migration values ('9999-future', '2999-01-01T00:00:00.000Z')`);
    other.close();
    await expect(openStore({ dir })).rejects.toMatchObject({ trouble: 'newer' });
  });

  it('says that its folder is a file', async () => {
    await writeFile(join(dir, 'taken'), '');
    await expect(openStore({ dir: join(dir, 'taken') })).rejects.toMatchObject({ trouble: 'unwritable' });
  });

  it('says that its folder cannot be written', async () => {
    const closed = join(dir, 'closed');
    await mkdir(closed, { mode: 0o500 });
    // to the superuser every folder is open
    const user = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--clear-groups'] : [];
    await chmod(dir, 0o755);
    const writer = startWriter([closed, 'x', '1'], {}, user);
    expect(await writer.ended).toBe(3);
    expect(writer.lines()).toEqual([expect.stringMatching(/^trouble unwritable \S+posthorn\.db: it cannot be opened/)]);
  });

  it('says that it was closed', async () => {
    const store = await openStore({ dir });
    await store.close();
    await expect(store.events.recent(1)).rejects.toThrow();
  });
});

describe('what a store keeps on disk', () => {
  it('is checked when it is read', async () => {
    const store = await openStore({ dir });
    const hash = await store.mails.put(Buffer.from('a mail'));
    await writeFile(join(dir, 'mails', hash.slice(0, 2), `${hash}.eml`), 'another mail');
    await expect(store.mails.read(hash)).rejects.toMatchObject({ trouble: 'corrupt' });
    await store.close();
  });

  it('is for its user alone', async () => {
    const inner = join(dir, 'store');
    const store = await openStore({ dir: inner });
    await store.events.takeIn(anEvent({ mail: await store.mails.put(Buffer.from('a mail')) }));
    const files = (await readdir(inner, { recursive: true, withFileTypes: true })).map(
      (entry) => [join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600] as const,
    );
    for (const [file, mode] of [[inner, 0o700] as const, ...files]) {
      expect((await stat(file)).mode & 0o777, file).toBe(mode);
    }
    expect(files.length).toBeGreaterThan(5);
    await store.close();
  });
});

describe('a store on a full disk', () => {
  it('refuses a raw mail that does not fit, and leaves nothing of it', { timeout: 30_000 }, async () => {
    // a limit of the process on file sizes, in blocks of 1,024 bytes, stands for the disk: Node is told EFBIG
    const limited = ['bash', '-c', 'ulimit -f 3000; exec "$@"', '-'];
    const writer = startWriter([dir, 'big', '1', '5000000'], {}, limited);
    expect(await writer.ended).toBe(3);
    expect(writer.lines().at(-1)).toMatch(/^trouble full \S+\.eml: the disk is full\. Free space there/);
    expect(await readdir(join(dir, 'mails', 'drafts'))).toEqual([]);
  });

  it.runIf(canMount())(
    'says so, holds what it acknowledged, and goes on when there is space',
    { timeout: 60_000 },
    async () => {
      const script = 'mount -t tmpfs -o size=2m tmpfs "$0"; "$@"; code=$?; cp -a "$0/." "$0.kept"; exit $code';
      const disk = join(dir, 'disk');
      await mkdir(disk);
      await mkdir(`${disk}.kept`);
      const writer = startWriter([disk, 'full'], {}, ['unshare', '--mount', 'bash', '-c', script, disk]);
      expect(await writer.ended).toBe(3);
      expect(writer.lines().at(-1)).toMatch(/^trouble full \S+: the disk is full\. Free space there/);

      const store = await openStore({ dir: `${disk}.kept` });
      expect(await expectAllHeld(store, writer.lines())).toBeGreaterThan(100);
      await store.close();
      const next = startWriter([`${disk}.kept`, 'next', '3']);
      expect(await next.ended).toBe(0);
    },
  );
});

function canMount(): boolean {
  return spawnSync('unshare', ['--mount', 'true']).status === 0;
}
