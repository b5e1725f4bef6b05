import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readersOf } from '../../app/cli/replay/readers.ts';
import type { Channel } from '../../connectors/channels/channel.ts';
import { offlineProvider } from '../../connectors/intent/offline/provider.ts';
import { quoteConfig } from '../../connectors/stock/config.ts';
import { openStock } from '../../connectors/stock/open.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import type { Alert } from '../../engine/arbiter/alert.ts';
import { buildIndex } from '../../engine/match/index.ts';
import { prepare, replay } from '../../engine/simulator/replay.ts';
import { createActivities } from '../../workflows/activities/index.ts';
import type { Parts } from '../../workflows/activities/parts.ts';
import { loadBundle } from '../../workflows/bundle.ts';
import type { handleEvent } from '../../workflows/definitions/handle-event.ts';
import { differences } from '../../workflows/replay/compare.ts';
import { findTestServer } from '../../workflows/server/find.ts';
import { quietRuntime } from '../../workflows/worker.ts';
import { ruleset, sampleOf, scenarioOf } from '../rules/shipped.ts';

const SAMPLE = 'urgent-inquiry-by-night';
const RULES = fileURLToPath(new URL('../../rules/', import.meta.url));
const HOUR = 3_600_000;
const index = buildIndex(ruleset);

let dir: string;
let store: Store;
let environment: TestWorkflowEnvironment;
beforeAll(async () => {
  quietRuntime(() => {});
  dir = mkdtempSync(join(tmpdir(), 'posthorn-night-'));
  store = await openStore({ dir });
  environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: await findTestServer() } },
  });
}, 60_000);
afterAll(async () => {
  await environment?.teardown();
  await store?.close();
  rmSync(dir, { recursive: true, force: true });
});

/** The next Tuesday after an instant, 19:10 UTC: Wednesday 03:10 in Foshan, where no holiday is near. */
function nextNight(after: number): number {
  const day = new Date(after + 24 * HOUR);
  while (day.getUTCDay() !== 2) day.setTime(day.getTime() + 24 * HOUR);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 19, 10);
}

/** The sample's mail as if it had been written a few seconds before. */
const writtenAt = (at: number) =>
  Buffer.from(
    (sampleOf(SAMPLE) as Buffer)
      .toString()
      .replace(/^Date: .*$/m, `Date: ${new Date(at + HOUR - 2_000).toUTCString().replace('GMT', '+0100')}`),
  );

/** Channels that keep what they are given. */
function channelsThatKeep(sent: Alert[]): Parts['channels'] {
  const channel = (name: string, rings: boolean): Channel => ({
    name,
    kind: name,
    ...(rings && { rings, least: 'high' }),
    send: async (alert) => {
      sent.push(alert);
      return {};
    },
    check: async () => [],
    close: async () => {},
  });
  const all = [channel('webpush', false), channel('email', false), channel('sms', true), channel('page', false)];
  const names = all.map(({ name }) => name);
  const get = (name: string) => all.find((one) => one.name === name);
  return { names, get, check: async () => [], close: async () => {} };
}

/** Production's own activities, over a store of that one mail; nobody reads it, and nobody answers. */
function activitiesOver(sent: Alert[]) {
  return createActivities({
    store,
    channels: channelsThatKeep(sent),
    tasks: {} as never,
    outbox: {} as never,
    mailboxes: { move: async () => {}, flag: async () => {}, look: async () => [] },
    intents: offlineProvider,
    stock: openStock(quoteConfig.parse({}), RULES, () => {}),
    takeTick: async () => {},
    gatherings: { join: async () => {} },
    people: () => ruleset.people,
  });
}

it('runs a night from the mail to the superior: on Temporal as in the simulator', { timeout: 120_000 }, async () => {
  const at = nextNight(await environment.currentTimeMs());
  const raw = writtenAt(at);
  const scenario = { ...scenarioOf(SAMPLE), start: new Date(at).toISOString() };
  const readers = readersOf(RULES);
  const simulated = await replay(raw, ruleset, index, scenario, undefined, readers);
  expect(simulated.problems).toEqual([]);

  const { event, runs } = prepare(raw, scenario, ruleset, index);
  const mail = await store.mails.put(raw);
  const place = { mailbox: 'sample', folder: 'INBOX', uidValidity: '1', uid: 1 };
  const envelope = { mailbox: 'sample', receivedAt: at };
  const about = { id: event.id, kind: 'mail.received', source: 'imap' as const, messageId: 'night@a', subject: 'x' };
  await store.events.takeIn({ ...about, envelope, mail, place });
  await store.events.settle(event.id, 'sample', 'started');
  for (const [person, ways] of Object.entries(scenario.directory.addresses))
    for (const [channel, address] of Object.entries(ways)) await store.directory.set(person, channel, address);

  const sent: Alert[] = [];
  const worker = await Worker.create({
    connection: environment.nativeConnection,
    taskQueue: 'ours',
    workflowBundle: { codePath: (await loadBundle()).codePath },
    activities: { ...activitiesOver(sent) },
  });
  await worker.runUntil(async () => {
    await environment.sleep(at - (await environment.currentTimeMs()));
    const options = { workflowId: event.id, taskQueue: 'ours', args: [event, { at, runs }] as never };
    await environment.client.workflow.execute<typeof handleEvent>('handleEvent', options);
  });

  const entries = await store.log.entries(event.id);
  expect(differences(['in the simulator', simulated.entries], ['on Temporal', entries])).toEqual([]);
  expect(sent.map(({ person, channel, stage, silent }) => [person, channel, stage, silent ?? false])).toEqual([
    ['wu', 'webpush', 'first', true],
    ['wu', 'sms', 'reminder', false],
    ['chen', 'email', 'escalation', false],
  ]);
  const [desktop, phone] = sent;
  expect(phone!.at - at, 'when the desk opens').toBe(5 * HOUR + 20 * 60_000 + 1_000);
  expect(desktop!.body).toContain('对方当地周二 20:10，请在 2 个工作小时内（我方周三 10:30前）答复并告知交期');
  expect(desktop!.body, 'the wording').toContain('Our price is [price] per [unit]');
  expect(JSON.stringify(desktop!.quote), 'the quote').toContain('OC-210');
  expect(desktop).toMatchObject({ quote: { items: [{ part: 'OC-210', quantity: 200 }] } });
});
