import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtEditor, type EditorStage, openEditorStage } from './stage.ts';
import { manyPolicies } from './workspaces.ts';

const POLICIES = 1_000;

let editor: EditorStage;
let page: Page;
const asked = new Set<string>();
beforeAll(async () => {
  editor = await openEditorStage(manyPolicies(POLICIES));
  page = await editor.open();
});
afterAll(() => editor?.close());

it('has a first screen of at most 500 KB, the text editor apart', async () => {
  page.on('request', (request) => asked.add(new URL(request.url()).pathname));
  page.context().on('request', (request) => asked.add(new URL(request.url()).pathname));
  await page.reload();
  await page.waitForSelector('[role=treeitem][aria-level="2"]');
  await expect.poll(() => [...asked].some((path) => path.includes('worker'))).toBe(true);
  const folder = (await builtEditor()).folder()!;
  const files = [...asked]
    .filter((path) => path.startsWith('/editor/assets/'))
    .map((path) => path.slice('/editor/'.length));
  const bytes = ['index.html', ...files].map((name) => gzipSync(readFileSync(join(folder, name))).length);
  const total = bytes.reduce((sum, size) => sum + size, 0);
  console.log(`first screen: ${Math.round(total / 1024)} KB by gzip in ${bytes.length} files`);
  expect(files.join()).not.toMatch(/monaco|editor\.api|ts\.worker/);
  expect(total).toBeGreaterThan(50 * 1024);
  expect(total).toBeLessThan(500 * 1024);
});

it(`has a workspace of ${POLICIES} policies ready by a second of work, and finds one in it at once`, async () => {
  const cdp = await editor.browser.context.newCDPSession(page);
  // Work of the page's own thread, by the processor's time: what runs beside this test is none of its concern.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1_000;
  };
  const took = [];
  for (let i = 0; i < 3; i++) {
    const before = await worked();
    await page.reload();
    await page.waitForSelector('[role=treeitem][aria-level="2"]');
    const after = await worked();
    took.push(after > before ? after - before : after);
  }
  await page.fill('input[type=search]', 'order 977');
  await expect
    .poll(() =>
      page
        .locator('[role=treeitem][aria-level="2"]')
        .allTextContents()
        .then((all) => all.map((text) => text.trim())),
    )
    .toEqual(['Order 977 is late']);
  const clock = await page.evaluate<number>(
    'performance.getEntriesByName(location.origin + "/api/workspace")[0].duration',
  );
  console.log(
    `a workspace of ${POLICIES} policies: ${took.map(Math.round).join(', ')} ms of work; the server answered in ${Math.round(clock)} ms`,
  );
  expect(Math.min(...took)).toBeLessThan(1_000);
});
