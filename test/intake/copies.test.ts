import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MailIntake } from '../../app/intake/intake.ts';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import { filesFrom } from '../../engine/compiler/2-link/files.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import type { EventStart } from '../../engine/interpreter/host.ts';
import { buildIndex } from '../../engine/match/index.ts';

const { ruleset } = compileRules(
  filesFrom({
    'people.ts': `import { person } from 'posthorn';
export const li = person('li', { name: 'Li', zone: 'Asia/Shanghai', language: 'en' });
`,
    'every.ts': `import { notify, policy } from 'posthorn';
import { li } from './people.ts';
export default policy({
  title: 'Every', owner: 'li', on: 'mail.received',
  async run({ mail }) { await notify(li, { text: mail.subject }); },
});
`,
  }),
);

let dir: string;
let store: Store;
let intake: MailIntake;
let started: { readonly event: EventStart; readonly at: number | undefined }[];
let isAway = false;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-copies-'));
  store = await openStore({ dir });
  started = [];
  intake = new MailIntake({
    store,
    durable: {
      async start(event, _, at) {
        if (isAway) throw new Error('away');
        started.push({ event, at });
      },
    },
    teller: { tell: async () => true },
    rules: () => ({ ruleset, index: buildIndex(ruleset) }),
    eventId: ({ messageId }) => messageId,
    occurrenceId: () => 'other',
    isOurs: () => false,
    hold: 0,
    warn: () => {},
  });
});
afterEach(async () => {
  await intake.stop();
  await store.close();
  rmSync(dir, { recursive: true });
});

const take = (mailbox: string, receivedAt: number) =>
  intake.take({
    raw: Buffer.from('From: a@b.example\r\nSubject: x\r\nMessage-ID: <m1>\r\n\r\nbody\r\n'),
    envelope: { mailbox, receivedAt },
    source: 'imap',
  });

it('a copy by another mailbox may find a run that is over: it is told to ask who was told, and goes on in the time of the first', async () => {
  await (await take('sales', 1_000)).handed;
  await (await take('boss', 7_000)).handed;
  expect(started.map(({ event: { receivedAt, earlier }, at }) => ({ receivedAt, earlier, at }))).toEqual([
    { receivedAt: 1_000, earlier: undefined, at: 1_000 },
    { receivedAt: 1_000, earlier: true, at: 7_000 },
  ]);
});

it('the same arrival again is handed over when the first one is, and otherwise by whoever asks', async () => {
  isAway = true;
  const first = await take('sales', 1_000);
  const again = await take('sales', 1_000);
  isAway = false;
  await Promise.all([first.handed, again.handed]);
  expect(started).toHaveLength(1);
  await (await take('sales', 1_000)).handed;
  expect(started).toHaveLength(1);
});
