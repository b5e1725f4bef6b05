import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { aMail, Office } from '../e2e/office.ts';
import { PEOPLE, watched } from '../e2e/rules.ts';
import { PASSWORD, startDovecot } from '../real/dovecot.ts';

const MAILS = 60;
const USER = 'sales';

const URGENT = `
import { notify, policy } from 'posthorn';
import { li } from './people.ts';
export default policy({
  title: 'Urgent', owner: 'sales', on: 'mail.received', priority: 'urgent',
  when: ({ mail }) => mail.subject.includes('timed'),
  async run({ mail }) {
    await notify(li, { text: \`\${mail.subject}\` });
  },
});
`;

// A mail in Dovecot → the alert at an SMTP server, beside a bare IDLE client that sees the same mail in the same run; and a mail
// at our own SMTP listener → the alert. All of Posthorn runs in one process of its own, with real servers.
const dovecot = await startDovecot({ users: [USER] });
const office = await Office.open({
  rules: { 'people.ts': PEOPLE, 'urgent.ts': URGENT },
  people: ['li'],
  // More alerts in ten minutes than one person is sent by default: the rest would become a summary.
  config: { mailboxes: [watched(dovecot, USER)], arbiter: { storm: false } },
});
const seen = new Map<string, number>();
const bare = await bareClient();
try {
  await office.start();
  await sleep(2_000);
  const idle = await measured('idle', async (subject) => dovecot.deliver(USER, aMail(subject)));
  const after = [...idle].map(([subject, at]) => at - seen.get(subject)!);
  console.log(`mail in Dovecot → alert, after a bare IDLE client sees the mail: ${said(after)}`);
  console.log(`  goal: p50 200 ms, p99 1,000 ms or less; ${MAILS} mails`);
  const sent = new Map<string, number>();
  const own = await measured('own', async (subject) => {
    sent.set(subject, Date.now());
    await office.send(aMail(subject));
  });
  console.log(`mail at our SMTP listener → alert: ${said([...own].map(([subject, at]) => at - sent.get(subject)!))}`);
  console.log(`  goal: p50 200 ms or less; ${MAILS} mails`);
} finally {
  bare.close();
  await office.close();
  await dovecot.close();
}

/** Posts mails one by one, each when the alert of the one before is there. @returns when each alert came, by the mail's subject */
async function measured(name: string, post: (subject: string) => Promise<void>): Promise<Map<string, number>> {
  const alerts = new Map<string, number>();
  for (let n = 0; n < MAILS; n++) {
    const subject = `timed ${name} ${n}`;
    const before = office.sink.messages.length;
    await post(subject);
    const messages = await office.sink.waitFor(before + 1, 20_000);
    alerts.set(subject, messages[before]!.receivedAt);
    // Dovecot gathers what comes within half a second.
    await sleep(700 + 37 * (n % 10));
  }
  return alerts;
}

async function bareClient(): Promise<ImapFlow> {
  const auth = { user: USER, pass: PASSWORD };
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: dovecot.port,
    secure: false,
    doSTARTTLS: false,
    auth,
    logger: false,
  });
  client.on('error', () => {});
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  client.on('exists', async ({ count }) => {
    const at = Date.now();
    const message = await client.fetchOne(String(count), { envelope: true });
    if (message) seen.set(message.envelope?.subject ?? '', at);
    void client.idle();
  });
  void client.idle();
  return client;
}

function said(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (p: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))]!);
  return `p50 ${at(0.5)} ms, p90 ${at(0.9)} ms, p99 ${at(0.99)} ms`;
}
