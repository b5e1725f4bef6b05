import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventRow, Task } from '../../connectors/store/store.ts';
import { random } from '../chaos/random.ts';
import { type Dovecot, startDovecot } from '../real/dovecot.ts';
import { eventually } from '../sources/eventually.ts';
import { aMail, Office } from './office.ts';
import { PEOPLE, recall, watched } from './rules.ts';

const MAILS = 12;
const PATIENCE_S = 5;

/** Around every durable write on a mail's way; the second number is the pass at which the process dies. */
const POINTS = [
  'bytes:after-rename:1',
  'intake:after-raw:1',
  'events:before-take-in:2',
  'intake:after-event:1',
  'smtp:before-answer:1',
  'imap:after-take:1',
  'imap:before-cursor:2',
  'intake:before-start:1',
  'intake:after-start:1',
  'events:before-settle:1',
  'log:after-begin:1',
  'deliver:after-send:1',
  'deliver:after-send:2',
  'log:before-finish:1',
  'tasks:after-create:1',
  'log:after-append:2',
];

describe('kill -9', () => {
  let dovecot: Dovecot;
  let office: Office;
  beforeAll(async () => {
    dovecot = await startDovecot({ users: ['sales'] });
    office = await Office.open({
      rules: { 'people.ts': PEOPLE, 'recall.ts': recall('contract', `${PATIENCE_S}s`) },
      people: ['li', 'chen'],
      config: { mailboxes: [watched(dovecot, 'sales')] },
    });
  });
  afterAll(async () => {
    await office.close();
    await dovecot.close();
  });

  const subjects = Array.from({ length: MAILS }, (_, n) => `contract ${String(n + 1).padStart(2, '0')}`);
  const expected = [
    ...subjects.map((subject) => `chen: recall ${subject}`),
    ...subjects.map((subject) => `li: first ${subject}`),
  ];

  /** Every other mail goes to the mailbox, every other one to the SMTP listener, which may be away. */
  const post = (subject: string, n: number) =>
    n % 2 ? office.sendUntilTaken(aMail(subject)) : dovecot.deliver('sales', aMail(subject));

  it('of Posthorn, Temporal and Dovecot, at named points and at random: nothing lost, nobody told twice', async () => {
    const seed = Number(process.env.POSTHORN_SEED ?? Date.now() % 1_000_000);
    const chance = random(seed);
    const killed = { named: 0, 'at random': 0, Temporal: 0, Dovecot: 0 };
    const posts: unknown[] = [];
    const next = () => posts.length < MAILS && posts.push(post(subjects[posts.length]!, posts.length));

    for (const point of POINTS) {
      const running = office.begin(point);
      next();
      await running.settled();
      if (chance() < 0.3 && !running.over) {
        killed.Temporal += 1;
        process.kill(office.temporalPid, 'SIGKILL');
      }
      if (chance() < 0.3) {
        killed.Dovecot += 1;
        await dovecot.kill();
        await dovecot.start();
      }
      await Promise.race([running.ended, sleep(500 + chance() * 3_500)]);
      killed[running.over ? 'named' : 'at random'] += 1;
      await running.kill();
    }
    while (next());

    const last = await office.start();
    const events = async () => (await last.api<{ events: EventRow[] }>('/api/events')).events;
    const running = async () => (await events()).filter(({ state }) => state === 'taken').length;
    await eventually(async () => (await office.alerts()).length >= expected.length, 'all alerts', 90_000);
    await Promise.all(posts);
    await sleep(8_000);

    const told = await office.told();
    console.log(
      `seed ${seed}: ${Object.entries(killed)
        .map(([what, times]) => `${what} ${times}`)
        .join(', ')}; ` +
        `${MAILS} mails, ${told.length} messages, ${new Set(told.map(({ messageId }) => messageId)).size} Message-IDs`,
    );
    expect(await office.alerts()).toEqual(expected);
    const ids = new Map<string, Set<string>>();
    for (const { person, mail, messageId } of told) {
      const key = `${person}: ${mail.subject}`;
      ids.set(key, (ids.get(key) ?? new Set()).add(messageId));
    }
    expect([...ids].filter(([, { size }]) => size !== 1)).toEqual([]);
    expect((await events()).map(({ subject }) => subject).sort()).toEqual(subjects);
    expect(await running()).toBe(0);
    const { tasks } = await last.api<{ tasks: Task[] }>('/api/tasks');
    expect(tasks.map(({ title }) => title).sort()).toEqual(subjects.map((subject) => `Do ${subject}`));
    expect(killed.named + killed['at random'] + killed.Temporal + killed.Dovecot).toBeGreaterThanOrEqual(15);
    expect(killed.named).toBeGreaterThanOrEqual(6);
  }, 400_000);
});
