import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Deeds } from '../../../app/acts/deeds.ts';
import { Replies } from '../../../app/intake/replies.ts';
import { replyToken } from '../../../connectors/links/reply-token.ts';
import { openStore } from '../../../connectors/store/open.ts';
import type { Store } from '../../../connectors/store/store.ts';
import type { Alert } from '../../../engine/arbiter/alert.ts';
import { extractMail } from '../../../engine/facts/extract.ts';
import type { WorldEvent } from '../../../engine/interpreter/host.ts';
import { anAlert, anEvent } from '../../store/specimens.ts';

const KEY = new Uint8Array(32).fill(9);
const WEEK = 7 * 86_400_000;
const ALERT = anAlert();
const TOKEN = replyToken(ALERT.key, KEY)!;

let dir: string;
let store: Store;
let told: WorldEvent[];
let warned: string[];
let replies: Replies;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-replies-'));
  store = await openStore({ dir });
  [told, warned] = [[], []];
  const tell = async (event: string, world: WorldEvent) => {
    await store.events.noteState(event, world);
    told.push(world);
  };
  const deeds = new Deeds({ ...store, tell });
  replies = new Replies({ log: store.log, deeds, key: KEY, expireAfter: WEEK, warn: (text) => warned.push(text) });
  await store.events.takeIn(anEvent());
  await log(ALERT);
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true });
});

async function log(alert: Alert) {
  await store.log.begin(alert);
  await store.log.finish(alert.key, { ok: true });
}

interface Written {
  readonly to?: string;
  readonly subject?: string;
  readonly headers?: string;
  readonly text?: string;
  readonly rcptTo?: readonly string[];
  readonly mailFrom?: string;
  readonly at?: number;
}

/** What a mail does, were it to arrive. */
async function arrives(written: Written = {}, isKnown = false) {
  const { to = `alerts+${TOKEN}@ours.example`, subject = 'Re: Customs hold', headers = '', text = 'On it.' } = written;
  const raw = `From: anybody@elsewhere.example\r\nTo: ${to}\r\nSubject: ${subject}\r\n${headers}Content-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`;
  const { rcptTo, mailFrom = 'li@ours.example', at = ALERT.at + 60_000 } = written;
  const envelope = { mailbox: 'alerts', receivedAt: at, mailFrom, ...(rcptTo && { rcptTo }) };
  const reply = await replies.read(extractMail(Buffer.from(raw), envelope), envelope, isKnown);
  if (reply) await replies.act(reply, at);
  return reply ? (reply.action ?? 'nothing') : 'ordinary mail';
}

describe('an answer to an alert', () => {
  it('acknowledges as the person whom the alert went to, whoever wrote it', async () => {
    expect(await arrives()).toBe('acknowledge');
    expect(told).toEqual([{ at: ALERT.at + 60_000, event: 'alert.acknowledged', by: 'li', of: ALERT.key }]);
  });

  it.each([
    ['in the envelope alone', { to: 'undisclosed', rcptTo: [`ALERTS+${TOKEN.toUpperCase()}@ours.example`] }],
    ['in the subject', { to: 'alerts@ours.example', subject: `AW: Zoll [#${TOKEN}]` }],
    ['beside another address', { to: `chen@ours.example, Alerts <alerts+${TOKEN}@ours.example>` }],
  ])('is known by its token %s', async (_, written) => {
    expect(await arrives(written)).toBe('acknowledge');
  });

  it.each([
    'Done',
    'done.',
    '  – DONE, thanks',
    'Resolved by phone',
    'erledigt!',
    '已处理',
    '已处理，谢谢',
    '「已解决」',
  ])('that begins with %j resolves', async (text) => {
    expect(await arrives({ text })).toBe('resolve');
    expect(told).toMatchObject([{ event: 'alert.resolved', by: 'li', of: ALERT.key }]);
  });

  it.each(['', 'ok', 'Done?', 'not done', 'I take it, not resolved yet', '已处理吗？', 'Doneski', 'erledigte Dinge'])(
    'that says %j acknowledges',
    async (text) => {
      expect(await arrives({ text })).toBe('acknowledge');
    },
  );

  it('does not take for its own what it quotes', async () => {
    const text = 'I look at it.\r\n\r\nOn Mon, Alerts wrote:\r\n> done\r\n> 已处理';
    expect(await arrives({ text })).toBe('acknowledge');
  });

  it('may resolve after another acknowledged, each once', async () => {
    expect(await arrives()).toBe('acknowledge');
    expect(await arrives({ text: 'done' })).toBe('resolve');
    expect(await arrives({ text: 'done' })).toBe('ordinary mail');
    expect(told).toHaveLength(2);
  });
});

describe('what machines answer', () => {
  it.each([
    ['an absence note', { headers: 'Auto-Submitted: auto-replied\r\n' }],
    ['an absence note of old', { headers: 'X-Autoreply: yes\r\n' }],
    ['an absence note by its precedence', { headers: 'Precedence: auto_reply\r\n' }],
    ['a report with the null sender', { mailFrom: '' }],
    ['one with an empty return path', { headers: 'Return-Path: <>\r\n' }],
  ])('%s acknowledges nothing, starts nothing, and leaves the token as it is', async (_, written) => {
    expect(await arrives({ ...written, text: 'done' })).toBe('nothing');
    expect(told).toEqual([]);
    expect(await arrives()).toBe('acknowledge');
  });
});

describe('an answer that is taken for ordinary mail, and said to be', () => {
  it('is one whose token did its work, unless it is that very mail again', async () => {
    await arrives();
    expect(await arrives()).toBe('ordinary mail');
    expect(warned).toEqual(['An answer to an alert is taken for ordinary mail: its token was used.']);
    expect(await arrives({}, true)).toBe('acknowledge');
    expect(told).toHaveLength(1);
  });

  it('is one with a token that is forged', async () => {
    const forged = replyToken(ALERT.key, new Uint8Array(32))!;
    expect(await arrives({ to: `alerts+${forged}@ours.example` })).toBe('ordinary mail');
    expect(warned).toEqual(['An answer to an alert is taken for ordinary mail: its token is none of ours.']);
    expect(warned.join()).not.toContain(forged);
  });

  it('is one to an alert that is not kept, or too long ago', async () => {
    const other = replyToken('ff'.repeat(16), KEY)!;
    expect(await arrives({ to: `alerts+${other}@ours.example` })).toBe('ordinary mail');
    expect(await arrives({ at: ALERT.at + WEEK })).toBe('ordinary mail');
    expect(warned.at(-1)).toContain('has expired');
  });

  it('is one to an alert that asks who acts', async () => {
    await log(anAlert({ key: 'ee'.repeat(16), identity: true }));
    expect(await arrives({ to: `alerts+${replyToken('ee'.repeat(16), KEY)}@ours.example` })).toBe('ordinary mail');
    expect(told).toEqual([]);
  });

  it('is no answer at all without a token, and nothing is said of it', async () => {
    expect(await arrives({ to: 'alerts@ours.example' })).toBe('ordinary mail');
    expect(warned).toEqual([]);
  });
});
