import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Dovecot, startDovecot } from '../real/dovecot.ts';
import { eventually } from '../sources/eventually.ts';
import { aMail, Office } from './office.ts';
import { PEOPLE, watched } from './rules.ts';
import type { Running } from './running.ts';

/** As `rules/security/fraud-suspected.ts`, with Chen for IT security, and a word in place of a verdict that a test would hang on. */
const HELD = `
import { any, move, notify, policy, until } from 'posthorn';
import { chen } from './people.ts';
export default policy({
  title: 'Held',
  owner: 'sales',
  on: 'mail.received',
  priority: 'high',
  when: ({ mail }) => mail.subject.includes('prize') && mail.risk.score < 101,
  async run({ mail }) {
    const told = await notify(chen, { text: \`suspected \${mail.subject}\`, danger: true, verdict: true });
    await move('Quarantine');
    const theirs = await notify(mail.addressees, { text: \`held \${mail.subject}\`, danger: true, verdict: true });
    if (await until(any(told.cleared, theirs.cleared), '1d')) {
      if (!(await until(told.cleared, '0s'))) {
        const asked = await notify(chen, { text: \`called fine \${mail.subject}\`, stage: 'reminder', verdict: true });
        if (!(await until(any(told.cleared, asked.cleared), '1d'))) return;
      }
      await move('INBOX');
      await notify(mail.addressees, { text: \`released \${mail.subject}\`, stage: 'resolved' });
    }
  },
});
`;

let dovecot: Dovecot;
let office: Office;
let posthorn: Running;
beforeAll(async () => {
  dovecot = await startDovecot({ users: ['sales'] });
  const rules = { 'people.ts': PEOPLE, 'held.ts': HELD };
  office = await Office.open({ rules, people: ['li', 'chen'], config: { mailboxes: [watched(dovecot, 'sales')] } });
  office.configure({ http: { port: office.ports.http, url: `http://127.0.0.1:${office.ports.http}` } });
  posthorn = await office.start();
});
afterAll(async () => {
  await office.close();
  await dovecot.close();
});

const told = (alert: string) =>
  eventually(async () => (await office.alerts()).includes(alert), `the alert "${alert}"`, 20_000);

async function press(person: string, subject: string, button: string): Promise<number> {
  const { mail } = (await office.told()).find((one) => one.person === person && one.mail.subject === subject)!;
  const link = new RegExp(`^${button}: (http\\S+)$`, 'm').exec(mail.text!)![1]!;
  const shown = await (await fetch(link)).text();
  const page = /name="page" value="([^"]+)"/.exec(shown)![1]!;
  return (await fetch(link, { method: 'POST', body: new URLSearchParams({ page }) })).status;
}

async function countIn(folder: string): Promise<number> {
  const person = await dovecot.client('sales');
  return (await person.mailboxOpen(folder)).exists;
}

const toLi = (subject: string) => aMail(subject).replace('sales@ours.example', 'li@ours.example');

it('tells whom a held mail was for, and puts it back once its keeper says that it was fine', async () => {
  dovecot.deliver('sales', toLi('prize 1'));
  await told('li: held prize 1');
  expect(await countIn('Quarantine')).toBe(1);
  expect(await press('li', 'held prize 1', 'It was fine')).toBe(200);
  await told('chen: called fine prize 1');
  expect(await countIn('Quarantine'), "not on its reader's word").toBe(1);
  expect(await press('chen', 'called fine prize 1', 'It was fine')).toBe(200);
  await told('li: released prize 1');
  expect([await countIn('INBOX'), await countIn('Quarantine')]).toEqual([1, 0]);
});

it('hears a program, too', async () => {
  dovecot.deliver('sales', toLi('prize 2'));
  await told('li: held prize 2');
  const { mails } = await posthorn.api<{ mails: { event: string }[] }>('/api/mails?q=prize 2');
  await posthorn.api(`/api/events/${mails[0]!.event}/fine`, { by: 'chen' });
  await told('li: released prize 2');
  expect(await countIn('INBOX')).toBe(2);
});
