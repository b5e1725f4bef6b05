import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EditorStage, openEditorStage } from './stage.ts';

/** Runs where anything of it is taken for HTML, or for a script. */
const WORDS = `<img src=x onerror="globalThis.taken='T'"><script>globalThis.taken='S'</script>{{constructor.constructor('globalThis.taken=1')()}}`;
const HOSTILE = JSON.stringify(WORDS);
const PATH = `<img src=x onerror=globalThis.taken=1>.ts`;
const PEOPLE = `import { person } from 'posthorn';
export const li = person('li', { name: ${HOSTILE}, zone: 'Asia/Shanghai', language: 'en' });
`;
const POLICY = `import { notify, policy, until } from 'posthorn';
import { li } from './people.ts';

// ${WORDS}
export default policy({
  title: ${HOSTILE},
  owner: ${HOSTILE},
  on: 'mail.received',
  when: ({ mail }) => mail.subject === ${HOSTILE},
  async run({ mail }) {
    // ${WORDS}
    await notify(li, { text: ${HOSTILE} });
    while (${HOSTILE}) {}
    if (!(await until(mail.read, '1h'))) await notify(${HOSTILE}, { text: \`\${mail.subject}${WORDS}\` });
  },
});
`;

/** Without what does not compile, so that it goes by its title. */
const CALM = POLICY.replace(/ *while .*\n/, '')
  .replace(`notify(${HOSTILE},`, 'notify(li,')
  .replace(`owner: ${HOSTILE}`, "owner: 'li'");

let editor: EditorStage;
let page: Page;
beforeAll(async () => {
  editor = await openEditorStage({ 'people.ts': PEOPLE, [PATH]: POLICY, 'calm.ts': CALM });
  page = await editor.open({ view: 'both' });
  page.on('dialog', (dialog) => dialog.dismiss());
});
afterAll(() => editor?.close());

const taken = () => page.evaluate('globalThis.taken');
const git = (...args: string[]) => execFileSync('git', args, { cwd: editor.stage.rulesDir, encoding: 'utf8' });
const soon = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 });

it('shows what policies, people and files are called as they are written, and runs none of it', async () => {
  for (const shown of ['constructor.constructor', PATH.slice(0, -3)]) {
    await page.locator('[role=treeitem]', { hasText: shown }).click();
    await page.locator('main header h2', { hasText: '<img src=x' }).waitFor();
    await page.locator('.view-line', { hasText: 'export default policy' }).first().waitFor();
    await page.locator('.below .count').first().waitFor();
  }
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.said').first().waitFor();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('<img');
  await page.locator('[role=option]', { hasText: '<img src=x' }).first().waitFor();
  await page.keyboard.press('Escape');
  await page.fill('input[type=search]', '<script>');
  await page.locator('.hits button').first().waitFor();
  await page.fill('input[type=search]', '');
  expect(await taken()).toBeUndefined();
  expect(editor.complaints).toEqual([]);
});

it('commits with such a message, which git takes for words', async () => {
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.email', 'li@ours.example');
  git('config', 'user.name', 'Li');
  git('add', '--', 'people.ts');
  git('commit', '--quiet', '--message=first');
  const message = `--exec=touch taken; $(touch taken) \`touch taken\` ${WORDS}`;
  const answer = await page.evaluate(
    `fetch('/api/workspace/commit', { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(
      JSON.stringify({ paths: ['calm.ts'], message, by: 'Li Na' }),
    )} }).then((response) => response.status)`,
  );
  expect(answer).toBe(200);
  expect(git('log', '-1', '--format=%s').trim()).toContain(message.slice(0, 40));
  expect(readdirSync(editor.stage.rulesDir)).not.toContain('taken');
});

it('answers no page of another port of this machine, whose requests carry the cookie', async () => {
  const other = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>elsewhere</p>'));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const elsewhere = await editor.browser.context.newPage();
  await elsewhere.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
  const before = readFileSync(join(editor.stage.rulesDir, 'calm.ts'), 'utf8');
  const tried = (await elsewhere.evaluate(`(async () => {
    const base = ${JSON.stringify(editor.stage.page.base)};
    const body = JSON.stringify({ text: 'x', base: null, by: 'Evil' });
    const of = (path, options) => fetch(base + path, { credentials: 'include', ...options }).then((r) => r.type === 'opaque' ? 'opaque' : r.text(), () => 'refused');
    const form = document.createElement('form');
    form.method = 'POST'; form.enctype = 'text/plain'; form.target = 'hidden'; form.action = base + '/api/workspace/commit';
    const field = document.createElement('input');
    field.name = '{"paths":["calm.ts"],"message":"taken","by":"Evil","x":"'; field.value = '"}';
    const frame = document.createElement('iframe'); frame.name = 'hidden';
    form.append(field); document.body.append(frame, form); form.submit();
    return [
      await of('/api/workspace'),
      await of('/api/workspace/files/taken.ts', { method: 'PUT', headers: { 'content-type': 'application/json' }, body }),
      await of('/api/workspace/files/taken.ts', { method: 'PUT', mode: 'no-cors', body }),
      await of('/api/workspace/commit', { method: 'POST', mode: 'no-cors', body: JSON.stringify({ paths: ['calm.ts'], message: 'taken', by: 'Evil' }) }),
    ];
  })()`)) as string[];
  expect(tried.slice(0, 3)).toEqual(['refused', 'refused', 'refused']);
  await soon(() => elsewhere.frames().length).toBe(2);
  expect(git('log', '--format=%s')).not.toMatch(/^taken/m);
  expect(readFileSync(join(editor.stage.rulesDir, 'calm.ts'), 'utf8')).toBe(before);
  expect(readdirSync(editor.stage.rulesDir)).not.toContain('taken.ts');
  other.close();
});
