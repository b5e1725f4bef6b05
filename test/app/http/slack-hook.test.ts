import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slackHooks } from '../../../app/http/hooks/slack.ts';
import { worldOver } from '../../../app/http/world.ts';
import type { Channel } from '../../../connectors/channels/channel.ts';
import { openStore } from '../../../connectors/store/open.ts';
import type { Store } from '../../../connectors/store/store.ts';
import type { Alert } from '../../../engine/arbiter/alert.ts';
import type { WorldEvent } from '../../../engine/interpreter/host.ts';
import { chatChannel, LINKS } from '../../channels/chat.ts';
import {
  pressIn,
  type SlackButton,
  type SlackParty,
  type SlackRequestInit,
  signedBySlack,
  startSlack,
} from '../../real/slack.ts';
import { anAlert, anEvent } from '../../store/specimens.ts';
import { openStage } from './stage.ts';

const TOKEN = 'xoxb-hush';
const SIGNING = 'signing-hush-8f742231b10e';
const LI = 'U0LILEI00';
const CHEN = 'U0CHEN000';
const BOSS = 'U0BOSS000';

let dir: string;
let store: Store;
let party: SlackParty;
let channel: Channel;
let app: Hono;
let told: (WorldEvent & { readonly id: string })[];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-slack-'));
  store = await openStore({ dir });
  party = await startSlack(TOKEN);
  channel = chatChannel('slack', { token: TOKEN, signingSecret: SIGNING }, { api: party.api });
  told = [];
  const world = worldOver(store, async (id, one) => void told.push({ id, ...one }));
  app = slackHooks({ store, channels: { get: (name) => (name === 'chat' ? channel : undefined) } }, world);
  await store.events.takeIn(anEvent());
  await store.directory.set('li', 'chat', `C0ALERTS0/${LI}`);
  await store.directory.set('chen', 'chat', CHEN);
  await store.directory.set('boss', 'other', BOSS);
});
afterEach(async () => {
  await party.close();
  await store.close();
  rmSync(dir, { recursive: true });
});

/** Sends an alert as it is sent, and gives its buttons. */
async function alerted(changes: Partial<Alert> = {}): Promise<{ alert: Alert; buttons: readonly SlackButton[] }> {
  const alert = anAlert({ channel: 'chat', address: `C0ALERTS0/${LI}`, language: 'en', ...changes });
  await store.log.begin(alert);
  await store.log.finish(alert.key, { ok: true, ...(await channel.send(alert, LINKS)) });
  return { alert, buttons: party.posts.at(-1)!.blocks.find(({ type }) => type === 'actions')!.elements! };
}

const post = async (request: SlackRequestInit, path = '/hooks/slack/chat') => app.request(path, request);
const press = (user: string, button: SlackButton) => post(pressIn({ user, channel: 'C0ALERTS0', button }, SIGNING));

describe('a button in Slack', () => {
  it('acknowledges and resolves for whoever pressed it', async () => {
    const { alert, buttons } = await alerted();
    const [acknowledge, resolve] = buttons;
    const answer = await press(LI, acknowledge!);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    await press(CHEN, resolve!);
    expect(told).toMatchObject([
      { id: 'e1', event: 'alert.acknowledged', by: 'li', of: alert.key },
      { id: 'e1', event: 'alert.resolved', by: 'chen', of: alert.key },
    ]);
    expect(party.whispers).toEqual([]);
  });

  it('does nothing for a stranger, and for another where the policy asks for identity; it tells them why', async () => {
    const [plain] = (await alerted()).buttons;
    const strict = await alerted({ identity: true, key: 'ab'.repeat(16) });
    expect((await press(BOSS, plain!)).status).toBe(200);
    expect((await press(CHEN, strict.buttons[0]!)).status).toBe(200);
    expect(told).toEqual([]);
    expect(party.whispers).toMatchObject([
      { channel: 'C0ALERTS0', user: BOSS, text: expect.stringContaining('does not know you') as string },
      { channel: 'C0ALERTS0', user: CHEN, text: expect.stringContaining('Only the person') as string },
    ]);
    await press(LI, strict.buttons[0]!);
    expect(told).toMatchObject([{ by: 'li', of: strict.alert.key }]);
  });

  it('acts as the person whom the alert went to, where two share a user', async () => {
    await store.directory.set('ann', 'chat', LI);
    const { buttons } = await alerted();
    await press(LI, buttons[0]!);
    expect(told).toMatchObject([{ by: 'li' }]);
  });

  it('that opens a page is answered, and does nothing', async () => {
    const { buttons } = await alerted();
    const answer = await press(LI, buttons.find(({ action_id }) => action_id === 'open')!);
    expect([answer.status, told]).toEqual([200, []]);
  });

  it.each<[what: string, change: (button: SlackButton, alert: Alert) => SlackButton]>([
    ['another action', (button) => ({ ...button, action_id: 'resolve' })],
    ['no value', ({ action_id }) => ({ action_id })],
    ['another event', (button) => ({ ...button, value: button.value!.replace(' e1 ', ' e2 ') })],
    ['another alert', (button, { key }) => ({ ...button, value: button.value!.replace(key, 'f'.repeat(32)) })],
    ['another code', (button) => ({ ...button, value: button.value!.replace(/.{8}$/, '00000000') })],
    ['words', (button) => ({ ...button, value: 'v1 e1 x y' })],
  ])('with %s is none of ours', async (_what, change) => {
    const { alert, buttons } = await alerted();
    expect((await press(LI, change(buttons[0]!, alert))).status).toBe(200);
    expect(told).toEqual([]);
  });

  it('of another channel, signed with the same key, is none of this one', async () => {
    const { alert, buttons } = await alerted();
    const other = chatChannel('slack', { token: TOKEN, signingSecret: SIGNING }, { api: party.api });
    channel = { ...other, name: 'elsewhere' };
    await press(LI, buttons[0]!);
    expect([told, alert.channel]).toEqual([[], 'chat']);
  });
});

