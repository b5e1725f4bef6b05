import { setTimeout as sleep } from 'node:timers/promises';
import { loadBundle } from '../../workflows/bundle.ts';
import { Machines } from '../e2e/many/machines.ts';
import { aMail } from '../e2e/office.ts';
import { PEOPLE, recall } from '../e2e/rules.ts';
import { settledMb } from './resident.ts';

const COUNT = Number(process.env.POSTHORN_BENCH_MAILBOXES ?? 100);
const MAILBOXES = Array.from({ length: COUNT }, (_, n) => `user${n}`);
const MAIL_BYTES = 20_000;

// What a worker's memory grows by when it watches mailboxes: each has two connections, for the inbox and the sent mail.
// Whoever has to make the workflow bundle first is large afterwards.
await loadBundle();
const machines = await Machines.open({
  rules: { 'people.ts': PEOPLE, 'recall.ts': recall('contract', '24h') },
  people: ['li', 'chen'],
  mailboxes: MAILBOXES,
});
try {
  await machines.start('serve', 'serve');
  const idle = await machines.start('idle', 0);
  await sleep(5_000);
  const before = await settledMb(idle.pid);
  await idle.stop();
  const worker = await machines.start('worker', COUNT);
  const begun = performance.now();
  while ((await machines.countOf(worker)) < COUNT) await sleep(500);
  const took = (performance.now() - begun) / 1000;
  await sleep(15_000);
  const watching = await settledMb(worker.pid);
  for (const mailbox of MAILBOXES)
    machines.dovecot.deliver(mailbox, aMail(`contract ${mailbox}`, { body: 'As agreed.\r\n'.repeat(MAIL_BYTES / 12) }));
  await machines.sink.waitFor(COUNT, 180_000);
  await sleep(5_000);
  const told = await settledMb(worker.pid);
  const mb = (value: number) => `${Math.round(value)} MB`;
  console.log(
    `idle worker: ${mb(before)}; ${COUNT} mailboxes, all watched after ${took.toFixed(1)} s: ${mb(watching)}`,
  );
  console.log(`after a mail and an alert of each: ${mb(told)}`);
  console.log(
    `  goal: 300 MB above the idle worker or less; it is ${mb(watching - before)}, later ${mb(told - before)}`,
  );
} finally {
  await machines.close();
}
