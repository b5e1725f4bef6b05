import { execFileSync } from 'node:child_process';
import { appendFile, link, mkdir, mkdtemp, readdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderConfig } from '../../connectors/sources/folder/config.ts';
import { FolderSource } from '../../connectors/sources/folder/folder-source.ts';
import { mail, subjectOf } from './contract.ts';
import { eventually } from './eventually.ts';
import { RecordingIntake } from './recording-intake.ts';

let path: string;
let outside: string;
let source: FolderSource;
let intake: RecordingIntake;

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'posthorn-folder-'));
  outside = await mkdtemp(join(tmpdir(), 'posthorn-outside-'));
  intake = new RecordingIntake();
});
afterEach(async () => {
  await source.stop();
  await rm(path, { recursive: true });
  await rm(outside, { recursive: true });
});

async function watch(settings: object = {}): Promise<void> {
  source = new FolderSource(folderConfig.parse({ path, settleMs: 100, rescanSeconds: 0.3, ...settings }), intake);
  await source.start();
}

const put = (name: string, raw: Uint8Array = mail(name)) => writeFile(join(path, name), raw);
const done = () => readdir(join(path, 'done')).then((names) => names.toSorted());
const left = async () => (await readdir(path)).filter((name) => name !== 'done' && name !== 'failed');

test('a file is moved to done/ when it was taken', async () => {
  await watch();
  await put('a.eml');
  await put('B.EML');
  await put('not-a-mail.txt');
  await eventually(async () => (await done()).length === 2, 'both to be done');
  expect(await done()).toEqual(['B.EML', 'a.eml']);
  expect(await left()).toEqual(['not-a-mail.txt']);
});

test('a file that is still being written is waited for', async () => {
  await watch({ settleMs: 300 });
  const whole = mail('slow', 'x'.repeat(1000));
  await put('slow.eml', whole.subarray(0, 100));
  for (let at = 100; at < whole.length; at += 100) {
    await sleep(100);
    await appendFile(join(path, 'slow.eml'), whole.subarray(at, at + 100));
  }
  await intake.arrived(1);
  expect(whole.equals(intake.arrivals[0]!.raw)).toBe(true);
});

test('files that lay there before the start are taken, and a second start takes nothing again', async () => {
  await put('early.eml');
  await watch();
  await eventually(async () => (await done()).length === 1, 'it to be done');
  await source.stop();
  await watch();
  await sleep(600);
  expect(intake.arrivals).toHaveLength(1);
});

test('a mail counts from when it was put there, whatever its date', async () => {
  await writeFile(join(outside, 'old.eml'), mail('old'));
  await utimes(join(outside, 'old.eml'), new Date(0), new Date(0));
  await watch();
  await rename(join(outside, 'old.eml'), join(path, 'old.eml'));
  const [arrival] = await intake.arrived(1);
  expect(Date.now() - arrival!.envelope.receivedAt).toBeLessThan(5_000);
});

test('two files of the same name are both kept in done/', async () => {
  await watch();
  for (const subject of ['first', 'second']) {
    await put('same.eml', mail(subject));
    await eventually(async () => !(await left()).length, 'it to be taken');
  }
  expect(await done()).toHaveLength(2);
  expect(intake.mails.map(subjectOf)).toEqual(['first', 'second']);
});

test('links and folders are left alone, and lead nowhere', async () => {
  await writeFile(join(outside, 'secret.eml'), mail('secret'));
  await symlink(join(outside, 'secret.eml'), join(path, 'link.eml'));
  await symlink('/dev/zero', join(path, 'endless.eml'));
  await symlink(outside, join(path, 'folder.eml'));
  await mkdir(join(path, 'real-folder.eml'));
  execFileSync('mkfifo', [join(path, 'pipe.eml')]);
  await watch();
  await put('mail.eml');
  await intake.arrived(1);
  await sleep(500);
  expect(intake.mails.map(subjectOf)).toEqual(['mail.eml']);
  expect((await left()).toSorted()).toEqual(['endless.eml', 'folder.eml', 'link.eml', 'pipe.eml', 'real-folder.eml']);
  expect(await readdir(outside)).toEqual(['secret.eml']);
});

test('done/ must be no link out of the folder', async () => {
  await symlink(outside, join(path, 'done'));
  await expect(watch()).rejects.toThrow(`${path}: this folder cannot be watched (done is a link, not a folder).`);
});

test('hostile names do no harm', async () => {
  await watch();
  const names = ['-rf.eml', 'a b\n\u001b[31m.eml', '..eml.eml', '$(touch x).eml', '清关.eml', `${'n'.repeat(240)}.eml`];
  for (const name of names) await put(name, mail('hostile', name.length.toString()));
  const raw = Buffer.concat([Buffer.from(`${path}/`), Buffer.from([0xff, 0xfe]), Buffer.from('.eml')]);
  await writeFile(raw, mail('no text at all'));
  const taken = names.filter((name) => !name.startsWith('.')).length + 1;
  await intake.arrived(taken);
  await eventually(async () => (await done()).length === taken, 'all to be done');
  expect(await left()).toEqual(['..eml.eml']);
});

test('a hard link is a mail like any other', async () => {
  await writeFile(join(outside, 'x.eml'), mail('linked'));
  await watch();
  await link(join(outside, 'x.eml'), join(path, 'x.eml'));
  await intake.arrived(1);
  expect(await readdir(outside)).toEqual(['x.eml']);
});

test('of a file beyond the limit the beginning is taken, and why', async () => {
  await watch({ maxSize: 2_000_000 });
  await put('large.eml', mail('large', 'x'.repeat(3_000_000)));
  const [arrival] = await intake.arrived(1);
  expect(arrival!.raw.length).toBe(1024 * 1024);
  expect(arrival!.problem).toContain('only its first 1.0 MB were read');
});

test('a mail that cannot be kept does not hold up the others', async () => {
  const keep = intake.take.bind(intake);
  intake.take = async (arrival) => {
    if (String(arrival.raw).includes('Subject: poison')) throw new Error('I will not have it');
    return keep(arrival);
  };
  await put('1.eml', mail('poison'));
  await put('2.eml', mail('good'));
  await watch();
  await intake.arrived(1);
  expect(await left()).toEqual(['1.eml']);
  await eventually(() => source.health().detail.includes('I will not have it'), 'the complaint');
});

test('a folder that is a file is refused', async () => {
  await put('file', Buffer.from('x'));
  source = new FolderSource(folderConfig.parse({ path: join(path, 'file') }), intake);
  await expect(source.start()).rejects.toThrow(/file: this folder cannot be watched/);
});

test('a folder that vanishes is complained about and taken up again when it is back', async () => {
  await watch();
  await rename(path, `${path}-away`);
  await eventually(() => !source.health().ok, 'the complaint');
  await rename(`${path}-away`, path);
  await eventually(() => source.health().ok, 'good health');
  await put('back.eml');
  await intake.arrived(1);
});
