import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MailIntake } from '../../app/intake/intake.ts';
import { offlineProvider } from '../../connectors/intent/offline/provider.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import { filesFrom } from '../../engine/compiler/2-link/files.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import { buildIndex } from '../../engine/match/index.ts';
import { intent } from '../../workflows/activities/intent.ts';

const { ruleset } = compileRules(filesFrom({}));
let dir: string;
let store: Store;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-learned-'));
  store = await openStore({ dir });
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true });
});

const intakeThat = (learns: boolean) =>
  new MailIntake({
    store,
    durable: { start: async () => {} },
    teller: {
      tell: async (id, world) => {
        await store.events.noteState(id, world);
        return true;
      },
    },
    rules: () => ({ ruleset, index: buildIndex(ruleset) }),
    eventId: ({ messageId }) => messageId,
    occurrenceId: (_, about) => `sent ${about[0]}`,
    isOurs: () => false,
    learns,
    hold: 0,
    warn: () => {},
  });

const NOW = Date.now();
const asked = (id: string) => ({
  raw: Buffer.from(
    `From: "Ann Hall" <ann@hall.example>\r\nTo: sales@ours.example\r\nSubject: Price of chairs\r\nMessage-ID: <${id}>\r\n\r\nWhat is your price for 80 chairs, and when can you deliver?\r\n`,
  ),
  envelope: { mailbox: 'sales', receivedAt: NOW - 7_200_000 },
  source: 'imap' as const,
});
const answer = {
  raw: Buffer.from(
    'From: wu@ours.example\r\nTo: "Ann Hall" <ann@hall.example>\r\nSubject: Re: Price of chairs\r\nMessage-ID: <s1>\r\nIn-Reply-To: <m1>\r\n\r\nDear Ms Hall,\r\n\r\nour price is EUR 96.00 per piece, and we can deliver within three weeks.\r\n\r\nBest regards\r\nWu\r\n',
  ),
  envelope: { mailbox: 'sales', receivedAt: NOW - 3_600_000 },
  source: 'sent' as const,
};

it('answers that were sent are learned from, and the next one is suggested in their words', async () => {
  const intake = intakeThat(true);
  expect(intake.takesSent()).toBe(true);
  expect(intakeThat(false).takesSent(), 'unless it is switched on').toBe(false);
  await (await intake.take(asked('m1'))).handed;
  await intake.answered('m1', NOW - 3_600_000);
  await (await intake.take(answer)).handed;
  await (await intake.take({ ...asked('m2'), envelope: { mailbox: 'sales', receivedAt: NOW } })).handed;
  const perform = intent({ store, intents: offlineProvider, people: () => ({}) });
  const told = await perform({ key: 'k', event: 'm2', policy: 'p', args: [], at: NOW });
  expect(told).toMatchObject({ kind: 'inquiry', replyBecause: 'the policy says so: too few answers to go by' });
  expect((told as { suggestedReply: string }).suggestedReply).toContain(
    'our price is [price], and we can deliver within [time].',
  );
  await store.erasure.erase('sent s1', false);
  const again = intent({ store, intents: offlineProvider, people: () => ({}) });
  const frame = await again({ key: 'k', event: 'm2', policy: 'p', args: [], at: NOW });
  expect((frame as { suggestedReply: string }).suggestedReply).toContain('Our price is [price] per [unit]');
  await intake.stop();
});
