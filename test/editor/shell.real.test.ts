import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessTroubles, type EditorStage, openEditorStage } from './stage.ts';

let editor: EditorStage;
let page: Page;
beforeAll(async () => {
  editor = await openEditorStage();
  page = await editor.open({ view: 'code' });
});
afterAll(() => editor?.close());

const TROUBLE = 'logistics/shipping-trouble.ts';
const onDisk = (path: string) => readFileSync(join(editor.stage.rulesDir, path), 'utf8');
const focused = () => page.evaluate<string>(`document.activeElement?.closest('[data-pane]')?.dataset.pane ?? ''`);
const lineWith = (text: string) => page.locator('.view-line', { hasText: text }).first();
const head = () => page.locator('main header h2');

const soon = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 });
/** Until everything is as it was kept. */
async function undoAll(): Promise<void> {
  const undo = page.locator('button[aria-label=Undo]');
  while (await undo.isEnabled()) await undo.click();
  await soon(() => page.locator('.mark:has-text("not saved")').count()).toBe(0);
}

/** Puts the caret behind a text of the code view, and types. */
async function typeAfter(text: string, typed: string): Promise<void> {
  await lineWith(text).click();
  await page.keyboard.press('End');
  await page.keyboard.type(typed);
}

describe('the editor in a browser', () => {
  it('shows policies by department, and opens one with its text', async () => {
    expect(await page.locator('[role=treeitem][aria-level="1"]').first().textContent()).toContain('finance');
    await page.click('text=Vessel delayed or customs hold');
    await lineWith('export default policy').waitFor();
    expect(await head().textContent()).toBe('Vessel delayed or customs hold');
    expect(page.url()).toContain(`#/${TROUBLE}`);
    expect(await page.title()).toContain('Vessel delayed');
  });

  it('finds policies by words of their texts', async () => {
    await page.fill('input[type=search]', '甩柜');
    await page.click('.hits button:has-text("甩柜")');
    expect(await head().textContent()).toBe('Vessel delayed or customs hold');
    await page.fill('input[type=search]', '');
  });

  it('says what is wrong as one types, and offers what was meant', async () => {
    await typeAfter("owner: 'logistics',", '\nprioritty: 1,');
    await soon(() => page.locator('.below .count').textContent()).toBe('1');
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.said:has-text("did you mean priority?")').waitFor();
    await page.locator('.said:has-text("did you mean priority?")').click();
    expect(await focused()).toBe('code');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget >> text=Write “priority”').click();
    await lineWith('priority: 1').waitFor();
    await page.keyboard.press('Control+Shift+M');
  });

  it('takes all of it back, step by step, and does it again', async () => {
    await undoAll();
    const redo = page.locator('button[aria-label=Redo]');
    while (await redo.isEnabled()) await redo.click();
    await lineWith('priority: 1').waitFor();
    await undoAll();
  });

  it('completes by the types of the language, and of the people of the rules', async () => {
    await typeAfter("{ template: 'shipping-trouble' });", '\nawait notify(purchasing.');
    await page.keyboard.press('Control+Space');
    const offered = page.locator('.suggest-widget .monaco-list-row');
    await soon(() => offered.allTextContents()).toEqual(expect.arrayContaining(['superior']));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Z');
    await undoAll();
  });

  it('explains a name under the pointer, and leads to where it is declared', async () => {
    await lineWith('carriers.has').locator('text=carriers').first().hover();
    await expect
      .poll(
        () =>
          page
            .locator('.monaco-hover')
            .allTextContents()
            .then((all) => all.join()),
        { timeout: 20_000 },
      )
      .toContain('List');
    await lineWith('carriers.has')
      .locator('text=carriers')
      .first()
      .click({ modifiers: ['Control'] });
    await soon(() => head().textContent()).toBe('lists.ts');
    await page.goBack();
    await soon(() => head().textContent()).toBe('Vessel delayed or customs hold');
    await lineWith("template: 'shipping-trouble'").locator(`span:text-is("'shipping-trouble'")`).last().click();
    await page.keyboard.press('F12');
    await soon(() => head().textContent()).toMatch(/^shipping-trouble\.(en|zh)\.md$/);
    await page.goBack();
  });

  it('saves under the name of who works here', async () => {
    await lineWith('export default policy').waitFor();
    await typeAfter("owner: 'logistics',", ' // 甩柜');
    await page.keyboard.press('Control+S');
    await soon(() => onDisk(TROUBLE)).toContain("owner: 'logistics', // 甩柜");
    await page.locator('footer [role=status]:has-text("Saved")').waitFor();
  });

  it('shows at once what another program has written', async () => {
    editor.write(TROUBLE, onDisk(TROUBLE).replace("priority: 'urgent'", "priority: 'high'"));
    await lineWith("priority: 'high'").waitFor();
  });

  it('lays together what both have changed, and leaves the same lines to a person', async () => {
    await typeAfter("owner: 'logistics', // 甩柜", ' and more');
    editor.write(TROUBLE, onDisk(TROUBLE).replace("priority: 'high'", "priority: 'low'"));
    await lineWith("priority: 'low'").waitFor();
    await lineWith('甩柜 and more').waitFor();
    editor.write(TROUBLE, onDisk(TROUBLE).replace("owner: 'logistics', // 甩柜", "owner: 'logistics', // theirs"));
    await page.locator('[role=alert]:has-text("same lines")').waitFor();
    await page.keyboard.press('Control+S');
    await page.click('text=Keep what is here');
    await page.click('button:has-text("Save")');
    await soon(() => onDisk(TROUBLE)).toContain('甩柜 and more');
    expect(onDisk(TROUBLE)).toContain("priority: 'low'");
  });

  it('goes through its parts by F6, and out of the text by it', async () => {
    await lineWith('export default policy').click();
    expect(await focused()).toBe('code');
    const seen = [];
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press('F6');
      seen.push(await focused());
    }
    expect(new Set(seen)).toEqual(new Set(['below', 'files', 'code']));
    await page.keyboard.press('Shift+F6');
    expect(await focused()).toBe('files');
  });

  it('opens policies by keys alone', async () => {
    await page.keyboard.press('Control+P');
    await page.keyboard.type('payment');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await soon(() => head().textContent()).toMatch(/paid|payment|bank account/i);
    await page.locator('[role=treeitem][aria-selected=true]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await soon(() => page.locator('[role=treeitem][aria-selected=true]').count()).toBe(1);
  });

  it('makes a policy, renames it and deletes it', async () => {
    await page.keyboard.press('Alt+N');
    await page.keyboard.type('Pallets are missing');
    await page.keyboard.press('Enter');
    await soon(() => head().textContent()).toBe('Pallets are missing');
    await page.keyboard.press('Control+S');
    await soon(() => page.locator('[role=treeitem]:has-text("Pallets are missing")').count()).toBe(1);
    const [, made = ''] = /#\/(.+)$/.exec(page.url()) ?? [];
    // It is in the list before it is saved.
    await soon(() => existsSync(join(editor.stage.rulesDir, made))).toBe(true);
    expect(onDisk(made)).toContain("title: 'Pallets are missing'");
    await page.locator('[role=treeitem]:has-text("Pallets are missing")').focus();
    await page.keyboard.press('F2');
    await page.fill('dialog input', 'service/pallets.ts');
    await page.keyboard.press('Enter');
    await soon(() => page.url()).toContain('#/service/pallets.ts');
    expect(onDisk('service/pallets.ts')).toContain('Pallets');
    await page.locator('[role=treeitem]:has-text("Pallets are missing")').focus();
    await page.keyboard.press('Delete');
    await page.click('dialog button:has-text("Delete")');
    await soon(() => page.locator('[role=treeitem]:has-text("Pallets are missing")').count()).toBe(0);
  });

  it('does what it is told from the palette, and remembers language and look', async () => {
    await page.keyboard.press('Control+K');
    await page.keyboard.type('中文');
    await page.keyboard.press('Enter');
    await page.locator('text=公共部分').waitFor();
    await page.keyboard.press('Control+K');
    await page.keyboard.type('深色');
    await page.keyboard.press('Enter');
    await soon(() => page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    await page.reload();
    await page.locator('text=公共部分').waitFor();
    expect(await page.evaluate('[document.documentElement.lang, document.documentElement.dataset.theme]')).toEqual([
      'zh-CN',
      'dark',
    ]);
  });

  it('complained of nothing, and was refused nothing', () => {
    // The browser says so itself where the server answers that a file has changed.
    expect(editor.complaints.filter((one) => !one.includes('409 (Conflict)'))).toEqual([]);
  });
});

describe('what is saved', () => {
  const state = () => page.locator('main header .mark').allTextContents();
  const active = () => editor.stage.active.current().ruleset.plans;
  const titled = (title: string) => active().some((plan) => plan.title === title);
  beforeAll(async () => {
    const git = (...args: string[]) => execFileSync('git', ['-C', editor.stage.rulesDir, ...args], { stdio: 'pipe' });
    git('init', '-q');
    git('add', '.');
    git('-c', 'user.name=Test', '-c', 'user.email=test@example.com', 'commit', '-qm', 'as it was');
    await page.close();
    page = await editor.open({ at: 'office/promotion.ts', view: 'code' });
    await lineWith('export default policy').waitFor();
  });

  it('is active once somebody has seen what changes, and not before', async () => {
    await typeAfter("title: 'Promotions tidy themselves", '');
    await page.keyboard.press('Home');
    for (let i = 0; i < "title: '".length; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.type('Quietly: ');
    await page.keyboard.press('Control+S');
    await soon(state).toEqual(['changed']);
    expect(active().some(({ title }) => title.startsWith('Quietly'))).toBe(false);
    await page.click('button:has-text("Activate …")');
    await page.locator('dialog tr.added:has-text("Quietly: Promotions")').waitFor();
    await page.locator('dialog .effects:has-text("changed")').waitFor();
    expect(await accessTroubles(page)).toEqual([]);
    await page.click('dialog footer button:has-text("Activate")');
    await soon(state).toEqual(['active']);
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(active().some(({ title }) => title.startsWith('Quietly: Promotions'))).toBe(true);
  });

  it('is compared with the last commit, and committed with a message', async () => {
    await page.keyboard.press('Control+K');
    await page.keyboard.type('Compare and commit');
    await page.keyboard.press('Enter');
    await page.locator('dialog tr.removed:has-text("Promotions")').waitFor();
    expect(await accessTroubles(page)).toEqual([]);
    await page.fill('dialog textarea', 'Say <b>quietly</b> & softly');
    await page.click('dialog footer button:has-text("Commit 1 file")');
    await page.locator('footer [role=status]:has-text("Committed")').waitFor();
    const said = execFileSync('git', ['-C', editor.stage.rulesDir, 'log', '-1', '--format=%an %s'], {
      encoding: 'utf8',
    });
    expect(said.trim()).toBe('Li Na Say <b>quietly</b> & softly');
  });

  it('is switched off, and on again', async () => {
    const { title } = active().find(({ id }) => id === 'office/promotion')!;
    for (const [word, isOn] of [
      ['off', false],
      ['on', true],
    ] as const) {
      await page.click('button[aria-label=More]');
      await page.click(`[role=menuitem]:has-text("Switch this policy ${word}")`);
      await page.click(`dialog footer button:has-text("Switch ${word}")`);
      await soon(state).toEqual([isOn ? 'active' : 'off']);
      expect(titled(title)).toBe(isOn);
    }
  });

  it('deletes nothing that is active until that is seen, too', async () => {
    await page.locator('[role=treeitem]:has-text("Internal request for approval")').click();
    await page.locator('[role=treeitem]:has-text("Internal request for approval")').press('Delete');
    await page.click('dialog footer button:has-text("Delete")');
    await page.locator('dialog .effects:has-text("gone")').waitFor();
    expect(titled('Internal request for approval')).toBe(true);
    await page.click('dialog footer button:has-text("Activate")');
    await soon(() => titled('Internal request for approval')).toBe(false);
    await page.locator('[role=treeitem]:has-text("Promotions")').click();
  });

  it('cannot be activated where it does not compile', async () => {
    await typeAfter("on: 'mail.received',", '\nnonsense: 1,');
    await page.keyboard.press('Control+S');
    await soon(state).toContain('changed');
    await page.click('button:has-text("Activate …")');
    await page.locator('dialog [role=alert]:has-text("does not compile")').waitFor();
    expect(await page.locator('dialog footer button:has-text("Activate")').isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
  });
});

describe('who works here for the first time', () => {
  it('is asked for a name once, and comes to what was to be done', async () => {
    const fresh = await editor.open();
    await fresh.evaluate(`localStorage.removeItem('posthorn.preferences')`);
    await fresh.reload();
    await fresh.waitForSelector('[role=treeitem]');
    await fresh.keyboard.press('Alt+N');
    await fresh.getByLabel('Your name').fill('Wu Gang');
    await fresh.keyboard.press('Enter');
    await fresh.getByLabel('What it is about').waitFor();
    await fresh.close();
  });
});

describe('access', () => {
  it.each([
    ['en', 'light', 1280, ['Control+K', 'Alt+N']],
    ['zh', 'dark', 820, []],
  ] as const)('axe finds nothing serious: %s, %s, %i px', async (language, theme, width, dialogs) => {
    const shown = await editor.open({ language, at: 'sales/inquiry-unanswered.ts', width, view: 'both' });
    await shown.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
    await shown.locator('.view-line').first().waitFor();
    await shown.keyboard.press('Control+Shift+M');
    await shown.locator('.below .content').waitFor();
    expect(await accessTroubles(shown)).toEqual([]);
    for (const keys of dialogs) {
      await shown.keyboard.press(keys);
      await shown.locator('dialog').waitFor();
      expect(await accessTroubles(shown)).toEqual([]);
      await shown.keyboard.press('Escape');
      await shown.locator('dialog').waitFor({ state: 'detached' });
    }
    await shown.close();
  });
});