describe('what does not come from Slack', () => {
  let request: SlackRequestInit;
  beforeEach(async () => {
    const { buttons } = await alerted();
    request = pressIn({ user: LI, channel: 'C0ALERTS0', button: buttons[0]! }, SIGNING);
  });
  const without = (name: string) =>
    Object.fromEntries(Object.entries(request.headers).filter(([header]) => header !== name));
  const minutes = (count: number) => signedBySlack(request.body, SIGNING, Date.now() + count * 60_000);

  it.each<[what: string, make: () => SlackRequestInit]>([
    ['without a signature', () => ({ ...request, headers: without('x-slack-signature') })],
    ['without a time', () => ({ ...request, headers: without('x-slack-request-timestamp') })],
    ['signed by another secret', () => signedBySlack(request.body, 'another')],
    ['with another body', () => ({ ...request, body: request.body.replace(LI, BOSS) })],
    [
      'with the time of another',
      () => ({
        ...request,
        headers: { ...request.headers, 'x-slack-request-timestamp': String(Math.floor(Date.now() / 1_000) - 60) },
      }),
    ],
    ['six minutes old', () => minutes(-6)],
    ['six minutes early', () => minutes(6)],
    [
      'of another version',
      () => ({
        ...request,
        headers: { ...request.headers, 'x-slack-signature': request.headers['x-slack-signature']!.replace('v0', 'v1') },
      }),
    ],
    ['with a short signature', () => ({ ...request, headers: { ...request.headers, 'x-slack-signature': 'v0=00' } })],
    ['empty', () => ({ method: 'POST', headers: {}, body: '' })],
  ])('is refused %s', async (_what, make) => {
    expect((await post(make())).status).toBe(401);
    expect(told).toEqual([]);
  });

  it('is taken four minutes old, and as often as it comes', async () => {
    expect([(await post(minutes(-4))).status, (await post(minutes(-4))).status]).toEqual([200, 200]);
    expect(told).toHaveLength(2);
  });

  it.each([
    'payload=',
    'payload=null',
    'payload={',
    'payload=[]',
    'payload={"type":"block_actions"}',
    'x=1',
    '',
    'payload={"type":"block_actions","user":{"id":"U"},"actions":7}',
  ])('is answered where Slack signed it and it says nothing: %s', async (body) => {
    expect((await post(signedBySlack(body, SIGNING))).status).toBe(200);
    expect(told).toEqual([]);
  });

  it('is not read where it is too large, and finds no other channel', async () => {
    expect((await post(signedBySlack('x'.repeat(600_000), SIGNING))).status).toBe(413);
    expect((await post(request, '/hooks/slack/email')).status).toBe(404);
    expect((await app.request('/hooks/slack/chat')).status).toBe(404);
    channel = chatChannel('slack', { token: TOKEN }, { api: party.api });
    expect((await post(request)).status).toBe(404);
  });
});

it('is answered within the three seconds that Slack waits, whatever takes longer', { timeout: 10_000 }, async () => {
  const { buttons } = await alerted();
  const never = { act: () => new Promise<never>(() => {}) };
  app = slackHooks({ store, channels: { get: () => channel } }, never);
  const begun = Date.now();
  expect((await press(LI, buttons[0]!)).status).toBe(200);
  expect(Date.now() - begun).toBeLessThan(2_900);
});

it('is found on the page’s own address without its token, by names that are ours', async () => {
  const stage = await openStage();
  const url = `${stage.page.base}/hooks/slack/chat`;
  const answer = await fetch(url, { method: 'POST', body: 'payload={}' });
  expect([answer.status, await answer.text()]).toEqual([404, 'No channel of that name takes buttons.\n']);
  await stage.close();
});
