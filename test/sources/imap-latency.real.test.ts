import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { afterEach, expect, test } from 'vitest';
import { type Dovecot, PASSWORD } from '../real/dovecot.ts';
import { mail, subjectOf } from './contract.ts';
import { ImapOffice } from './imap-office.ts';

let office: ImapOffice;
afterEach(() => office.close());

const MAILS = 10;

/** The least that a client can do: it idles, and fetches the text of what it is told of. */
async function bareClient({ port }: Dovecot, seen: Map<string, number>): Promise<ImapFlow> {
  const auth = { user: 'sales', pass: PASSWORD };
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, auth, logger: false });
  client.on('error', () => {});
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  client.on('exists', async ({ count }) => {
    const message = await client.fetchOne(String(count), { source: true });
    if (message) seen.set(subjectOf(String(message.source))!, performance.now());
    void client.idle();
  });
  void client.idle();
  return client;
}

test('a delivered mail is safe on disk hardly later than a bare client has fetched it', async () => {
  office = await ImapOffice.open();
  const bare = new Map<string, number>();
  const taken = new Map<string, number>();
  const timing = Object.create(office.intake) as typeof office.intake;
  timing.take = async (arrival) => {
    const result = await office.intake.take(arrival);
    taken.set(subjectOf(String(arrival.raw))!, performance.now());
    return result;
  };
  const source = office.source({}, timing);
  await source.start();
  const client = await bareClient(office.dovecot, bare);
  await sleep(1_000);

  const delivered = new Map<string, number>();
  for (let n = 0; n < MAILS; n++) {
    const subject = `timed ${n}`;
    delivered.set(subject, performance.now());
    office.dovecot.deliver('sales', mail(subject));
    await office.intake.arrived(n + 1);
    await sleep(700 + 37 * (n % 10));
  }
  client.close();
  const since = (times: Map<string, number>) => [...delivered].map(([subject, at]) => times.get(subject)! - at);
  const [ours, theirs] = [since(taken), since(bare)];
  const difference = ours.map((ms, n) => ms - theirs[n]!);
  const row = (values: number[]) => `p50 ${percentile(values, 0.5)} ms, p95 ${percentile(values, 0.95)} ms`;
  console.log(`delivery to take: ${row(ours)}; bare client: ${row(theirs)}; difference: ${row(difference)}`);
  expect([ours.length, theirs.length, difference.filter(Number.isFinite).length]).toEqual([MAILS, MAILS, MAILS]);
});

const percentile = (values: readonly number[], p: number) =>
  Math.round(values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))]!);
