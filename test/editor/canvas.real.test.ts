import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessTroubles, type EditorStage, openEditorStage } from './stage.ts';
import { tasksWhile } from './tasks.ts';
import { LONG_FLOW } from './workspaces.ts';

const TRIAL = 'trial/flow.ts';
const EMPTY = `import { policy } from 'posthorn';

export default policy({
  title: 'Trial',
  owner: 'purchasing',
  on: 'mail.received',
  async run({ mail }) {},
});
`;

let editor: EditorStage;
let page: Page;
beforeAll(async () => {
  editor = await openEditorStage();
  editor.write(TRIAL, EMPTY);
  editor.write('trial/long.ts', LONG_FLOW);
  page = await editor.open();
  page.setDefaultTimeout(15_000);
  await page.evaluate(`localStorage.setItem('posthorn.layout', '{"view":"flow"}')`);
  await page.reload();
  await show('logistics/shipping-trouble.ts');
});
afterAll(() => editor?.close());

async function show(path: string): Promise<void> {
  await page.evaluate(`location.hash = '#/${path}'`);
  await page.locator('main header', { hasText: path }).waitFor();
  await stop('start').waitFor();
}

const stop = (key: string) => page.locator(`.canvas [data-stop="${key}"]`);
const focused = () => page.evaluate<string>(`document.activeElement?.dataset.stop ?? ''`);
const told = () => page.locator('.canvas [aria-live=polite]').textContent();
const labels = () =>
  page.locator('.canvas .step').evaluateAll((all) => all.map((one) => (one as { ariaLabel?: string }).ariaLabel));
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
describe('the flow as a graph', () => {
  it('says every step in words of the trade', async () => {
    const said = (await labels()).join('\n');
    expect(said).toContain('When a mail came in · urgent. and sender domain in carriers and mail mentions 船期延误');
    expect(said).toContain('Tell head of Purchasing, head of Customs, head of Customer service. shipping trouble');
    expect(said).toContain('Wait 6 h until task is done. 2 ways on. Note: The forwarder');
    expect(await page.locator('.canvas .way').allTextContents()).toEqual(['time ran out', 'it happened']);
  });

  it('is walked by arrows, along and across', async () => {
    await stop('start').click();
    await press('ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(await focused()).toBe('2');
    await press('ArrowRight');
    expect(await focused()).toBe('2.happened:0');
    await press('ArrowLeft');
    expect(await focused()).toBe('2.timedOut.0');
    await press('ArrowDown');
    expect(await focused()).toBe('end');
    await press('Home', 'ArrowRight');
    expect(await focused()).toBe('endsWhen');
  });

  it('shows what a flow does in place', async () => {
    await show('finance/account-changed.ts');
    await stop('4').focus();
    await press('Space');
    await stop('4>climb().0').waitFor();
    expect(await stop('4>climb().0').getAttribute('aria-label')).toContain('in another file');
    await press('ArrowDown');
    expect(await focused()).toBe('4>climb().0');
  });
});

it('is shown whole at a key, however long it is', async () => {
  await show('sales/price-negotiation.ts');
  await stop('start').click();
  await press('0');
  const isInside = `(() => { const all = document.querySelector('.canvas').getBoundingClientRect();
    return [...document.querySelectorAll('.canvas .step')].every((one) => { const { left, right, top, bottom } = one.getBoundingClientRect();
      return left >= all.left && right <= all.right && top >= all.top && bottom <= all.bottom; }); })()`;
  await expect.poll(() => page.evaluate(isInside)).toBe(true);
});

describe('the flow, changed by keys alone', () => {
  it('is built from nothing', async () => {
    await show(TRIAL);
    await stop('start').focus();
    await press('a');
    await page.keyboard.type('notify');
    await press('Enter');
    await stop('0').waitFor();
    expect([await focused(), await told()]).toEqual(['0', 'Added: notify']);
    await press('a');
    await page.keyboard.type('创建任务');
    await press('Enter');
    await expect.poll(focused).toBe('1');
    await press('a');
    await page.keyboard.type('until');
    await press('Enter');
    await expect.poll(focused).toBe('2');
    await press('ArrowDown');
    expect(await focused()).toBe('2.timedOut:0');
    await press('Enter');
    await page.keyboard.type('notify');
    await press('Enter');
    await expect.poll(focused).toBe('2.timedOut.0');
    expect(await labels()).toEqual([
      'When a mail came in. always',
      'Tell Purchasing. subject',
      'Create a task. subject',
      'Wait 2 h until task is done. 2 ways on',
      'Tell Purchasing. subject',
    ]);
  });

  it('is moved, duplicated, deleted, noted and taken back', async () => {
    await press('m');
    expect(await told()).toContain('Move “Tell Purchasing”');
    await press('ArrowUp');
    expect(await told()).toBe('Place: after “Create a task”');
    await press('Enter');
    await expect.poll(focused).toBe('2');
    expect(await told()).toBe('Moved: Tell Purchasing, after “Create a task”');
    await press('Control+d');
    await expect.poll(focused).toBe('3');
    await press('Delete');
    expect(await told()).toBe('Deleted: Tell Purchasing');
    await stop('2').focus();
    await press('n');
    await page.keyboard.type('Because it presses');
    await press('Control+Enter');
    await page.locator('.canvas .note:has-text("Because it presses")').waitFor();
    for (let i = 0; i < 4; i++) await press('Control+z');
    await stop('2.timedOut.0').waitFor();
    expect(await page.evaluate<boolean>(`document.querySelector('.canvas').contains(document.activeElement)`)).toBe(
      true,
    );
  });

  it('is copied as text with its imports, and pasted from a chat', async () => {
    await stop('0').focus();
    await press('Shift+ArrowDown');
    await page.evaluate(
      `void (window.clip = new Promise((resolve) => document.addEventListener('copy', (event) => resolve(event.clipboardData.getData('text/plain')), { once: true })))`,
    );
    await press('Control+c');
    const clip = await page.evaluate<string>('window.clip');
    expect(clip).toBe(`import { createTask, notify } from 'posthorn';
import { purchasing } from '../people.ts';

await notify(purchasing, { text: mail.subject });
const task = await createTask({ in: 'oa', title: mail.subject, assign: purchasing });
`);
    await stop('end').focus();
    await page.evaluate(`(() => { const data = new DataTransfer(); data.setData('text/plain', '\`\`\`ts\\nawait sleep("1h");\\n\`\`\`');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); })()`);
    await stop('3').waitFor();
    expect(await told()).toBe('Pasted: Wait 1 h');
  });

  it('is the same as a list', async () => {
    await press('l');
    expect(await page.locator('.canvas [role=tree] [role=treeitem]').count()).toBe(10);
    await expect.poll(focused).toBe('3');
    await press('Delete');
    await press('Home', 'ArrowDown', 'ArrowDown', 'a');
    await page.keyboard.type('wait for a time');
    await press('Enter');
    await expect.poll(told).toBe('Added: Wait for a time');
    expect(await accessTroubles(page)).toEqual([]);
    await press('Control+z', 'Control+z', 'l');
    await stop('3').waitFor();
  });
});

describe('the flow, changed by a pointer', () => {
  it('takes a step at a +, and what is dragged from the palette and along the flow', async () => {
    await page.locator('.canvas [data-gap=":0"]').click();
    await page.keyboard.type('flag');
    await page.locator('.inserter [role=option]').first().click();
    await expect.poll(() => stop('0').getAttribute('aria-label')).toContain('Flag the mail');
    await page.click('.canvas button:has-text("Add a step")');
    await page.fill('.palette input', '移动邮件');
    await drag('.palette [role=option]', '.canvas [data-gap=":1"]');
    await expect.poll(() => stop('1').getAttribute('aria-label')).toContain('Move the mail');
    await press('Escape');
    await drag('.canvas [data-stop="0"] .title', '.canvas [data-gap=":2"]');
    await expect.poll(() => stop('1').getAttribute('aria-label')).toContain('Flag the mail');
    expect(await told()).toBe('Moved: Flag the mail, after “Move the mail”');
  });

  async function drag(from: string, to: string): Promise<void> {
    const [start, end] = [await page.locator(from).first().boundingBox(), await page.locator(to).boundingBox()];
    await page.mouse.move(start!.x + 10, start!.y + 8);
    await page.mouse.down();
    await page.mouse.move(start!.x + 30, start!.y + 20, { steps: 2 });
    await page.mouse.move(end!.x + 10, end!.y + 10, { steps: 4 });
    await page.locator('.canvas .ghost').waitFor();
    await page.mouse.up();
  }
});

it('pans and scrolls 200 steps for 5 s without a task over 50 ms', async () => {
  await show('trial/long.ts');
  expect(await page.locator('.canvas .step').count()).toBeGreaterThan(200);
  await page.mouse.move(500, 420);
  const tasks = await tasksWhile(page, async () => {
    const end = Date.now() + 5_000;
    for (let i = 0; Date.now() < end; i++) {
      if (i % 40 < 30) {
        await page.mouse.wheel(0, i % 20 < 10 ? 120 : -120);
        continue;
      }
      await page.mouse.down();
      await page.mouse.move(700, 300, { steps: 10 });
      await page.mouse.move(500, 420, { steps: 10 });
      await page.mouse.up();
    }
  });
  expect(tasks.length).toBeGreaterThan(100);
  expect(tasks.filter((ms) => ms > 50)).toEqual([]);
});

it('says all of it in Chinese', async () => {
  await show('service/complaint.ts');
  await page.selectOption('header select >> nth=0', 'zh');
  const said = (await labels()).join('\n');
  expect(said).toContain('当收到邮件 · 紧急');
  expect(said).toContain('等待 20 分钟，直到alert已确认');
  expect(await accessTroubles(page)).toEqual([]);
  await page.selectOption('header select >> nth=0', 'en');
});

it('makes the browser complain of nothing', () => {
  expect(editor.complaints).toEqual([]);
});

it('says what is wrong at the step, and marks what is of an earlier text', async () => {
  await show(TRIAL);
  await page.click('button[aria-label="Flow and text"]');
  await page.locator('.view-line', { hasText: 'await sleep' }).first().click();
  await press('End', 'Enter');
  await page.keyboard.type('await notfy(purchasing);');
  await page.locator('.canvas [data-step] .mark.wrong').first().waitFor();
  await press('Enter');
  await page.keyboard.type('if (');
  await page.locator('.canvas .behind').waitFor();
});
