import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { mail, subjectOf } from './contract.ts';
import { eventually } from './eventually.ts';
import { ImapOffice } from './imap-office.ts';

let office: ImapOffice;
afterEach(() => office.close());

const servers = [
  { name: 'with CONDSTORE', extra: '' },
  { name: 'without CONDSTORE', extra: 'imap_capability = IMAP4rev1 IDLE MOVE UIDPLUS SPECIAL-USE\n' },
];

for (const { name, extra } of servers) {
  describe(`what becomes of a mail, on a server ${name}`, () => {
    test('read, answered, moved and deleted are told once each', async () => {
      office = await ImapOffice.open({ extra });
      await office.watch({ pollSeconds: 0.5 });
      const person = await office.person();
      for (const subject of ['one', 'two', 'three', 'four']) office.dovecot.deliver('sales', mail(subject));
      await office.intake.arrived(4);
      const uids = new Map(office.intake.arrivals.map(({ raw, place }) => [subjectOf(String(raw)), place!.uid]));
      await eventually(async () => ((await person.search({ all: true })) || []).length === 4, 'the mails to be there');
      const uid = (subject: string) => String(uids.get(subject));

      await person.messageFlagsAdd(uid('one'), ['\\Seen'], { uid: true });
      await office.state('one', 'mail.read');
      await person.messageFlagsAdd(uid('one'), ['\\Answered'], { uid: true });
      await office.state('one', 'mail.answered');
      await person.messageFlagsRemove(uid('one'), ['\\Seen'], { uid: true });
      await person.messageFlagsAdd(uid('one'), ['\\Seen'], { uid: true });
      await person.messageMove(uid('two'), 'Archive', { uid: true });
      await office.state('two', 'mail.moved');
      await person.messageDelete(uid('three'), { uid: true });
      await office.state('three', 'mail.deleted');
      await person.messageMove(uid('four'), 'Trash', { uid: true });
      await office.state('four', 'mail.deleted');
      await sleep(700);
      expect(['one', 'two', 'three', 'four'].map((subject) => office.statesOf(subject))).toEqual([
        ['mail.read', 'mail.answered'],
        ['mail.moved'],
        ['mail.deleted'],
        ['mail.deleted'],
      ]);
    });
  });
}

test('a mail that was read before we saw it comes with that state', async () => {
  office = await ImapOffice.open();
  const source = await office.watch();
  await source.stop();
  office.dovecot.deliver('sales', mail('read at once'));
  const person = await office.person();
  await person.messageFlagsAdd('1', ['\\Seen', '\\Answered']);
  await source.start();
  const [arrival] = await office.intake.arrived(1);
  expect(arrival!.states!.map(({ event }) => event)).toEqual(['mail.read', 'mail.answered']);
  await sleep(300);
  expect(office.intake.states).toEqual([]);
});

test('what changed while we were away is told at the next start', async () => {
  office = await ImapOffice.open();
  const first = await office.watch();
  const subjects = ['read', 'moved', 'deleted', 'left alone'];
  for (const subject of subjects) {
    office.dovecot.deliver('sales', mail(subject));
    await office.intake.arrived(subjects.indexOf(subject) + 1);
  }
  await first.stop();
  const person = await office.person();
  await person.messageFlagsAdd('1', ['\\Seen'], { uid: true });
  await person.messageMove('2', 'Archive', { uid: true });
  await person.messageDelete('3', { uid: true });
  office.dovecot.deliver('sales', mail('new'));
  await office.watch();
  await office.intake.arrived(5);
  await office.state('deleted', 'mail.deleted');
  await sleep(300);
  expect(subjects.map((subject) => office.statesOf(subject))).toEqual([
    ['mail.read'],
    ['mail.moved'],
    ['mail.deleted'],
    [],
  ]);
  expect(office.intake.mails.map(subjectOf)).toEqual([...subjects, 'new']);

  // And not once more at the start after that.
  const told = office.intake.states.length;
  await office.watch();
  await sleep(500);
  expect(office.intake.states).toHaveLength(told);
});

test('a mail that was moved into another watched folder is moved here and watched there', async () => {
  office = await ImapOffice.open();
  await office.watch({ folders: ['INBOX', 'Archive'] });
  office.dovecot.deliver('sales', mail('wanders'));
  await office.intake.arrived(1);
  const person = await office.person();
  await person.messageMove('1', 'Archive', { uid: true });
  await office.state('wanders', 'mail.moved');
  await office.intake.arrived(2);
  expect(office.intake.arrivals.map(({ place }) => place!.folder)).toEqual(['INBOX', 'Archive']);
  const filed = await office.person('sales', 'Archive');
  await filed.messageFlagsAdd('1', ['\\Seen']);
  await office.state('wanders', 'mail.read');
});

describe('answered is also our reply in the thread', () => {
  const reply = (subject: string, headers: readonly string[]) =>
    mail(subject, 'We ship tomorrow.', ['In-Reply-To: <inquiry@forwarder.example>', ...headers]);

  test('in the folder of sent mail, whoever wrote it', async () => {
    office = await ImapOffice.open();
    await office.watch();
    office.dovecot.deliver(
      'sales',
      reply('Re: inquiry', ['References: <first@forwarder.example>\r\n <second@x>']),
      'Sent',
    );
    await eventually(() => office.intake.answers.length === 3, 'three answered mails');
    expect(office.intake.answers.map(({ messageId }) => messageId)).toEqual([
      'first@forwarder.example',
      'second@x',
      'inquiry@forwarder.example',
    ]);
    expect(office.intake.arrivals).toHaveLength(0);
  });

  test('but not a forwarded mail, nor what a machine wrote', async () => {
    office = await ImapOffice.open();
    await office.watch();
    office.dovecot.deliver('sales', reply('Fwd: inquiry', []), 'Sent');
    office.dovecot.deliver('sales', reply('inquiry', ['X-Forwarded-Message-Id: <inquiry@forwarder.example>']), 'Sent');
    office.dovecot.deliver('sales', reply('Out of office', ['Auto-Submitted: auto-replied']), 'Sent');
    office.dovecot.deliver('sales', reply('Re: inquiry', ['Auto-Submitted: no']), 'Sent');
    await eventually(() => office.intake.answers.length > 0, 'an answered mail');
    await sleep(300);
    expect(office.intake.answers).toHaveLength(1);
  });

  test('in a watched folder only from those who are ours', async () => {
    office = await ImapOffice.open();
    await office.watch({ ours: ['@example.com', 'agent@partner.example'] });
    const from = (address: string) =>
      Buffer.from(String(reply(`Re: from ${address}`, [])).replace('ops@forwarder.example', address));
    for (const address of ['li@EXAMPLE.com', 'agent@partner.example', 'li@notexample.com', 'x@partner.example'])
      office.dovecot.deliver('sales', from(address));
    await office.intake.arrived(4);
    expect(office.intake.answers).toHaveLength(2);
  });
});
