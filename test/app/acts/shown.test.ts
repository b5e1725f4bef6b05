import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Shown } from '../../../app/acts/shown.ts';
import { Teller } from '../../../app/intake/teller.ts';
import type { Channel } from '../../../connectors/channels/channel.ts';
import { openStore } from '../../../connectors/store/open.ts';
import type { Store } from '../../../connectors/store/store.ts';
import type { Alert } from '../../../engine/arbiter/alert.ts';
import type { Person } from '../../../engine/plan/ruleset.ts';
import { chatChannel, LINKS } from '../../channels/chat.ts';
import { type SlackParty, startSlack } from '../../real/slack.ts';
import { anAlert, anEvent } from '../../store/specimens.ts';

const TOKEN = 'xoxb-hush';
const PEOPLE = { li: { kind: 'person', name: 'Li Lei' }, chen: { kind: 'person', name: 'Chen' } };

let dir: string;
let store: Store;
let party: SlackParty;
let channel: Channel;
let warnings: string[];
let shown: Shown;
let teller: Teller;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-shown-'));
  store = await openStore({ dir });
  party = await startSlack(TOKEN);
  channel = chatChannel('slack', { token: TOKEN }, { api: party.api });
  warnings = [];
  shown = new Shown({
    store,
    channels: { get: (name) => (name === 'chat' ? channel : undefined) },
    people: () => PEOPLE as unknown as Record<string, Person>,
    warn: (message, about) => {
      warnings.push(message);
      expect(about?.channel ?? 'chat').toBe('chat');
    },
    pauses: [10, 20],
  });
  teller = new Teller({ tell: async () => true }, store.events, shown.after.bind(shown));
  await store.events.takeIn(anEvent());
});
afterEach(async () => {
  shown.stop();
  teller.stop();
  await party.close();
  await store.close();
  rmSync(dir, { recursive: true });
});

async function sent(changes: Partial<Alert> = {}): Promise<Alert> {
  const alert = anAlert({ channel: 'chat', address: 'C0ALERTS0/U0LILEI00', language: 'en', ...changes });
  await store.log.begin(alert);
  await store.log.finish(alert.key, { ok: true, ...(await channel.send(alert, LINKS)) });
  return alert;
}

const texts = () => party.posts.map(({ blocks }) => /✓ [^"]+/.exec(JSON.stringify(blocks))?.[0]);
const acknowledged = (by?: string, of?: string) => teller.tell('e1', { at: 1, event: 'alert.acknowledged', by, of });
const resolved = (by?: string, of?: string) => teller.tell('e1', { at: 2, event: 'alert.resolved', by, of });

/** Until the store was asked, and all that came of it is done. */
async function done(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 30));
  await shown.settled();
}

describe('what became of an alert', () => {
  it('is shown on its message and on no other', async () => {
    const alert = await sent();
    await sent({ key: 'ab'.repeat(16), person: 'chen' });
    await acknowledged('chen', alert.key);
    await done();
    expect(texts()).toEqual(['✓ Taken on by Chen', undefined]);
    await resolved('li', alert.key);
    await done();
    expect(texts()).toEqual(['✓ Resolved by Li Lei', undefined]);
    expect(warnings).toEqual([]);
  });

  it('is shown on all messages of its person, or of the event, where no alert is named', async () => {
    await sent();
    await sent({ key: 'ab'.repeat(16), turn: '1' });
    await sent({ key: 'cd'.repeat(16), person: 'chen' });
    await acknowledged('li');
    await done();
    expect(texts()).toEqual(['✓ Taken on by Li Lei', '✓ Taken on by Li Lei', undefined]);
    await resolved();
    await done();
    expect(texts()).toEqual(['✓ Resolved', '✓ Resolved', '✓ Resolved']);
  });

  it('is what it is by now, however quickly one word follows the other', async () => {
    const alert = await sent();
    await Promise.all([acknowledged('li', alert.key), resolved('chen', alert.key)]);
    await done();
    expect(texts()).toEqual(['✓ Resolved by Chen']);
  });

  it('is tried again where the channel cannot for now, and given up where it cannot at all', async () => {
    const alert = await sent();
    party.meet('close', { json: { ok: false, error: 'service_unavailable' } });
    await acknowledged('li', alert.key);
    await done();
    expect([texts(), warnings]).toEqual([['✓ Taken on by Li Lei'], []]);
    party.meet({ json: { ok: false, error: 'message_not_found' } });
    await resolved('li', alert.key);
    await done();
    expect(warnings).toEqual([
      `A message does not show what became of its alert. The Slack service ${party.host} answered message_not_found: the message is gone.`,
    ]);
  });

  it('is given up in the end, or where the channel asks for too long a wait', async () => {
    const alert = await sent();
    party.meet('close', 'close', 'close');
    await acknowledged('li', alert.key);
    await done();
    expect(warnings).toHaveLength(1);
    party.meet({ status: 429, headers: { 'retry-after': '3600' }, json: { ok: false } });
    await resolved('li', alert.key);
    await done();
    expect(warnings).toHaveLength(2);
    expect(texts()).toEqual([undefined]);
  });

  it('is nothing where no message was sent, or its channel shows nothing', async () => {
    const page = anAlert();
    await store.log.begin(page);
    await store.log.finish(page.key, { ok: true });
    await store.log.begin(anAlert({ channel: 'chat', key: 'ab'.repeat(16) }));
    await teller.tell('e1', { at: 1, event: 'mail.read', by: 'li' });
    await acknowledged();
    await acknowledged('li', 'ff'.repeat(16));
    await done();
    expect([party.posts, warnings]).toEqual([[], []]);
  });
});
