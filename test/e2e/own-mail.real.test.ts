import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventRow } from '../../connectors/store/store.ts';
import { type Dovecot, startDovecot } from '../real/dovecot.ts';
import { aMail, Office } from './office.ts';
import { PEOPLE, watched } from './rules.ts';
import type { Running } from './running.ts';

const onAnything = (trigger: string, word: string) => `
import { mentions, notify, policy } from 'posthorn';
import { chen, li } from './people.ts';
export default policy({
  title: 'Anything about a contract',
  owner: 'sales',
  on: '${trigger}',
  priority: 'urgent',
  when: ({ mail }) => mentions(mail, ['contract']),
  async run({ mail }) {
    await notify([li, chen], { text: \`${word} contract: \${mail.subject}\` });
  },
});
`;

/** A delivery report (RFC 3464) about a mail, as a mail server writes it. */
const bounceOf = (raw: string) =>
  [
    'From: MAILER-DAEMON@mx.ours.example',
    'To: alerts@ours.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <bounce.1@mx.ours.example>',
    `Date: ${new Date().toUTCString()}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'The mail about the contract could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.ours.example',
    '',
    'Final-Recipient: rfc822; li@ours.example',
    'Action: failed',
    'Status: 5.2.2',
    '--b',
    'Content-Type: message/rfc822',
    '',
    raw,
    '--b--',
    '',
  ].join('\r\n');

describe('our own alerts, where the mailboxes of all who are told are watched', () => {
  let dovecot: Dovecot;
  let office: Office;
  let posthorn: Running;
  let delivered = 0;
  let delivering: NodeJS.Timeout;

  beforeEach(async () => {
    dovecot = await startDovecot({ users: ['sales', 'li', 'chen', 'alerts'] });
    office = await Office.open({
      rules: {
        'people.ts': PEOPLE,
        'received.ts': onAnything('mail.received', 'received'),
        'bounced.ts': onAnything('mail.bounced', 'bounced'),
      },
      people: ['li', 'chen'],
      config: { mailboxes: ['sales', 'li', 'chen', 'alerts'].map((user) => watched(dovecot, user)) },
    });
    posthorn = await office.start();
    delivered = 0;
    delivering = setInterval(deliver, 50);
  });
  afterEach(async () => {
    clearInterval(delivering);
    await office.close();
    await dovecot.close();
  });

  /** What a mail server does with the alerts that it took. */
  function deliver(): void {
    for (const { raw, to } of office.sink.messages.slice(delivered)) {
      delivered += 1;
      for (const address of to) dovecot.deliver(address.split('@')[0]!, `Return-Path: <alerts@ours.example>\r\n${raw}`);
    }
  }

  /** Without what is raised when the bounce finds the run of its alert over: how soon it is depends on the machine. */
  const events = async () =>
    (await posthorn.api<{ events: EventRow[] }>('/api/events')).events.filter(({ source }) => source === 'imap');
  const taken = (count: number) => expect.poll(events, { timeout: 20_000 }).toHaveLength(count);

  it('start nothing, and neither does a bounce of one but for policies on bounces', async () => {
    dovecot.deliver('sales', aMail('the contract'));
    await office.sink.waitFor(2);
    await taken(3);
    await sleep(2_000);
    expect((await events()).map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      'mail.received started',
      'own unmatched',
      'own unmatched',
    ]);
    expect(await office.alerts()).toEqual([
      'chen: received contract: the contract',
      'li: received contract: the contract',
    ]);

    dovecot.deliver('alerts', bounceOf(office.sink.messages[0]!.raw.toString()));
    await office.sink.waitFor(4);
    await taken(6);
    await sleep(2_000);
    expect(await office.alerts()).toEqual([
      'chen: bounced contract: Undelivered Mail Returned to Sender',
      'chen: received contract: the contract',
      'li: bounced contract: Undelivered Mail Returned to Sender',
      'li: received contract: the contract',
    ]);
    expect(office.sink.messages).toHaveLength(4);
    expect((await events()).filter(({ kind }) => kind === 'own')).toHaveLength(4);
  });
});
