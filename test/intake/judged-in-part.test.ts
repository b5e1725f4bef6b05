import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MailIntake } from '../../app/intake/intake.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import { filesFrom } from '../../engine/compiler/2-link/files.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import { buildIndex } from '../../engine/match/index.ts';

const { ruleset, diagnostics } = compileRules(
  filesFrom({
    'people.ts': `import { person } from 'posthorn';
export const li = person('li', { name: 'Li', zone: 'Asia/Shanghai', language: 'en' });
`,
    'greedy.ts': `import { notify, policy } from 'posthorn';
import { li } from './people.ts';
export default policy({
  title: 'Greedy', owner: 'li', on: 'mail.received',
  when: ({ mail }) => mail.subject.padEnd(mail.size * 1_000_000).length > 5,
  async run({ mail }) { await notify(li, { text: mail.subject }); },
});
`,
    'partial.ts': `import { notify, policy } from 'posthorn';
import { li } from './people.ts';
export default policy({
  title: 'Judged in part', owner: 'li', on: 'posthorn.judged-in-part',
  when: ({ data }) => data.policies.padEnd(data.name.length * 10_000_000).length > 5,
  async run({ data }) { await notify(li, { text: data.policies }); },
});
`,
    'told.ts': `import { notify, policy } from 'posthorn';
import { li } from './people.ts';
export default policy({
  title: 'Told', owner: 'li', on: 'posthorn.judged-in-part',
  async run({ data }) { await notify(li, { text: data.policies + data.detail }); },
});
`,
  }),
);

let dir: string;
let store: Store;
let intake: MailIntake;
let started: { readonly subject: string; readonly facts: unknown; readonly policies: readonly string[] }[];
let warned: string[];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-partial-'));
  store = await openStore({ dir });
  started = [];
  warned = [];
  intake = new MailIntake({
    store,
    durable: {
      async start({ subject }, runs) {
        started.push({ subject, facts: runs[0]?.facts, policies: runs.map(({ plan }) => plan.id) });
      },
    },
    teller: { tell: async () => true },
    rules: () => ({ ruleset, index: buildIndex(ruleset) }),
    eventId: ({ messageId }) => messageId,
    occurrenceId: (kind, about) => [kind, ...about].join(' '),
    isOurs: () => false,
    hold: 0,
    warn: (message) => warned.push(message),
  });
});
afterEach(async () => {
  await intake.stop();
  await store.close();
  rmSync(dir, { recursive: true });
});

it('a mail that policies could not judge is an event of its own, once, and that one is not told of in turn', async () => {
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const raw = Buffer.from('From: a@b.example\r\nMessage-ID: <m@b.example>\r\nSubject: s\r\n\r\ntext');
  for (const mailbox of ['one', 'two']) {
    const envelope = { mailbox, receivedAt: Date.parse('2026-07-08T09:00:00Z') };
    const taken = await intake.take({ raw, envelope, source: 'imap' });
    await taken.handed;
  }
  await intake.stop();
  expect(started).toEqual([
    {
      subject: 'posthorn.judged-in-part',
      policies: ['told'],
      facts: {
        'data.policies': 'greedy',
        'data.detail': expect.stringMatching(/^Judging it would have taken too much: .* more than .*\.$/),
      },
    },
  ]);
  expect(warned).toContainEqual(expect.stringMatching(/^greedy could not judge m@b\.example/));
  expect(warned).toContainEqual(expect.stringMatching(/^partial could not judge posthorn\.judged-in-part/));
});
