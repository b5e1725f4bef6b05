import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pasted, rehomed } from '../../../editor/canvas/clip.ts';
import { effectEntries } from '../../../editor/canvas/entries/effects.ts';
import { searched } from '../../../editor/canvas/entries/entry.ts';
import { extensionEntries, flowEntries } from '../../../editor/canvas/entries/flows.ts';
import { freshName, givenAt, type Site } from '../../../editor/canvas/entries/site.ts';
import { statementEntries } from '../../../editor/canvas/entries/statements.ts';
import type { RuleFiles } from '../../../engine/compiler/2-link/files.ts';
import { compileFile } from '../../../engine/compiler/compile.ts';
import { applyEdit } from '../../../engine/compiler/edit/apply.ts';
import { copyAsText, copySteps } from '../../../engine/compiler/edit/copy.ts';
import { outlineOf } from '../../../engine/compiler/edit/outline/outline-of.ts';

const RULES = join(import.meta.dirname, '../../../rules');
const shipped = new Map(
  readdirSync(RULES, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|csv|md)$/.test(path))
    .map((path) => [path, { text: readFileSync(join(RULES, path), 'utf8') }] as const),
);
const EXTENSION = `import { defineEffect } from 'posthorn';
export const book = defineEffect({
  words: { en: 'Books an order.', zh: '登记订单。' },
  takes: { number: 'text', total: 'number' },
  returns: { line: 'number' },
  async perform() { return { line: 1 }; },
});
`;
const files = new Map([...shipped, ['extensions/ledger.ts', { text: EXTENSION }]]);

const PATH = 'trial/new.ts';
const EMPTY = `import { policy } from 'posthorn';

export default policy({
  title: 'New',
  owner: 'purchasing',
  on: 'mail.received',
  async run({ mail }) {},
});
`;
const rules = (text: string): RuleFiles => ({
  read: (path) => (path === PATH ? text : files.get(path)?.text),
  paths: () => [...files.keys(), PATH],
});

const siteOf = (text: string, at: number): Site => {
  const outline = outlineOf(text);
  const who = { name: 'purchasing', import: { name: 'purchasing', from: 'people.ts' } };
  return { outline, given: givenAt(outline, '', at), who, title: 'New' };
};

const inserted = (text: string, id: string, at: number): string => {
  const entry = all.find((one) => one.id === id)!;
  const done = applyEdit(text, { kind: 'insert', into: '', at, ...entry.write(siteOf(text, at)) }, PATH);
  if (!done.ok) throw new Error(`${id}: ${done.reason.en}`);
  return done.text;
};

const all = [...effectEntries, ...statementEntries, ...flowEntries(files, PATH), ...extensionEntries(files)];
const errorsIn = (text: string) =>
  compileFile(rules(text), PATH)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);

describe('what can be added', () => {
  test.each(all.map(({ id }) => id))('%s compiles in an empty policy as it comes', (id) => {
    const text = inserted(EMPTY, id, 0);
    expect(errorsIn(text), text).toEqual([]);
  });

  test('waits for the newest task, by a name that is free', () => {
    const one = inserted(inserted(EMPTY, 'createTask', 0), 'createTask', 1);
    expect(one).toContain('const task2 = await createTask');
    expect(inserted(one, 'language.wait', 2)).toContain("if (!(await until(task2.done, '2h'))) {");
    expect(freshName('task', siteOf(one, 2))).toBe('task3');
  });

  test.each([
    ['branch', 'language.if'],
    ['parallel', 'language.together'],
    ['remind', 'notify'],
    ['escalate', 'notify'],
    ['email', 'notify'],
    ['loop', 'language.every'],
    ['提醒', 'notify'],
    ['发邮件', 'sendMail'],
    ['并行', 'language.together'],
  ])('is found by what others call it: %s', (word, id) => {
    expect(searched(all, word).map((one) => one.id)).toContain(id);
  });

  test('is found by its words in both languages, and by its name', () => {
    expect(searched(all, 'task')[0]?.id).toBe('createTask');
    expect(searched(all, '通知')[0]?.id).toBe('notify');
    expect(searched(all, 'until')[0]?.id).toBe('language.wait');
    expect(searched(all, '同时').map(({ id }) => id)).toContain('language.together');
    expect(searched(all, 'no such thing')).toEqual([]);
  });
});

describe('steps as text', () => {
  const complaint = files.get('service/complaint.ts')!.text;
  const copied = (step: string, through = step) => copyAsText(copySteps(complaint, { step, through })!);

  test('bring the imports that they need, and stand at the margin', () => {
    expect(copied('1', '2')).toBe(`import { createTask, notify } from 'posthorn';
import { service } from '../people.ts';

const alert = await notify(service.onCall, { template: 'complaint' });
const ticket = await createTask({ in: 'oa', title: \`Complaint: \${mail.subject}\`, assign: service });
`);
  });

  test('are pasted into another policy, whatever a chat made of them', () => {
    const clip = copied('1');
    for (const seen of [
      clip,
      `Try this:\n\`\`\`ts\n${clip}\`\`\`\nthanks`,
      clip.replace(/^/gm, '> '),
      clip.replaceAll(' ', '\u00a0'),
    ]) {
      const text = pasted(seen);
      expect(text).toBe(clip.trim());
      const done = applyEdit(EMPTY, { kind: 'insert', into: '', at: 0, text }, PATH);
      expect(done.ok && errorsIn(done.text)).toEqual([]);
    }
  });

  test('find the shared files from a folder of another depth', () => {
    const clip = "import { service } from '../people.ts';\nawait notify(service, { text: 'x' });";
    const exists = (path: string) => files.has(path);
    expect(rehomed(clip, 'a/b/c.ts', exists)).toContain("from 'people.ts'");
    expect(rehomed(clip, 'a/c.ts', exists)).toBe(clip);
  });
});
