import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packing } from '../../../app/backup/archive.ts';
import { restoreBackup } from '../../../app/backup/restore.ts';
import { takeBackup } from '../../../app/backup/take.ts';
import type { BackupOptions } from '../../../app/cli/commands/backup.ts';
import type { RestoreOptions } from '../../../app/cli/commands/restore.ts';
import { backup } from '../../../app/cli/data/backup.ts';
import { restore } from '../../../app/cli/data/restore.ts';
import { CommandFailure } from '../../../app/cli/failure.ts';
import { ERASURE } from '../../../connectors/store/erasure/lease.ts';
import { openStore } from '../../../connectors/store/open.ts';
import { expectAllHeld } from '../../store/acknowledged.ts';
import { startWriter } from '../../store/child.ts';
import { anEvent } from '../../store/specimens.ts';

let dir: string;
const at = (name: string) => join(dir, name);
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'posthorn-backup-'));
  await mkdir(at('copy'));
});
afterEach(() => rm(dir, { recursive: true }));

async function aStore(): Promise<string> {
  const store = await openStore({ dir: at('data') });
  const mail = await store.mails.put(Buffer.from('a mail'));
  await store.payloads.put(Buffer.from('a payload'));
  await store.events.takeIn(anEvent({ mail }));
  await store.close();
  await appendFile(at('data/key'), 'a key');
  return mail;
}

describe('a backup', () => {
  it('taken while a process writes holds all that was acknowledged before it began', { timeout: 60_000 }, async () => {
    const writer = startWriter([at('data'), 'busy', 'Infinity', '300', 'keep']);
    await new Promise<void>((reached) => writer.onOutput(() => writer.lines().length >= 200 && reached()));
    let checked = 0;
    for (const round of [1, 2, 3]) {
      const said = writer.lines();
      await mkdir(at(`copy-${round}`));
      await takeBackup(at('data'), at(`copy-${round}`), '0.0.0');
      await restoreBackup(at(`copy-${round}`), at(`restored-${round}`));
      const store = await openStore({ dir: at(`restored-${round}`) });
      checked = await expectAllHeld(store, said);
      // what the store names is there, also what came while the copy was made
      for (const { mail } of await store.events.recent(10_000)) expect(await store.mails.read(mail)).toBeDefined();
      await store.close();
    }
    writer.process.kill('SIGKILL');
    await writer.ended;
    expect(checked).toBeGreaterThan(200);
  });

  it('holds everything but what is there for the moment, for its user alone', async () => {
    const mail = await aStore();
    for (const passing of ['running.lock', 'temporal.db.log', 'mails/drafts/x'])
      await appendFile(at(`data/${passing}`), '');
    const manifest = await takeBackup(at('data'), at('copy'), '1.2.3');
    expect(manifest).toMatchObject({ format: 1, version: '1.2.3', kept: { mails: 1, payloads: 1 } });
    expect(Object.keys(manifest.files)).toEqual(['key', 'posthorn.db']);
    await restoreBackup(at('copy'), at('restored'));
    const files = await readdir(at('restored'), { recursive: true, withFileTypes: true });
    for (const file of files) {
      const { mode } = await stat(join(file.parentPath, file.name));
      expect(mode & 0o777, file.name).toBe(file.isDirectory() ? 0o700 : 0o600);
    }
    expect(files.filter((file) => file.isFile()).map((file) => file.name)).toContain(`${mail}.eml`);
    expect(await readFile(at('restored/key'), 'utf8')).toBe('a key');
  });

  it('waits for no erasure, and lets none begin', async () => {
    await aStore();
    const store = await openStore({ dir: at('data') });
    await store.leases.take(ERASURE, 'somebody', 60_000);
    await expect(takeBackup(at('data'), at('copy'), '1')).rejects.toThrow('An erasure or another backup is under way.');
    await store.leases.release(ERASURE, 'somebody');
    await takeBackup(at('data'), at('copy'), '1');
    expect(await store.leases.take(ERASURE, 'somebody', 60_000)).toBe(true);
    await store.close();
  });

  it('of a folder without a store is refused', async () => {
    await expect(takeBackup(at('copy'), at('copy'), '1')).rejects.toThrow('there is no store in this folder');
  });
});

describe('the commands', () => {
  it.each([
    ['under a file', 'file/copy', /file\/copy: a part of this path is a file, not a folder\. Name another place\./],
    ['an archive under a file', 'file/copy.tar.gz', /file: (?:a part of|there is something)/],
    ['a file', 'file', /file: a part of this path is a file/],
    ['a name that is too long', `${'x'.repeat(300)}.tar`, /the name is too long/],
  ])('say what is wrong with a place that is %s', async (_, to, says) => {
    await aStore();
    await appendFile(at('file'), '');
    await appendFile(at('posthorn.json'), '{ "data": "data" }');
    const failure = await backup(at(to), { config: at('posthorn.json') } as BackupOptions).catch((error) => error);
    expect(failure).toBeInstanceOf(CommandFailure);
    expect(failure.message).toMatch(says);
  });

  it('say of an archive that breaks off that it does', async () => {
    await aStore();
    await packing(at('whole.tar.gz'), (folder) => takeBackup(at('data'), folder, '1'));
    await cp(at('whole.tar.gz'), at('cut.tar.gz'));
    await truncate(at('cut.tar.gz'), (await stat(at('whole.tar.gz'))).size - 50);
    await appendFile(at('none.tar.gz'), 'no archive at all');
    for (const name of ['cut', 'none']) {
      const options = { data: at('restored') } as RestoreOptions;
      await expect(restore(at(`${name}.tar.gz`), options)).rejects.toThrow(
        /tar\.gz: the archive is cut off or damaged/,
      );
    }
    expect((await readdir(dir)).filter((name) => name.startsWith('restored'))).toEqual([]);
  });
});

describe('a restore', () => {
  it('makes nothing where something is', async () => {
    await aStore();
    await takeBackup(at('data'), at('copy'), '1');
    await expect(restoreBackup(at('copy'), at('data'))).rejects.toThrow(`${at('data')}: this folder is not empty.`);
    await mkdir(at('empty'));
    await restoreBackup(at('copy'), at('empty'));
    expect(await readdir(at('empty'))).toContain('posthorn.db');
  });

  it('of a damaged backup is refused, and leaves nothing', async () => {
    const mail = await aStore();
    await takeBackup(at('data'), at('copy'), '1');
    const mailFile = `mails/${mail.slice(0, 2)}/${mail}.eml`;
    const damages: [string, (copy: string) => Promise<void>, RegExp][] = [
      ['unfinished', (copy) => rm(join(copy, 'backup.json')), /this is no whole backup of Posthorn/],
      ['database', (copy) => truncate(join(copy, 'posthorn.db'), 8_192), /posthorn\.db was changed/],
      ['key', (copy) => rm(join(copy, 'key')), /key is missing/],
      ['mail', (copy) => appendFile(join(copy, mailFile), 'x'), /\.eml was changed/],
      ['no mail', (copy) => rm(join(copy, mailFile)), /mails holds 0 files in place of 1/],
    ];
    for (const [name, damage, says] of damages) {
      await cp(at('copy'), at(name), { recursive: true });
      await damage(at(name));
      await expect(restoreBackup(at(name), at('restored')), name).rejects.toThrow(says);
    }
    expect((await readdir(dir)).filter((name) => name.startsWith('restored'))).toEqual([]);
  });
});
