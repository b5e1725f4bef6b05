// Takes pictures of the editor, light and dark, in English and Chinese: node test/editor/shots.ts DIR
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { shootRuns } from './run-shots.ts';
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
    await page.locator('.canvas [data-stop="0"]').click();
    await page.locator('.form .preview').waitFor();
    await shoot('form');
    await page.locator('.canvas [data-stop="start"]').click();
    await tryout(page, shoot);
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
await shootRuns((page, name) => page.screenshot({ path: join(dir, `${name}.png`) }));

/** A case that is tried: chosen, its mail, why it starts, what follows, an hour back. */
async function tryout(page: Page, shoot: (name: string) => Promise<unknown>): Promise<void> {
  await page.keyboard.press('Alt+T');
  await page.locator('.choose li').first().waitFor();
  await shoot('tryout-choose');
  await page.locator('.choose button', { hasText: 'shipping-trouble-big5' }).click();
  await page.locator('.run [role=option]').first().waitFor();
  await shoot('tryout-mail');
  await page.locator('.run [role=listbox]').press('Home');
  await page.locator('.tryout [role=tab]').nth(1).click();
  await shoot('tryout-why');
  await page.locator('.tryout [role=tab]').nth(2).click();
  await page.locator('.tryout .add button').first().click();
  await page.locator('.happening').nth(1).waitFor();
  await shoot('tryout-scenario');
  await page.locator('.tryout .head button').last().click();
  await page.locator('dialog').waitFor();
  await shoot('tryout-keep');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+T');
}

async function problems(page: Page): Promise<void> {
  await page.locator('.view-line', { hasText: 'owner:' }).first().click();
  await page.keyboard.press('End');
  await page.keyboard.type('\nprioritty: 1,');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.said').first().waitFor();
}
