import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EventRow, LoggedAlert } from '../../connectors/store/store.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import { type Dovecot, startDovecot } from '../real/dovecot.ts';
import { eventually } from '../sources/eventually.ts';
import { aMail, Office } from './office.ts';
import { PEOPLE, watched } from './rules.ts';
import type { Running } from './running.ts';

/** Tells Li of a kind of trouble, and Chen when it is not over in time. */
const alarm = (kind: string, text: string) => `
import { notify, policy, until } from 'posthorn';
import { chen, li } from './people.ts';
export default policy({
  title: 'Trouble',
  owner: 'sales',
  on: 'posthorn.${kind}',
  priority: 'urgent',
  async run({ data }) {
    const alert = await notify(li, { text: ${text} });
    if (!(await until(alert.acknowledged, '2m'))) {
      await notify(chen, { text: \`still \${data.name}\`, stage: 'escalation' });
    }
  },
});
`;

const NOTICE = `
import { notify, policy } from 'posthorn';
import { li } from './people.ts';
export default policy({
  title: 'Notice',
  owner: 'sales',
  on: 'mail.received',
  priority: 'urgent',
  when: ({ mail }) => mail.subject.includes('contract'),
  async run({ mail }) {
    await notify(li, { text: \`about \${mail.subject}\` });
  },
});
`;

const PATIENT = `
import { policy, until } from 'posthorn';
export default policy({
  title: 'Patient',
  owner: 'sales',
  on: 'mail.received',
  when: ({ mail }) => mail.subject.includes('patience'),
  async run({ mail }) {
    await until(mail.answered, '6h');
  },
});
`;

let dovecot: Dovecot;
let office: Office;
let posthorn: Running;
beforeAll(async () => {
  dovecot = await startDovecot();
  office = await Office.open({
    rules: {
      'people.ts': PEOPLE,
      'notice.ts': NOTICE,
      'patient.ts': PATIENT,
      'failed.ts': alarm('event-failed', '`failed: ${data.name}`'),
      'failing.ts': alarm('source-failing', '`failing: ${data.name}`'),
      'silent.ts': alarm('source-silent', '`silent: ${data.name}`'),
      'channel.ts': alarm('channel-failing', '`channel ${data.name}: ${data.failures} failures`'),
    },
    people: ['li', 'chen'],
    config: {
      mailboxes: [watched(dovecot, 'sales')],
      folder: { path: 'inbox' },
      alarms: {
        every: '1s',
        failingAfter: '2s',
        failures: 3,
        within: '1m',
        silentAfter: { smtp: '1h', sales: false, folder: '5s' },
      },
    },
  });
  posthorn = await office.start();
});
afterAll(async () => {
  await office.close();
  await dovecot.close();
});

const mailed = async () => (await office.told()).map(({ person, mail }) => `${person}: ${mail.subject}`);
/** The folder is silent again soon. */
const mailedOfOthers = async () => (await mailed()).filter((line) => !line.endsWith(' folder'));

/** What the page shows to persons, the newest first. */
async function shown(): Promise<string[]> {
  const { alerts } = await posthorn.api<{ alerts: LoggedAlert[] }>('/api/alerts');
  return alerts
    .map(({ alert }) => alert)
    .filter(({ channel }) => channel === 'page')
    .map(({ person, subject }) => `${person}: ${subject}`);
}

/** Of a kind, the newest first. */
const eventsOf = async (kind: string) =>
  (await posthorn.api<{ events: EventRow[] }>('/api/events')).events.filter((event) => event.kind === kind);

/** How the wait of an event ended; undefined while it goes on. */
async function waitOf(event: EventRow | undefined): Promise<string | undefined> {
  if (!event) return undefined;
  const { entries } = await posthorn.api<{ entries: Entry[] }>(`/api/entries?event=${event.id}`);
  return entries.find(({ exit }) => exit !== undefined)?.exit;
}

/** {@link waitOf} the only event of a kind. */
async function onlyWaitOf(kind: string): Promise<string | undefined> {
  const those = await eventsOf(kind);
  expect(those.length, `one event of ${kind}`).toBeLessThan(2);
  return waitOf(those[0]);
}

it('a source that brings nothing for too long is told of, until a mail comes by it', async () => {
  await eventually(async () => (await mailed()).includes('li: silent: folder'), 'the alarm', 60_000);
  writeFileSync(join(office.dir, 'inbox', 'news.eml'), aMail('news'));
  const [silent] = await eventsOf('posthorn.source-silent');
  await eventually(async () => (await waitOf(silent)) === 'happened', 'that it is over', 60_000);
});

it('an event whose workflow is ended by somebody is told of once', async () => {
  await office.send(aMail('patience'));
  const mails = async () => (await eventsOf('mail.received')).filter(({ state }) => state === 'started');
  await eventually(async () => (await mails()).length === 1, 'its run', 30_000);
  const { id } = (await mails())[0]!;
  const connection = await Connection.connect({ address: `127.0.0.1:${office.ports.temporal}` });
  await new Client({ connection }).workflow.getHandle(id).terminate();
  await connection.close();
  await eventually(async () => (await mailed()).includes(`li: failed: ${id}`), 'the alarm', 60_000);
  expect(await eventsOf('posthorn.event-failed')).toHaveLength(1);
});

it('a mail server that goes away is told of once, and nobody is escalated to when it is back', async () => {
  await dovecot.stop();
  await eventually(async () => (await mailed()).includes('li: failing: sales'), 'the alarm', 40_000);
  await dovecot.start();
  await eventually(async () => (await onlyWaitOf('posthorn.source-failing')) === 'happened', 'that it is over', 60_000);
  expect((await mailedOfOthers()).filter((line) => !line.includes('failed'))).toEqual(['li: failing: sales']);
});

it('a channel that keeps failing is told of by another one, and what comes meanwhile is tried until it is well', async () => {
  office.sink.clear();
  office.sink.fail(1_000, { code: 451, text: 'Not now, li@ours.example' });
  await office.send(aMail('contract 1'));
  const told = async (text: RegExp) => (await shown()).some((line) => text.test(line));
  await eventually(() => told(/^li: channel email: [3-9] failures$/), 'the alarm on the page', 60_000);
  await office.send(aMail('contract 2'));
  office.sink.clear();
  // What was being tried by mail goes through at its next attempt, which shows that the channel is well again.
  for (const mail of ['contract 1', 'contract 2'])
    await eventually(async () => (await mailed()).includes(`li: about ${mail}`), `the mail about ${mail}`, 90_000);
  await eventually(
    async () => (await onlyWaitOf('posthorn.channel-failing')) === 'happened',
    'that it is over',
    30_000,
  );
  await office.send(aMail('contract 3'));
  await eventually(async () => (await mailed()).includes('li: about contract 3'), 'a mail as ever', 20_000);
  expect(await shown()).toHaveLength(1);
});
