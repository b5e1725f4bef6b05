import { simpleParser } from 'mailparser';
import { afterEach, expect, it } from 'vitest';
import type { EventRow } from '../../connectors/store/store.ts';
import { eventually } from '../sources/eventually.ts';
import { aMail, Office } from './office.ts';
import { PEOPLE } from './rules.ts';

const THANKS = `
import { any, failure, notify, policy, sendMail, until } from 'posthorn';
import { li } from './people.ts';
export default policy({
  title: 'Thanks',
  owner: 'sales',
  on: 'mail.received',
  when: ({ mail }) => mail.subject.includes('order'),
  async run({ mail }) {
    try {
      const sent = await sendMail({ to: mail.from.address, template: 'thanks' });
      await until(any(sent.bounced, sent.delivered), '1h');
      if (await until(sent.bounced, '0s')) await notify(li, { text: \`bounced \${mail.subject}\` });
      else await notify(li, { text: \`arrived \${mail.subject}\` });
    } catch (error) {
      await notify(li, { text: \`\${mail.subject}: \${failure(error).message}\` });
    }
  },
});
`;
const BOUNCES = `
import { notify, policy } from 'posthorn';
import { chen } from './people.ts';
export default policy({ title: 'Bounces', owner: 'sales', on: 'mail.bounced', async run() { await notify(chen, { text: 'a bounce' }); } });
`;

const report = (action: string, status: string, messageId: string) =>
  [
    'From: MAILER-DAEMON@mx.customer.example',
    'To: sales@ours.example',
    'Subject: Delivery report',
    `Message-ID: <${action}.${messageId}>`,
    `Date: ${new Date().toUTCString()}`,
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.customer.example',
    '',
    'Final-Recipient: rfc822;buyer@customer.example',
    `Action: ${action}`,
    `Status: ${status}`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${messageId}>`,
    '',
    '--b--',
    '',
  ].join('\r\n');

let office: Office;
afterEach(() => office.close());

it('a mail of the company goes out, and what becomes of it comes back to the policy', async () => {
  const rules = {
    'people.ts': PEOPLE,
    'thanks.ts': THANKS,
    'bounces.ts': BOUNCES,
    'templates/thanks.en.md': '# Thank you: {{ mail.subject }}\n\nIt is on its way.\n',
  };
  office = await Office.open({ rules, people: ['li', 'chen'] });
  const { port } = office.sink;
  const relay = { kind: 'email', host: '127.0.0.1', port, security: 'none', from: 'Sales <sales@ours.example>' };
  office.configure({ outgoing: { relay, allow: { to: ['*@customer.example'] } } });
  const posthorn = await office.start();

  await office.send(aMail('order 1'));
  const [first] = await office.sink.waitFor(1);
  const sent = await simpleParser(first!.raw);
  expect([first!.from, first!.to, sent.subject, sent.text?.trim()]).toEqual([
    'sales@ours.example',
    ['buyer@customer.example'],
    'Thank you: order 1',
    'It is on its way.',
  ]);
  await office.send(report('failed', '5.1.1', sent.messageId!.slice(1, -1)), { from: '' });
  await office.sink.waitFor(3);
  expect((await office.alerts()).slice(1)).toEqual(['chen: a bounce', 'li: bounced order 1']);

  office.sink.clear();
  await office.send(aMail('order 2'));
  const [second] = await office.sink.waitFor(1);
  const { messageId } = await simpleParser(second!.raw);
  await office.send(report('delivered', '2.0.0', messageId!.slice(1, -1)), { from: '' });
  await office.sink.waitFor(2);
  expect(await office.alerts()).toContain('li: arrived order 2');
  await office.send(first!.raw);
  await eventually(async () => {
    const { events } = await posthorn.api<{ events: EventRow[] }>('/api/events');
    return events.filter(({ kind, state }) => ['own', 'report'].includes(kind) && state === 'unmatched').length === 2;
  }, 'our own mail and the report to be taken in and left alone');

  office.sink.clear();
  await office.send(aMail('order 3', { from: 'stranger@elsewhere.example' }));
  await office.sink.waitFor(1);
  const [refused] = await office.alerts();
  expect(refused).toContain('li: order 3: Policies may not send mail to this address.');
});
