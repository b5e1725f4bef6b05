import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Extensions } from '../../app/extensions/extensions.ts';
import { filesFrom } from '../../engine/compiler/2-link/files.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import { extension } from '../../workflows/activities/extension.ts';
import type { Parts } from '../../workflows/activities/parts.ts';
import { Doings, eventNow, openStand, type Stand } from './stand.ts';

const LEDGER = `import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { defineEffect } from 'posthorn';

const file = () => process.env.TRIED!;

/** Fails twice before it works, and for good when it is asked what it cannot do. */
export const book = defineEffect({
  words: { en: 'Books.' },
  takes: { order: 'text' },
  returns: { tries: 'number' },
  patience: '1m',
  async perform({ order }, { key }) {
    appendFileSync(file(), \`\${order} \${key}\\n\`);
    if (order === 'bad') throw Object.assign(new Error('the ledger refuses it'), { temporary: false });
    const tries = readFileSync(file(), 'utf8').split('\\n').filter((line) => line.startsWith(order)).length;
    if (tries < 3) throw new Error('the ledger is away');
    return { tries };
  },
});
`;

const POLICY = `import { failure, notify, person, policy } from 'posthorn';
import { book } from './extensions/ledger.ts';
export const li = person('li', { name: 'Li', zone: 'Asia/Shanghai', language: 'en' });
export default policy({
  title: 'Books', owner: 'li', on: 'mail.received',
  async run() {
    const booked = await book({ order: 'good' });
    await notify(li, { text: \`\${booked.tries} tries\` });
    try {
      await book({ order: 'bad' });
    } catch (error) {
      await notify(li, { text: failure(error).message, stage: 'escalation' });
    }
  },
});
`;

const folder = mkdtempSync(join(tmpdir(), 'posthorn-extension-'));
const tried = join(folder, 'tried');
const { ruleset, diagnostics } = compileRules(filesFrom({ 'extensions/ledger.ts': LEDGER, 'books.ts': POLICY }));
const doings = new Doings(ruleset.people);
let stand: Stand;

beforeAll(async () => {
  mkdirSync(join(folder, 'extensions'));
  writeFileSync(join(folder, 'extensions/ledger.ts'), LEDGER);
  process.env.TRIED = tried;
  const extensions = new Extensions(folder, () => {});
  expect(await extensions.load()).toEqual([]);
  const perform = extension({ extensions } as unknown as Parts);
  doings.extension = async (extending, recording) => {
    if (recording) await doings.record(recording);
    return (await perform(extending)) as never;
  };
  stand = await openStand(doings);
});
afterAll(async () => {
  await stand?.close();
  delete process.env.TRIED;
  rmSync(folder, { recursive: true });
});

it('is tried again while it fails for now, under one key, and fails for good when it says so', async () => {
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [plan] = ruleset.plans;
  const run = { plan: plan!, facts: {}, derived: [], lists: {}, templates: {} };
  await stand.durable.start(eventNow('mail-extension'), [run]);
  await stand.workflow.getHandle('mail-extension').result();
  const texts = doings.sent.map((alert) => JSON.stringify(alert));
  expect(texts[0]).toContain('3 tries');
  expect(texts[1]).toContain('the ledger refuses it');
  const lines = readFileSync(tried, 'utf8').trim().split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['good', 'good', 'good', 'bad']);
  expect(new Set(lines.slice(0, 3)).size, 'one key for all tries').toBe(1);
});
