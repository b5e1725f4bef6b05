import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Dovecot, startDovecot } from '../real/dovecot.ts';
import { eventually } from '../sources/eventually.ts';
import { aMail, Office } from './office.ts';
import { PEOPLE, watched } from './rules.ts';

/** Tells Li, and Chen when nobody read it in time; an answer ends it. */
const UNREAD = `
import { notify, policy, until } from 'posthorn';
import { chen, li } from './people.ts';
export default policy({
  title: 'Unread',
  owner: 'sales',
  on: 'mail.received',
  priority: 'urgent',
  when: ({ mail }) => mail.subject.includes('contract'),
  endsWhen: ({ mail }) => mail.answered,
  async run({ mail }) {
    await notify(li, { text: \`first \${mail.subject}\` });
    if (!(await until(mail.read, '6s'))) {
      await notify(chen, { text: \`unread \${mail.subject}\`, stage: 'escalation' });
    }
  },
});
`;

/** Tells Li, and Chen after a while, read or not; an answer ends it. */
const UNANSWERED = UNREAD.replace("'contract'", "'inquiry'")
  .replace("if (!(await until(mail.read, '6s')))", "if (!(await until(mail.deleted, '6s')))")
  .replace('`unread', '`unanswered');

const FILING = `
import { flag, move, notify, policy } from 'posthorn';
import { li } from './people.ts';
export default policy({
  title: 'Filing',
  owner: 'sales',
  on: 'mail.received',
  priority: 'normal',
  when: ({ mail }) => mail.subject.includes('invoice'),
  async run({ mail }) {
    await flag('flagged');
    await move('Invoices');
    await notify(li, { text: \`filed \${mail.subject}\` });
  },
});
`;

const messageIdOf = (raw: string) => /^Message-ID: (.*)\r$/m.exec(raw)![1]!;

describe('a mailbox on a Dovecot that is watched', () => {
  let dovecot: Dovecot;
  let office: Office;
  beforeEach(async () => {
    dovecot = await startDovecot({ users: ['sales'] });
    const rules = { 'people.ts': PEOPLE, 'unread.ts': UNREAD, 'unanswered.ts': UNANSWERED, 'filing.ts': FILING };
    office = await Office.open({ rules, people: ['li', 'chen'], config: { mailboxes: [watched(dovecot, 'sales')] } });
    await office.start();
  });
  afterEach(async () => {
    await office.close();
    await dovecot.close();
  });

  it('is alerted about; who reads in time stops the recall, who answers ends the run', async () => {
    const mails = {
      'contract left': aMail('contract left'),
      'contract read': aMail('contract read'),
      'inquiry left': aMail('inquiry left'),
      'inquiry read only': aMail('inquiry read only'),
      'inquiry marked as answered': aMail('inquiry marked as answered'),
      'inquiry replied to': aMail('inquiry replied to'),
    };
    for (const raw of Object.values(mails)) dovecot.deliver('sales', raw);
    await office.sink.waitFor(6);
    expect(await office.alerts()).toEqual(
      Object.keys(mails)
        .map((subject) => `li: first ${subject}`)
        .sort(),
    );

    const person = await dovecot.client('sales');
    await person.mailboxOpen('INBOX');
    await person.messageFlagsAdd({ subject: 'contract read' }, ['\\Seen']);
    await person.messageFlagsAdd({ subject: 'inquiry read only' }, ['\\Seen']);
    await person.messageFlagsAdd({ subject: 'inquiry marked as answered' }, ['\\Answered']);
    const reply = aMail('Re: inquiry replied to', {
      from: 'sales@ours.example',
      headers: `In-Reply-To: ${messageIdOf(mails['inquiry replied to'])}\r\n`,
    });
    await person.append('Sent', reply, ['\\Seen']);

    await office.sink.waitFor(9);
    await sleep(3_000);
    expect((await office.alerts()).filter((alert) => alert.startsWith('chen'))).toEqual([
      'chen: unanswered inquiry left',
      'chen: unanswered inquiry read only',
      'chen: unread contract left',
    ]);
  });

  it('is acted on: a flag is set and the mail moved', async () => {
    dovecot.deliver('sales', aMail('invoice 1'));
    await office.sink.waitFor(1);
    expect(await office.alerts()).toEqual(['li: filed invoice 1']);
    const person = await dovecot.client('sales');
    await person.mailboxOpen('Invoices');
    const filed = await person.fetchAll('1:*', { flags: true, envelope: true });
    expect(filed.map(({ envelope, flags }) => [envelope?.subject, flags?.has('\\Flagged')])).toEqual([
      ['invoice 1', true],
    ]);
    expect((await person.mailboxOpen('INBOX')).exists).toBe(0);
  });

  it('is watched again when its server comes back', async () => {
    dovecot.deliver('sales', aMail('contract before'));
    await office.sink.waitFor(1);
    await dovecot.kill();
    dovecot.deliver('sales', aMail('contract meanwhile'));
    await dovecot.start();
    await eventually(
      async () => (await office.alerts()).includes('li: first contract meanwhile'),
      'the alert about what came meanwhile',
      20_000,
    );
    const person = await dovecot.client('sales');
    await person.mailboxOpen('INBOX');
    await person.messageFlagsAdd({ subject: 'contract meanwhile' }, ['\\Seen']);
    await eventually(async () => (await office.alerts()).length === 3, 'the recall of the first one', 20_000);
    await sleep(3_000);
    expect(await office.alerts()).toEqual([
      'chen: unread contract before',
      'li: first contract before',
      'li: first contract meanwhile',
    ]);
  });
});
