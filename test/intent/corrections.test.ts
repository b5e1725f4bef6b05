import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { IntentRead } from '../../app/http/intent/answers.ts';
import { intentApi } from '../../app/http/intent/api.ts';
import { correctionOf, LearnedProvider } from '../../connectors/intent/offline/learned.ts';
import { readOffline } from '../../connectors/intent/offline/provider.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';

let dir: string;
let store: Store;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-corrected-'));
  store = await openStore({ dir });
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true });
});

const ENVELOPE = { mailbox: '', receivedAt: 0 };
const mail = (text: string) =>
  Buffer.from(`From: a@hall.example\r\nSubject: Pallets\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`);
const MISREAD = mail('The varnish peels at the armrests and the veneer blistered after a fortnight in the showroom.');
const ALIKE = mail('Varnish peels at two armrests; the veneer has blistered in our showroom.');
const PLAIN = mail('Please send us your price for 80 chairs and your delivery date.');

it('learns from what somebody says that a mail was, for mails like it, and reads the others as before', async () => {
  const learned = new LearnedProvider(store.corrections, () => 0);
  const wrong = readOffline(ALIKE, ENVELOPE).kind;
  expect((await learned.read(ALIKE, ENVELOPE)).kind).toBe(wrong);
  expect(wrong).not.toBe('complaint');
  await store.corrections.keep(correctionOf(MISREAD, { kind: 'complaint', by: 'Li', event: '' }));
  expect((await learned.read(ALIKE, ENVELOPE)).kind, 'nobody has looked yet').toBe(wrong);
  await learned.look();
  expect((await learned.read(MISREAD, ENVELOPE)).kind).toBe('complaint');
  expect((await learned.read(ALIKE, ENVELOPE)).kind).toBe('complaint');
  expect(await learned.read(PLAIN, ENVELOPE)).toMatchObject({ kind: 'inquiry', asks: ['price', 'delivery date'] });
});

it('takes a mail for what somebody said that it is, whatever its words', async () => {
  const learned = new LearnedProvider(store.corrections, () => 0);
  expect((await learned.read(PLAIN, ENVELOPE)).kind).toBe('inquiry');
  await store.corrections.keep(correctionOf(PLAIN, { kind: 'complaint', by: 'Li', event: '' }));
  await learned.look();
  expect(await learned.read(PLAIN, ENVELOPE)).toMatchObject({ kind: 'complaint', confidence: { kind: 1 } });
});

it('keeps no number and no order of the words', () => {
  const secret = mail('Please pay 4711.50 EUR to DE89370400440532013000, order PO-88-771, call +49 40 1234567.');
  const kept = JSON.stringify(correctionOf(secret, { kind: 'payment-request', by: 'Li', event: '' }).seen);
  expect(kept).not.toMatch(/\d{2}/);
});

it('the editor is told what was read and where, corrects it, and takes that back', async () => {
  const api = intentApi(store);
  const post = async (path: string, body: object, headers: Record<string, string> = {}) =>
    api.request(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', host: '127.0.0.1:8025', authorization: 'Bearer x', ...headers },
    });
  const raw = MISREAD.toString('base64');
  const first = await post('/', { raw: PLAIN.toString('base64') });
  const read = (await first.json()) as IntentRead;
  expect(first.status, JSON.stringify(read)).toBe(200);
  expect(read.intent.kind).toBe('inquiry');
  for (const { quote, start, end } of Object.values(read.intent.evidence))
    expect(read.text.slice(start, end)).toBe(quote);
  expect(await store.corrections.list(10), 'nothing of it is kept').toEqual([]);
  const corrected = await post('/corrections', { raw, kind: 'complaint', by: 'Li Na' });
  expect(corrected.status).toBe(201);
  expect(await corrected.json()).toMatchObject({
    intent: { kind: 'complaint' },
    corrected: { kind: 'complaint', by: 'Li Na' },
  });
  expect((await post('/corrections', { raw, kind: 'nonsense', by: 'Li' })).status).toBe(400);
  expect((await post('/corrections', { raw, kind: 'order', by: 'Li', event: 'none' })).status).toBe(404);
  expect(
    (await post('/corrections', { raw, kind: 'order', by: 'Li' }, { origin: 'https://evil.example' })).status,
  ).toBe(403);
  const undone = (await (await post('/corrections/undo', { raw })).json()) as IntentRead;
  expect(undone.corrected).toBeUndefined();
  expect(undone.intent.kind).toBe(readOffline(MISREAD, ENVELOPE).kind);
});
