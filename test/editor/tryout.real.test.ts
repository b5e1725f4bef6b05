import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessTroubles, type EditorStage, openEditorStage } from './stage.ts';

const PATH = 'logistics/shipping-trouble.ts';

let editor: EditorStage;
let page: Page;
beforeAll(async () => {
  editor = await openEditorStage();
  page = await editor.open({ at: PATH, view: 'both' });
  page.setDefaultTimeout(15_000);
  await page.locator('.canvas [data-stop="start"]').waitFor();
});
afterAll(() => editor?.close());

const run = () => page.locator('.run');
const rows = () => run().locator('.row .said > span').allTextContents();
const outcome = () => page.locator('.tryout .head .outcome').textContent();
const tab = (n: number) => page.locator('.tryout [role=tab]').nth(n);
/** What the graph shows of the run, by step. */
const trod = () =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('.canvas .step:is(.walked,.waits,.failed)')].map((one) => one.dataset.step + ' ' + ['walked', 'waits', 'failed'].find((name) => one.classList.contains(name)))`,
  );
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

describe('a policy that is tried, by keys alone', () => {
  it('lists its cases first, and plays the one that is chosen', async () => {
    await press('Alt+t');
    await page.locator('.choose li').first().waitFor();
    expect(await accessTroubles(page)).toEqual([]);
    await page.locator('.choose input[type=search]').focus();
    await page.keyboard.type('big5');
    await press('Tab', 'Enter');
    await expect.poll(outcome).toBe('starts this policy');
    // The list that had the focus is gone.
    expect(await page.evaluate<string>('document.activeElement.textContent.trim()')).toBe('Mail');
    expect(await rows()).toEqual([
      'The policy starts',
      'Tells Li Na by e-mail',
      'Tells Sun Li by e-mail',
      'Tells Zhao Min by e-mail',
      'Create a task',
      'Waits until the task is done, at most until 20:20',
      'Outside: the task is done, by Li Na',
      'It happened: the task is done',
      'The run ends',
    ]);
    expect(await run().locator('.holds').textContent()).toContain('The case holds.');
  });

  it('marks the words in the mail, and says why, part by part', async () => {
    expect(await page.locator('.tryout mark').allTextContents()).toEqual(['清關異常', '清關異常']);
    await press('ArrowRight');
    expect(await page.locator('.tryout .panel .truth .unseen').allTextContents()).toEqual(['yes', 'yes', 'yes']);
    expect(await page.locator('.tryout .panel').textContent()).toContain('sender domain formosa-freight.example');
    expect(await accessTroubles(page)).toEqual([]);
  });

  it('shows what the mail wants with the words that prove it, and learns that it was wrong', async () => {
    await tab(3).click();
    const panel = page.locator('.tryout .panel');
    await panel.locator('dl').waitFor();
    expect(await panel.locator('dl').textContent()).toMatch(/^Kind.+\d+ % sure.*Language\s*zh$/);
    expect(await panel.locator('.text').first().textContent()).toContain('清關異常');
    await panel.locator('select').selectOption('complaint');
    await panel.locator('input').fill('Li Na');
    await panel.locator('form button').click();
    await panel.getByText('Li Na said that it was: complaint.').waitFor();
    expect(await panel.locator('dl').textContent()).toMatch(/Kind\s*complaint/);
    expect(await accessTroubles(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Take that back' }).click();
    await panel.locator('form').waitFor();
    expect(await panel.locator('dl').textContent()).not.toMatch(/Kind\s*complaint/);
    await tab(1).click();
  });

  it('is scrubbed by arrows, and the graph shows how far it has come', async () => {
    await expect.poll(trod).toContain('2 walked');
    await run().locator('[role=listbox]').focus();
    await press('Home');
    await expect.poll(trod).toContain('2 waits');
    expect(await trod()).not.toContain('2.happened walked');
    const slider = run().locator('input[type=range]');
    expect(await slider.getAttribute('aria-valuetext')).toBe('It came · Wed 11 Mar 14:20');
    await slider.focus();
    await press('ArrowRight');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('+1 h 30 min · 15:50');
    await expect.poll(trod).toContain('2 walked');
  });

  it('follows the scenario at once', async () => {
    await tab(1).focus();
    await press('ArrowRight');
    const after = page.locator('.happening .after');
    await after.fill('7h');
    await press('Tab');
    await expect.poll(rows).toContain('Not in time: the task is done');
    await expect.poll(trod).toContain('2.timedOut.0 walked');
    expect(await run().locator('.wrong').textContent()).toContain('The case does not hold');
    await after.fill('soon');
    await press('Tab');
    expect(await page.locator('.happening + .problem').textContent()).toContain('A span of time');
    await page.locator('.tryout .add button').nth(1).click();
    await after.nth(1).fill('2h');
    await press('Tab');
    await expect.poll(rows).toContain('The matter is settled: the run ends');
    expect(await accessTroubles(page)).toEqual([]);
  });

  it('follows the text as it is typed, says what to mend, and tries the last good one where it is asked to', async () => {
    await page.locator('.tryout .panel button', { hasText: 'As it was at first' }).click();
    await expect.poll(rows).toContain('It happened: the task is done');
    await page.locator('.view-line').first().click();
    await press('Control+Home');
    await page.keyboard.type('x');
    await page.locator('.flawed').waitFor();
    expect(await page.locator('.flawed').textContent()).toContain('does not compile');
    await page.locator('.flawed button', { hasText: 'Try the last text that compiled' }).click();
    await expect.poll(() => page.locator('.flawed').textContent()).toContain('not of what stands there now');
    await expect.poll(rows).toContain('It happened: the task is done');
    await page.locator('.view-line').first().click();
    await press('Control+z');
    await page.locator('.flawed').waitFor({ state: 'detached' });
  });
});

describe('a mail of one’s own', () => {
  const MAIL = [
    'From: Mallory <m@formosa-freight.example>',
    'Subject: vessel delay <img src=x onerror=alert(1)>',
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>vessel delay</p><script>window.top.hostile = 1</script><img src="http://127.0.0.1:9/spy.png" onerror="window.top.hostile = 2">',
  ].join('\r\n');

  it('is dropped, read as text, and shown as it was laid out in a frame that can do nothing', async () => {
    await page.locator('.tryout .head button', { hasText: 'Another mail' }).click();
    await page.evaluate(`(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(MAIL)}], 'hostile.eml'));
      document.querySelector('.tryout').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })); })()`);
    await expect.poll(outcome).toBe('starts this policy');
    await tab(0).click();
    expect(await page.locator('.tryout .subject').textContent()).toContain('<img src=x onerror=alert(1)>');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const complaints = editor.complaints.length;
    await page.locator('.tryout .ways button', { hasText: 'As it was laid out' }).click();
    await page.frameLocator('.tryout iframe').locator('p').waitFor();
    expect(await page.frameLocator('.tryout iframe').locator('p').textContent()).toBe('vessel delay');
    expect(await page.evaluate('window.hostile')).toBeUndefined();
    expect(asked.filter((url) => url.includes('spy'))).toEqual([]);
    // What the frame was refused is what it should be refused.
    editor.complaints.splice(complaints);
  });

  it('that cannot be read shows what could be, and the problem', async () => {
    await page.locator('.tryout .head button', { hasText: 'Another mail' }).click();
    const file = join(editor.stage.rulesDir, '../broken.eml');
    writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00, 0x41, 0x0a, 0x0a, 0x42]));
    await page.locator('.choose input[type=file]').setInputFiles(file);
    await expect.poll(outcome).toBe('does not start this policy');
    expect(await page.locator('.tryout .problems').textContent()).toContain('There is no sender');
    await tab(1).click();
    expect(await page.locator('.tryout .panel .truth').first().textContent()).toContain('no');
  });
});

it('what was tried is kept as a case, and the answer says where', async () => {
  await page.locator('.tryout .head button', { hasText: 'Another mail' }).click();
  await page.locator('.choose button', { hasText: 'shipping-trouble-answered' }).click();
  await expect.poll(outcome).toBe('starts this policy');
  await page.locator('.tryout .head button', { hasText: 'Keep as a case' }).click();
  await page.locator('dialog').waitFor();
  expect(await accessTroubles(page)).toEqual([]);
  await page.locator('dialog input').nth(1).fill('Not A Name');
  await press('Enter');
  expect(await page.locator('dialog .problem').textContent()).toContain('Small letters');
  await page.locator('dialog input').nth(1).fill('kept-here');
  await press('Enter');
  await expect
    .poll(() => page.locator('dialog [role=status]').textContent())
    .toBe(
      'Kept in samples/shipping-trouble-kept-here. It is played with all others from now on, and can be committed with the policy.',
    );
  const folder = join(editor.stage.rulesDir, '../samples/shipping-trouble-kept-here');
  expect(existsSync(join(folder, 'message.eml'))).toBe(true);
  const kept = JSON.parse(readFileSync(join(folder, 'scenario.json'), 'utf8'));
  expect(kept.match).toEqual(['logistics/shipping-trouble']);
  expect(kept.expect[0]).toMatchObject({ at: 'PT0S', kind: 'notify', to: 'li', channel: 'email' });
  await press('Escape');
});

it('says all of it in Chinese, and goes without a trace', async () => {
  await page.selectOption('header select >> nth=0', 'zh');
  await expect.poll(outcome).toBe('会启动此策略');
  expect(await rows()).toContain('通过电子邮件通知Li Na');
  await page.selectOption('header select >> nth=1', 'dark');
  expect(await accessTroubles(page)).toEqual([]);
  await press('Alt+t');
  await expect.poll(trod).toEqual([]);
  expect(editor.complaints).toEqual([]);
});
