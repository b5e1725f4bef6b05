import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRules } from '../../app/rules-folder.ts';
import { compileFile } from '../../engine/compiler/compile.ts';
import { BY_HAND, begin, build, PATH, SAID } from './d1.ts';
import { keys, mouse } from './hands.ts';
import { type EditorStage, openEditorStage } from './stage.ts';

let editor: EditorStage;
beforeAll(async () => {
  editor = await openEditorStage();
});
afterAll(() => editor?.close());

describe('an analyst builds D1 from nothing', () => {
  it.each([
    ['by mouse', 'en', mouse],
    ['by keys alone', 'en', keys],
    ['in Chinese, by mouse', 'zh', mouse],
  ] as const)('%s, and it is what was written by hand', async (_, language, handOf) => {
    const page = await editor.open({ language, view: 'flow' });
    page.setDefaultTimeout(15_000);
    const file = join(editor.stage.rulesDir, PATH);
    await begin(page, SAID[language].words);
    await build(page, handOf(page), language);
    await expect.poll(() => page.locator('.canvas .mark, .form .troubles').count(), { timeout: 20_000 }).toBe(0);
    await page.keyboard.press('Control+s');
    await expect.poll(() => read(file), { timeout: 20_000 }).toBe(BY_HAND);
    await page.close({ runBeforeUnload: false });
    rmSync(file);
    await editor.stage.active.look();
  });

  it('which compiles, and says nothing that axe or the browser complains of', async () => {
    const files = readRules('rules');
    const { diagnostics } = compileFile(
      { read: (path) => (path === PATH ? BY_HAND : files.read(path)), paths: () => [...files.paths(), PATH].sort() },
      PATH,
    );
    expect(diagnostics).toEqual([]);
    expect(editor.complaints).toEqual([]);
  });
});

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
