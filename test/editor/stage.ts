import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import AxeBuilder from 'axe-core';
import type { Page } from 'playwright-core';
import { type EditorBuild, editorBuild } from '../../app/editor/build.ts';
import { openStage, type Stage } from '../app/http/stage.ts';
import { type Browser, openChromium } from '../real/chromium.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The editor in a real browser, before a real server with a rules folder of its own. */
export interface EditorStage {
  readonly stage: Stage;
  readonly browser: Browser;
  /** What browsers complained of, and what was refused to them. */
  readonly complaints: string[];
  /** A page with the editor, once the list is there. */
  open(options?: {
    readonly language?: 'en' | 'zh';
    readonly at?: string;
    readonly view?: 'flow' | 'both' | 'code';
    readonly width?: number;
    readonly height?: number;
  }): Promise<Page>;
  /** Writes a file of the rules as another program would, and has the server see it. */
  write(path: string, text: string): void;
  close(): Promise<void>;
}

/** @param rules the folder to begin with; the shipped rules with their samples where there is none */
export async function openEditorStage(
  rules: { readonly [path: string]: string } | undefined = undefined,
): Promise<EditorStage> {
  const stage = await openStage({}, undefined, await builtEditor());
  if (!rules) {
    cpSync(join(ROOT, 'rules'), stage.rulesDir, { recursive: true });
    cpSync(join(ROOT, 'samples'), join(stage.rulesDir, '../samples'), { recursive: true });
  }
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(stage.rulesDir, path)), { recursive: true });
    writeFileSync(join(stage.rulesDir, path), text);
  };
  for (const [path, text] of Object.entries(rules ?? {})) write(path, text);
  await stage.active.look();
  const browser = await openChromium();
  const complaints: string[] = [];
  return {
    stage,
    browser,
    complaints,
    write(path, text) {
      write(path, text);
      void stage.active.look();
    },
    async open({ language = 'en', at, view, width = 1280, height = 800 } = {}) {
      const page = await browser.context.newPage();
      await page.setViewportSize({ width, height });
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', ({ message }) => complaints.push(message));
      await page.goto(`${stage.page.base}/editor/?token=${stage.token}`);
      const kept = JSON.stringify({ language, theme: 'light', name: 'Li Na' });
      await page.evaluate(`localStorage.setItem('posthorn.preferences', ${JSON.stringify(kept)})`);
      await page.evaluate(`localStorage.setItem('posthorn.layout', '${JSON.stringify(view ? { view } : {})}')`);
      await page.goto(`${stage.page.base}/editor/${at ? `#/${at}` : ''}`);
      await page.reload();
      await page.waitForSelector('[role=treeitem], main header h2');
      return page;
    },
    async close() {
      await browser.close();
      await stage.close();
    },
  };
}

/** The editor as it is built of the present sources; builds it where that was not done. */
export async function builtEditor(): Promise<EditorBuild> {
  const build = editorBuild(ROOT);
  build.begin();
  while (build.folder() === undefined) {
    if (build.trouble() !== undefined) throw new Error(build.trouble());
    await sleep(100);
  }
  // Sources that change while a test runs are for the next one.
  return { ...build, begin: () => {} };
}

/** What axe finds serious or worse in what is shown now (WCAG 2.2 A and AA), as lines. */
export async function accessTroubles(page: Page): Promise<string[]> {
  await page.evaluate(AxeBuilder.source);
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  )) as { violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
}
