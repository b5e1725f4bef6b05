import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MailIntake } from '../../app/intake/intake.ts';
import { openStore } from '../../connectors/store/open.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import { type Authenticity, UNCHECKED } from '../../engine/facts/authenticity.ts';
import { buildIndex } from '../../engine/match/index.ts';

const FOUND: Authenticity = { ...UNCHECKED, dmarc: 'fail', by: 'own' };

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

it.each([
  ["mail.auth.dmarc === 'fail'", 1, 1],
  ["mail.subject === 'x'", 0, 1],
])('a mail is checked when a policy asks: %s', async (when, checks, starts) => {
  const dir = mkdtempSync(join(tmpdir(), 'posthorn-auth-'));
  const store = await openStore({ dir });
  const rules = rulesWith(when);
  let checked = 0;
  let started = 0;
  const intake = new MailIntake({
    store,
    durable: { start: async () => void started++ },
    teller: { tell: async () => true },
    rules: () => rules,
    eventId: ({ messageId }) => messageId,
    occurrenceId: () => 'other',
    isOurs: () => false,
    check: async () => {
      checked++;
      return FOUND;
    },
    hold: 0,
    warn: () => {},
  });
  const raw = Buffer.from('From: a@b.example\r\nSubject: x\r\nMessage-ID: <m1>\r\n\r\nbody\r\n');
  await (await intake.take({ raw, envelope: { mailbox: 'sales', receivedAt: 1_000 }, source: 'imap' })).handed;
  expect([checked, started]).toEqual([checks, starts]);
  expect((await store.events.get('m1'))?.envelope.authenticity).toEqual(checks ? FOUND : undefined);
  await intake.stop();
  await store.close();
  rmSync(dir, { recursive: true });
});
