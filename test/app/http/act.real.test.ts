import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Action, sealGrant } from '../../../connectors/links/token.ts';
import type { Alert } from '../../../engine/arbiter/alert.ts';
import { hasBrowser, startBrowser } from '../../real/browser.ts';
import { anAlert } from '../../store/specimens.ts';
import { HOSTILE, LINK_KEY, openStage, type Stage } from './stage.ts';

let browser: Browser;
let stage: Stage;
let page: Page;

async function alertSent(changes: Partial<Alert>): Promise<Alert> {
  const alert = anAlert({ language: 'en', ...changes });
  await stage.store.log.begin(alert);
  await stage.store.log.finish(alert.key, { ok: true });
  return alert;
}

function linkTo({ key, event, person }: Alert, action: Action = 'acknowledge'): string {
  const token = sealGrant({ action, event, alert: key, person, expires: Date.now() + 3_600_000 }, LINK_KEY);
  return `${stage.page.base}/a/${token}`;
}

describe.skipIf(!hasBrowser)('the page behind a link, in a browser', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    stage = await openStage();
    page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 390, height: 700 } });
  });
  afterEach(async () => {
    await page.close();
    await stage.close();
  });

  it('acts by the keyboard alone, without scripts, and can be loaded again', async () => {
    await page.goto(linkTo(await alertSent({ key: 'aa'.repeat(16) })));
    expect(await page.title()).toBe('Take this on? · Posthorn');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('I take it');
    await page.keyboard.press('Enter');
    await page.getByText('You have taken it on.').waitFor();
    expect(stage.told).toMatchObject([{ event: 'alert.acknowledged', by: 'li', of: 'aa'.repeat(16) }]);
    await page.reload();
    await page.getByText('This was taken on already.').waitFor();
    expect(stage.told).toHaveLength(1);
  });

  it('runs nothing that a mail says, and is no wider than a phone', async () => {
    const alarms: string[] = [];
    const scripted = await browser.newPage({ viewport: { width: 390, height: 700 } });
    scripted.on('dialog', (dialog) => void dialog.dismiss().then(() => alarms.push(dialog.message())));
    const subject = `${HOSTILE} ${'Donaudampfschifffahrt'.repeat(8)}`;
    await scripted.goto(linkTo(await alertSent({ key: 'bb'.repeat(16), subject, name: HOSTILE })));
    expect(await scripted.locator('dd').first().textContent()).toBe(HOSTILE);
    expect(await scripted.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(alarms).toEqual([]);
    await scripted.close();
  });

  it('asks for the code where the policy asks who acts', async () => {
    await page.goto(linkTo(await alertSent({ key: 'cc'.repeat(16), identity: true }), 'resolve'));
    await page.getByRole('button', { name: 'Send me the code' }).click();
    await page.getByText('A code was sent to you by sms').waitFor();
    await page.getByLabel('Code').fill(stage.codes[0]!.code);
    await page.keyboard.press('Enter');
    await page.getByText('It is resolved.').waitFor();
    expect(stage.told).toMatchObject([{ event: 'alert.resolved', by: 'li' }]);
  });

  it.each(['light', 'dark'] as const)('can be read where the system is %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(linkTo(await alertSent({ key: 'dd'.repeat(16) })));
    if (process.env.POSTHORN_PICTURES) {
      await page.screenshot({ path: `${process.env.POSTHORN_PICTURES}/act-${colorScheme}.png` });
    }
    expect(await contrast('button.act')).toBeGreaterThan(4.5);
    expect(await contrast('dd')).toBeGreaterThan(7);
  });

  /** Of an element's text to what lies behind it (WCAG 2.2, 1.4.3). */
  async function contrast(selector: string): Promise<number> {
    const colours = (await page.evaluate(`(() => {
      const behind = (one) => {
        const { backgroundColor } = getComputedStyle(one);
        return backgroundColor === 'rgba(0, 0, 0, 0)' && one.parentElement ? behind(one.parentElement) : backgroundColor;
      };
      const element = document.querySelector(${JSON.stringify(selector)});
      return [getComputedStyle(element).color, behind(element)];
    })()`)) as [string, string];
    const [light, dark] = colours.map(luminance).sort((a, b) => b - a) as [number, number];
    return (light + 0.05) / (dark + 0.05);
  }
});

function luminance(colour: string): number {
  const [r, g, b] = colour.match(/[\d.]+/g)!.map((part) => {
    const value = Number(part) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
