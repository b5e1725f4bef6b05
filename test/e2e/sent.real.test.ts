import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EventRow } from '../../connectors/store/store.ts';
import { type Dovecot, startDovecot } from '../real/dovecot.ts';
import { eventually } from '../sources/eventually.ts';
import { aMail, Office } from './office.ts';
import { PEOPLE, watched } from './rules.ts';
import type { Running } from './running.ts';

const SENT = `
import { notify, policy, until } from 'posthorn';
import { chen, li } from './people.ts';
export default policy({
  title: 'Quotations',
  owner: 'sales',
  on: 'mail.sent',
  when: ({ mail }) => mail.subject.includes('quotation'),
  async run({ mail }) {
    await notify(li, { text: \`sent \${mail.subject} to \${mail.to[0]?.address ?? ''}\` });
    if (await until(mail.answered, '1h')) await notify(chen, { text: \`answered \${mail.subject}\` });
  },
});
`;

/** What a person of ours writes to a customer. */
const written = (subject: string, id: string) =>
  `From: Li <sales@ours.example>\r\nTo: buyer@customer.example\r\nSubject: ${subject}\r\nMessage-ID: <${id}>\r\n` +
  `Date: ${new Date().toUTCString()}\r\n\r\nPlease find it below.\r\n`;

let dovecot: Dovecot;
let office: Office;
let posthorn: Running;
beforeEach(async () => {
  dovecot = await startDovecot({ users: ['sales'] });
  const config = { mailboxes: [watched(dovecot, 'sales')] };
  office = await Office.open({ rules: { 'people.ts': PEOPLE }, people: ['li', 'chen'], config });
  posthorn = await office.start();
});
afterEach(async () => {
  await office.close();
  await dovecot.close();
});

const events = async () => (await posthorn.api<{ events: EventRow[] }>('/api/events')).events;

it('sent mail starts its policies once, ends with the answer of the other side, and is not read before a policy is about it', async () => {
  dovecot.deliver('sales', written('quotation 0', 'q0@ours.example'), 'Sent');
  await sleep(2_000);
  expect(await events()).toEqual([]);

  office.rule('sent.ts', SENT);
  await eventually(() => posthorn.published.length > 0, 'the rules to be published');
  const quotation = written('quotation 1', 'q1@ours.example');
  dovecot.deliver('sales', quotation, 'Sent');
  await office.sink.waitFor(1);
  expect(await office.alerts()).toEqual(['li: sent quotation 1 to buyer@customer.example']);
  dovecot.deliver('sales', quotation, 'Sent');
  dovecot.deliver('sales', office.sink.messages[0]!.raw.toString('latin1'), 'Sent');

  const headers = 'In-Reply-To: <q1@ours.example>\r\n';
  dovecot.deliver('sales', aMail('Out of office', { headers: `${headers}Auto-Submitted: auto-replied\r\n` }));
  await sleep(3_000);
  expect(office.sink.messages).toHaveLength(1);
  dovecot.deliver('sales', aMail('Re: quotation 1', { headers }));
  await office.sink.waitFor(2);
  expect(await office.alerts()).toContain('chen: answered quotation 1');

  await eventually(async () => (await events()).length === 4, 'all to be taken in');
  const kinds = (await events()).map(({ kind, source }) => `${kind} ${source}`).sort();
  expect(kinds).toEqual(['mail.received imap', 'mail.received imap', 'mail.sent sent', 'own sent']);
});
