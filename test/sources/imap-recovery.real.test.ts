import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { mail, subjectOf } from './contract.ts';
import { eventually } from './eventually.ts';
import { ImapOffice, up } from './imap-office.ts';

let office: ImapOffice;
afterEach(() => office.close());

test('the first connection begins with the next mail', async () => {
  office = await ImapOffice.open();
  for (const subject of ['old 1', 'old 2']) office.dovecot.deliver('sales', mail(subject));
  await office.watch();
  office.dovecot.deliver('sales', mail('new'));
  await office.intake.arrived(1);
  await sleep(300);
  expect(office.intake.mails.map(subjectOf)).toEqual(['new']);
});

test('older mail is taken on request', async () => {
  office = await ImapOffice.open();
  for (const subject of ['old 1', 'old 2']) office.dovecot.deliver('sales', mail(subject));
  await office.watch({ since: new Date(Date.now() - 24 * 3_600_000).toISOString().slice(0, 10) });
  await office.intake.arrived(2);
  expect(office.intake.mails.map(subjectOf)).toEqual(['old 1', 'old 2']);
});

test('the request of older mail is for the first connection alone', async () => {
  office = await ImapOffice.open();
  const first = await office.watch();
  await first.stop();
  const since = new Date(Date.now() - 24 * 3_600_000).toISOString().slice(0, 10);
  office.dovecot.deliver('sales', mail('came while away'));
  await office.watch({ since });
  await office.intake.arrived(1);
  await sleep(300);
  expect(office.intake.arrivals).toHaveLength(1);
});

test('three folders of two accounts are watched side by side', async () => {
  office = await ImapOffice.open({ users: ['sales', 'support'] });
  await office.watch({ folders: ['INBOX', 'Archive'] });
  await office.watch({ name: 'support', user: 'support' });
  office.dovecot.deliver('sales', mail('a'));
  office.dovecot.deliver('sales', mail('b'), 'Archive');
  office.dovecot.deliver('support', mail('a'));
  await office.intake.arrived(3);
  const came = office.intake.arrivals.map(({ envelope, place }) => `${envelope.mailbox}/${place!.folder}`);
  expect(came.sort()).toEqual(['sales/Archive', 'sales/INBOX', 'support/INBOX']);
});

test('the cursor stays before a mail that was never handed over', async () => {
  office = await ImapOffice.open();
  const first = await office.watch();
  office.dovecot.deliver('sales', mail('handed'));
  await office.intake.arrived(1);
  office.intake.mode = 'never hand over';
  office.dovecot.deliver('sales', mail('not handed'));
  await office.intake.arrived(2);
  await first.stop();
  expect(await office.intake.store.cursors.get('sales', 'INBOX')).toMatchObject({ uidNext: 2 });

  office.intake.mode = 'keep';
  await office.watch();
  await office.intake.arrived(3);
  expect(office.intake.arrivals.map(({ raw }) => subjectOf(String(raw)))).toEqual([
    'handed',
    'not handed',
    'not handed',
  ]);
  await eventually(
    async () => (await office.intake.store.cursors.get('sales', 'INBOX'))?.uidNext === 3,
    'the cursor to follow',
  );
});

test('a mail whose handing over failed is taken again', async () => {
  office = await ImapOffice.open();
  let failures = 0;
  const failing = Object.create(office.intake) as typeof office.intake;
  failing.take = async (arrival) => {
    const taken = await office.intake.take(arrival);
    failures += 1;
    return failures > 1 ? taken : { ...taken, handed: Promise.reject(new Error('No workflow today')) };
  };
  const source = office.source({}, failing);
  await source.start();
  await up(source);
  office.dovecot.deliver('sales', mail('twice'));
  await office.intake.arrived(2);
  expect(office.intake.mails.map(subjectOf)).toEqual(['twice']);
  await up(source);
});

test('a mail that can never be kept does not hold up the others', async () => {
  office = await ImapOffice.open();
  const choosy = Object.create(office.intake) as typeof office.intake;
  choosy.take = async (arrival) => {
    if (String(arrival.raw).includes('Subject: poison')) throw new Error('I will not have it');
    return office.intake.take(arrival);
  };
  const source = office.source({}, choosy);
  await source.start();
  await up(source);
  for (const subject of ['poison', 'good 1', 'good 2']) office.dovecot.deliver('sales', mail(subject));
  await office.intake.arrived(2);
  await sleep(1_500);
  expect(office.intake.arrivals).toHaveLength(2);
  expect(source.health()).toMatchObject({ ok: false, detail: expect.stringContaining('I will not have it') });
  expect((await office.intake.store.cursors.get('sales', 'INBOX'))?.uidNext).toBe(1);
});

test('a server that is killed while we idle is found again in seconds, and nothing is lost', async () => {
  office = await ImapOffice.open();
  const source = await office.watch();
  office.dovecot.deliver('sales', mail('before'));
  await office.intake.arrived(1);
  await office.dovecot.kill();
  await eventually(() => !source.health().ok, 'the loss to be noticed');
  expect(source.health().detail).toMatch(/Next try in \d+ s\.$/);
  office.dovecot.deliver('sales', mail('while it was down'));
  await sleep(1_000);
  await office.dovecot.start();
  const startedAt = Date.now();
  await office.intake.arrived(2);
  expect(Date.now() - startedAt).toBeLessThan(5_000);
  office.dovecot.deliver('sales', mail('after'));
  await office.intake.arrived(3);
  expect(office.intake.arrivals.map(({ raw }) => subjectOf(String(raw)))).toEqual([
    'before',
    'while it was down',
    'after',
  ]);
});

