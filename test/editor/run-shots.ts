import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { Office } from '../e2e/office.ts';
import { openChromium } from '../real/chromium.ts';
import { builtEditor } from './stage.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAILS = ['inquiry-unanswered-lost', 'complaint-third-mail'];

/** Takes pictures of runs of the shipped policies, before a real Posthorn. */
export async function shootRuns(shoot: (page: Page, name: string) => Promise<unknown>): Promise<void> {
  await builtEditor();
  const office = await Office.open({ rules: join(ROOT, 'rules'), people: ['li', 'wu'] });
  const browser = await openChromium();
  try {
    const { page: address } = await office.start();
    for (const name of MAILS) await office.send(readFileSync(join(ROOT, 'samples', name, 'message.eml')));
    const { origin, searchParams } = new URL(address!);
    const page = await browser.context.newPage();
    await page.goto(`${origin}/editor/?token=${searchParams.get('token')}`);
    for (const language of ['en', 'zh'])
      for (const theme of ['light', 'dark']) {
        const kept = JSON.stringify({ language, theme, name: 'Li Na' });
        await page.evaluate(`localStorage.setItem('posthorn.preferences', ${JSON.stringify(kept)})`);
        await page.setViewportSize({ width: 1_280, height: 800 });
        await page.goto(`${origin}/editor/#runs`);
        await page.reload();
        await page.locator('[data-run]').nth(1).waitFor();
        const shot = (name: string) => shoot(page, `${name}-${language}-${theme}`);
        await page.locator('[data-run]').first().click();
        await page.locator('.canvas .step.waits').first().waitFor();
        await shot('run');
        await page.locator('[data-run]').nth(1).click();
        await page.locator('.canvas .step').first().waitFor();
        await shot('run-2');
        await page.setViewportSize({ width: 820, height: 1_180 });
        await shot('run-tablet');
      }
  } finally {
    await browser.close();
    await office.close();
  }
}
