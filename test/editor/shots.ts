// Takes pictures of the editor, light and dark, in English and Chinese: node test/editor/shots.ts DIR
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openEditorStage } from './stage.ts';

const [, , dir] = process.argv;
if (dir === undefined) throw new Error('Say into which folder: node test/editor/shots.ts DIR');
mkdirSync(dir, { recursive: true });

const editor = await openEditorStage();
for (const language of ['en', 'zh'] as const) {
  for (const theme of ['light', 'dark']) {
    const page = await editor.open({ language, at: 'logistics/shipping-trouble.ts', view: 'both' });
    await page.keyboard.press('Control+K');
    await page.keyboard.type(
      { light: language === 'en' ? 'Light' : '浅色', dark: language === 'en' ? 'Dark' : '深色' }[theme] ?? '',
    );
    await page.keyboard.press('Enter');
    await page.locator('.view-line').first().waitFor();
    const shoot = (name: string) => page.screenshot({ path: join(dir, `${name}-${language}-${theme}.png`) });
    await shoot('policy');
    await problems(page);
    await shoot('problems');
    await page.keyboard.press('Control+K');
    await page.locator('dialog').waitFor();
    await shoot('commands');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+N');
    await page.locator('dialog').waitFor();
    await shoot('new');
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 820, height: 1_180 });
    await shoot('tablet');
    await page.close({ runBeforeUnload: false });
  }
}
await editor.close();

async function problems(page: Page): Promise<void> {
  await page.locator('.view-line', { hasText: 'owner:' }).first().click();
  await page.keyboard.press('End');
  await page.keyboard.type('\nprioritty: 1,');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.said').first().waitFor();
}
