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

let dovecot: Dovecot;
let office: Office;
let posthorn: Running;
beforeAll(async () => {
  dovecot = await startDovecot();
  office = await Office.open({
    rules: {
      'people.ts': PEOPLE,
      'notice.ts': NOTICE,
      'failing.ts': alarm('source-failing', '`failing: ${data.name}`'),
      'silent.ts': alarm('source-silent', '`silent: ${data.name}`'),
      'channel.ts': alarm('channel-failing', '`channel ${data.name}: ${data.failures} failures`'),
    },
    people: ['li', 'chen'],
    config: {
      mailboxes: [watched(dovecot, 'sales')],
      alarms: { every: '1s', failingAfter: '2s', failures: 3, within: '1m', silentAfter: { smtp: '1h' } },
    },
  });
  posthorn = await office.start();
});
afterAll(async () => {
  await office.close();
  await dovecot.close();
});

const mailed = async () => (await office.told()).map(({ person, mail }) => `${person}: ${mail.subject}`);

/** What the page shows to persons, the newest first. */
async function shown(): Promise<string[]> {
  const { alerts } = await posthorn.api<{ alerts: LoggedAlert[] }>('/api/alerts');
  return alerts
    .map(({ alert }) => alert)
    .filter(({ channel }) => channel === 'page')
    .map(({ person, subject }) => `${person}: ${subject}`);
}

/** How the wait ended of the one event of a kind; undefined while it goes on. */
async function waitOf(kind: string): Promise<string | undefined> {
  const { events } = await posthorn.api<{ events: EventRow[] }>('/api/events');
  const those = events.filter((event) => event.kind === kind);
  expect(those.length, `one event of ${kind}`).toBeLessThan(2);
  if (!those[0]) return undefined;
  const { entries } = await posthorn.api<{ entries: Entry[] }>(`/api/entries?event=${those[0].id}`);
  return entries.find(({ exit }) => exit !== undefined)?.exit;
}

it('a mail server that goes away is told of once, and nobody is escalated to when it is back', async () => {
  await dovecot.stop();
  await eventually(async () => (await mailed()).includes('li: failing: sales'), 'the alarm', 40_000);
  await dovecot.start();
  await eventually(async () => (await waitOf('posthorn.source-failing')) === 'happened', 'that it is over', 60_000);
  expect(await mailed()).toEqual(['li: failing: sales']);
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
  await eventually(async () => (await waitOf('posthorn.channel-failing')) === 'happened', 'that it is over', 30_000);
  await office.send(aMail('contract 3'));
  await eventually(async () => (await mailed()).includes('li: about contract 3'), 'a mail as ever', 20_000);
  expect(await shown()).toHaveLength(1);
});
