import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessTroubles, type EditorStage, openEditorStage } from './stage.ts';

const PATH = 'trial/trouble.ts';
const TEXT = `import { createTask, mentions, notify, policy, until } from 'posthorn';
import { carriers } from '../lists.ts';
import { purchasing } from '../people.ts';

/** As lines write it. */
const troubles = [
  '船期延误', // late
  'vessel delay',
];

export default policy({
  title: 'Vessel delayed',
  owner: 'logistics',
  on: 'mail.received',
  // Only of those who carry our boxes.
  when: ({ mail }) => carriers.has(mail.from.domain) && mentions(mail, troubles),
  async run({ mail }) {
    await notify(purchasing, { text: mail.subject });
    const task = await createTask({ in: 'oa', title: mail.subject, assign: purchasing });
    if (!(await until(task.done, '2h'))) {
      await notify(purchasing.superior, { template: 'shipping-trouble-overdue' });
    }
  },
});
`;

let editor: EditorStage;
let page: Page;
beforeAll(async () => {
  editor = await openEditorStage();
  editor.write(PATH, TEXT);
  page = await editor.open({ view: 'both' });
  page.setDefaultTimeout(15_000);
  await show(PATH);
});
afterAll(() => editor?.close());

async function show(path: string): Promise<void> {
  await page.evaluate(`location.hash = '#/${path}'`);
  await page.locator('main header', { hasText: path }).waitFor();
  await page.locator('.form').waitFor();
}

const form = () => page.locator('.form');
const field = (key: string) => page.locator(`.form [data-field="${key}"]`);
const stop = (key: string) => page.locator(`.canvas [data-stop="${key}"]`);
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
/** Saves, and gives what was written. */
async function written(): Promise<string> {
  await press('Control+s');
  await page
    .locator('.foot, footer', { hasText: /Saved|已保存/ })
    .first()
    .waitFor();
  return editor.stage.read(PATH);
}

it('is left', () => expect(editor).toBeDefined());