test('a server that is killed while we fetch loses and repeats nothing', async () => {
  office = await ImapOffice.open();
  await office.watch();
  const subjects = Array.from({ length: 60 }, (_, n) => `mail ${n}`);
  for (const subject of subjects) office.dovecot.deliver('sales', mail(subject, 'x'.repeat(100_000)));
  for (const enough of [5, 25]) {
    await office.intake.arrived(enough);
    await office.dovecot.kill();
    await sleep(100);
    await office.dovecot.start();
  }
  await office.intake.arrived(60, 30_000);
  await sleep(300);
  const came = office.intake.arrivals.map(({ raw }) => subjectOf(String(raw)));
  expect(came.toSorted()).toEqual(subjects.toSorted());
});

test('UIDs that are given anew lose, repeat and dig up nothing', async () => {
  office = await ImapOffice.open();
  const ancient = Buffer.from(String(mail('ancient')).replace('23 Nov 2026', '23 Nov 2020'));
  office.dovecot.deliver('sales', ancient);
  const first = await office.watch();
  for (const subject of ['known', 'deleted meanwhile']) {
    office.dovecot.deliver('sales', mail(subject));
    await office.intake.arrived(subject === 'known' ? 1 : 2);
  }
  await first.stop();
  office.intake.arrivals.splice(0);
  const person = await office.person();
  await person.messageDelete('3', { uid: true });
  person.close();
  office.dovecot.deliver('sales', mail('came meanwhile').toString().replace('23 Nov 2026', today()));
  await office.dovecot.doveadm('mailbox', 'update', '-u', 'sales', '--uid-validity', '777', 'INBOX');
  await office.watch();
  await office.intake.arrived(2);
  await sleep(500);
  expect(office.intake.mails.map(subjectOf)).toEqual(['known', 'came meanwhile']);
  expect(office.intake.states.map(({ world }) => world.event)).toEqual(['mail.deleted']);
  expect(await office.intake.store.cursors.get('sales', 'INBOX')).toMatchObject({ uidValidity: '777', uidNext: 5 });

  // The known mail is watched at its new place.
  const again = await office.person();
  await again.messageFlagsAdd('2', ['\\Seen'], { uid: true });
  await office.state('known', 'mail.read');
});

const today = () => new Date().toUTCString().slice(5, 16);

test('UIDs that are given anew under our eyes are noticed', async () => {
  office = await ImapOffice.open();
  await office.watch({ pollSeconds: 0.5 });
  office.dovecot.deliver('sales', mail('known'));
  await office.intake.arrived(1);
  await office.dovecot.doveadm('mailbox', 'update', '-u', 'sales', '--uid-validity', '888', 'INBOX');
  office.dovecot.deliver('sales', String(mail('next')).replace('23 Nov 2026', today()));
  await eventually(() => office.intake.mails.map(subjectOf).includes('next'), 'the next mail', 20_000);
  expect(office.intake.mails.map(subjectOf).toSorted()).toEqual(['known', 'next']);
});

test('a mail of 30 MB comes whole; of one beyond the limit comes the beginning, and why', async () => {
  office = await ImapOffice.open();
  const large = mail('large', `${'0123456789abcdef'.repeat(60)}\r\n`.repeat(32_000));
  const source = await office.watch();
  office.dovecot.deliver('sales', large);
  const [whole] = await office.intake.arrived(1, 30_000);
  expect(large.length).toBeGreaterThan(30_000_000);
  expect(large.equals(whole!.raw)).toBe(true);
  expect(whole!.problem).toBeUndefined();
  await source.stop();

  await office.watch({ maxSize: 10_000_000 });
  office.dovecot.deliver('sales', String(large).replace('Subject: large', 'Subject: too large'));
  const [, cut] = await office.intake.arrived(2, 30_000);
  expect(subjectOf(Buffer.from(cut!.raw).toString('latin1'))).toBe('too large');
  expect(cut!.raw.length).toBe(1024 * 1024);
  expect(cut!.problem).toMatch(/^The mail has 29\.4 MB, more than the 9\.5 MB that maxSize allows/);
});

test('mails whose sizes lie about the borders of our chunks come whole', async () => {
  office = await ImapOffice.open();
  await office.watch();
  const chunk = 128 * 1024;
  const sizes = [chunk - 1, chunk, chunk + 1, chunk + 1024 * 1024 - 1, chunk + 1024 * 1024, chunk + 1024 * 1024 + 1];
  const head = mail('size-0', '').length;
  const mails = sizes.map((size, n) => mail(`size-${n}`, 'x'.repeat(size - head)));
  expect(mails.map(({ length }) => length)).toEqual(sizes);
  for (const raw of mails) office.dovecot.deliver('sales', raw);
  await office.intake.arrived(sizes.length);
  const came = office.intake.arrivals.map(({ raw }) => Buffer.from(raw));
  expect(mails.every((raw) => came.some((other) => raw.equals(other)))).toBe(true);
});
