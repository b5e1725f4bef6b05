import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MailIntake } from '../../app/intake/intake.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import { buildIndex } from '../../engine/match/index.ts';

function rulesWith(when: string) {
  const texts = new Map([
    [
      'people.ts',
      "import { person } from 'posthorn';\nexport const li = person('li', { name: 'Li', zone: 'UTC', language: 'en' });\n",
    ],
    [
      'a.ts',
      `import { notify, policy } from 'posthorn';\nimport { li } from './people.ts';\nexport default policy({ title: 'a', owner: 'li', on: 'mail.received', priority: 'high', when: ({ mail }) => ${when}, async run() { await notify(li, { text: 'x' }); } });\n`,
    ],
  ]);
  const { ruleset, diagnostics } = compileRules({ paths: () => [...texts.keys()], read: (path) => texts.get(path) });
  expect(diagnostics).toEqual([]);
  return { ruleset, index: buildIndex(ruleset) };
}

let dir: string;
let store: Store;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-history-'));
  store = await openStore({ dir });
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true });
});

function intakeOn(when: string) {
  const rules = rulesWith(when);
  const started: string[] = [];
  const intake = new MailIntake({
    store,
    durable: { start: async ({ id }) => void started.push(id) },
    teller: { tell: async () => true },
    rules: () => rules,
    eventId: ({ messageId }) => messageId,
    occurrenceId: () => 'other',
    isOurs: () => false,
    hold: 0,
    warn: () => {},
  });
  const take = async (id: string, at: number, text: string, mailbox = 'sales') => {
    const head = `From: "Anna Kiefer" <anna@kiefer.example>\r\nTo: xu@elmwood.example\r\nMessage-ID: <${id}>\r\n`;
    const raw = Buffer.from(`${head}Subject: Invoice\r\n\r\n${text}\r\n`);
    await (await intake.take({ raw, envelope: { mailbox, receivedAt: at }, source: 'imap' })).handed;
  };
  return { take, started, stop: () => intake.stop() };
}

const OLD = 'Please pay to IBAN DE02 1203 0000 0000 2020 51.';
const NEW = 'Please pay to IBAN DE91 1000 0000 0123 4567 89.';

it('is looked up when a mail comes in, kept with it, and says the same of it ever after', async () => {
  const { take, started, stop } = intakeOn("mail.risk.reasons.some((r) => r.code === 'account-unusual')");
  await take('m1', 1_000, OLD);
  await take('m2', 2_000, OLD);
  await take('m3', 3_000, NEW);
  expect(started).toEqual(['m3']);
  const kept = await store.events.get('m3');
  expect(kept?.envelope.history).toMatchObject({
    isKnown: true,
    firstSeen: '1970-01-01T00:00:01.000Z',
    mails: 2,
    replyTo: 'anna@kiefer.example',
    accounts: ['DE02120300000000202051'],
  });
  await take('m4', 4_000, NEW);
  expect(started, 'a thief who names his account again').toEqual(['m3', 'm4']);
  await take('m1', 5_000, OLD, 'boss');
  expect((await store.events.arrival('m1', 'boss'))?.envelope.history, 'a copy is no earlier mail').toMatchObject({
    mails: 3,
    firstSeen: '1970-01-01T00:00:02.000Z',
  });
  await stop();
});

it('goes with the mails that it is made of, and is not kept where nobody asks', async () => {
  const { take, stop } = intakeOn('mail.history.mails > 99');
  await take('m1', 1_000, OLD);
  await store.erasure.erase('m1', true);
  await take('m2', 2_000, OLD);
  expect((await store.events.get('m2'))?.envelope.history).toMatchObject({ mails: 0, accounts: [] });
  await stop();
  const other = intakeOn("mail.subject === 'x'");
  await other.take('m3', 3_000, OLD);
  expect((await store.events.get('m3'))?.envelope).toEqual({ mailbox: 'sales', receivedAt: 3_000 });
  const asked = { event: 'm9', sender: 'anna@kiefer.example', root: 'kiefer.example', name: '' };
  expect((await store.senders.past(asked)).mails, 'only the second').toBe(1);
  await other.stop();
});
