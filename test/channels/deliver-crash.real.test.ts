import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../connectors/store/open.ts';
import { type SmtpSink, startSmtpSink } from '../real/smtp-sink.ts';
import { anAlert } from '../store/specimens.ts';
import { deliverInChild } from './deliver-child.ts';

const alert = anAlert({ channel: 'email', address: 'li@example.org' });

let dir: string;
let sink: SmtpSink;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'posthorn-deliver-'));
  sink = await startSmtpSink();
});
afterEach(async () => {
  await sink.close();
  await rm(dir, { recursive: true });
});

const messageIds = () => Promise.all(sink.messages.map(async ({ raw }) => (await simpleParser(raw)).messageId));

async function stateOf(key: string): Promise<string | undefined> {
  const store = await openStore({ dir });
  const logged = await store.log.get(key);
  await store.close();
  return logged?.state;
}

describe('a delivery whose process is killed', () => {
  it.each([
    ['log:before-begin', 1],
    ['log:after-begin', 1],
    ['deliver:after-begin', 1],
    ['deliver:after-send', 2],
    ['log:before-finish', 2],
    ['log:after-finish', 1],
    ['deliver:after-finish', 1],
  ])('at %s reaches the person after all, under one Message-ID', { timeout: 30_000 }, async (point, messages) => {
    const args = [dir, String(sink.port), JSON.stringify(alert)];
    expect(await deliverInChild(args, { POSTHORN_CRASH_AT: point })).toBe('SIGKILL');
    expect(await deliverInChild(args)).toBe(0);
    expect(await messageIds()).toEqual(Array.from({ length: messages }, () => `<${alert.key}@posthorn.example.com>`));
    expect(await stateOf(alert.key)).toBe('sent');
  });

  it('at random moments leaves one Message-ID a person and stage', { timeout: 60_000 }, async () => {
    for (let run = 0; run < 6; run += 1) {
      const stage = anAlert({ ...alert, key: run.toString(16).padStart(32, '0') });
      const args = [dir, String(sink.port), JSON.stringify(stage)];
      for (const delay of [120, 180, 240]) await deliverInChild(args, {}, delay + run * 13);
      expect(await deliverInChild(args)).toBe(0);
    }
    expect(new Set(await messageIds()).size).toBe(6);
  });
});
