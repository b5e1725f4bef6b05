import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Office } from '../e2e/office.ts';
import type { Running } from '../e2e/running.ts';
import { type Browser, openChromium } from '../real/chromium.ts';
import { eventually } from '../sources/eventually.ts';
import { accessTroubles, builtEditor } from './stage.ts';

const PEOPLE = `import { person } from 'posthorn';
export const li = person('li', { name: 'Li Na', zone: 'Asia/Shanghai', language: 'en', channels: ['email'] });
export const wu = person('wu', { name: 'Wu Bin', zone: 'Asia/Shanghai', language: 'en', channels: ['email'] });
`;
const OFFER = `import { flow, mentions, notify, policy, until } from 'posthorn';
import { li, wu } from '../people.ts';

const ask = flow(async ({ about }: { about: string }) => {
  const told = await notify(li, { text: about });
  if (!(await until(told.acknowledged, '6h'))) await notify(wu, { text: 'Nobody looks' });
});

export default policy({
  title: 'Offer unanswered', owner: 'li', on: 'mail.received', priority: 'normal',
  when: ({ mail }) => mentions(mail, ['offer']),
  async run({ mail }) {
    if (mail.subject === 'nothing') return;
    await ask({ about: mail.subject });
    if (mail.subject.includes('Short')) return;
    await until(mail.answered, '24h');
  },
});
`;
const mail = (subject: string) =>
  `From: Anna <anna@customer.example>\r\nTo: sales@ours.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject.replaceAll(' ', '.')}@customer.example>\r\nDate: ${new Date().toUTCString()}\r\n\r\nhello\r\n`;

let office: Office;
let posthorn: Running;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
const PATH = 'sales/offer.ts';

beforeAll(async () => {
  await builtEditor();
  office = await Office.open({ rules: { 'people.ts': PEOPLE, [PATH]: OFFER }, people: ['li', 'wu'] });
  posthorn = await office.start();
  browser = await openChromium();
  page = await browser.context.newPage();
  await page.setViewportSize({ width: 1_280, height: 800 });
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  const { origin, searchParams } = new URL(posthorn.page!);
  await page.goto(`${origin}/editor/?token=${searchParams.get('token')}`);
  const kept = JSON.stringify({ language: 'en', theme: 'light', name: 'Li Na' });
  await page.evaluate(`localStorage.setItem('posthorn.preferences', ${JSON.stringify(kept)})`);
  await page.goto(`${origin}/editor/#runs`);
  await page.reload();
  await page.locator('text=Nothing has run yet').waitFor();
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const row = (subject: string) => page.locator(`[data-run]:has-text("${subject}")`);
const flow = () => page.locator('.canvas');
const waitsAt = () => page.locator('.canvas .step.waits').first();
const button = (name: string) => page.getByRole('button', { name, exact: true });
const select = (name: string) => page.locator(`form[role=search] label:has-text("${name}") select`);
const shot = (name: string) => process.env.SHOTS && page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });
const sound = async () => expect(await accessTroubles(page)).toEqual([]);

describe('runs in a browser', () => {
  it('lists a run by itself when a mail has started one', async () => {
    await office.send(mail('Big offer'));
    await row('Big offer').waitFor();
    // Its row says at once what is known, and more as it goes on.
    await expect
      .poll(() => row('Big offer').textContent(), { timeout: 20_000 })
      .toMatch(/Offer unanswered.*running.*told: Li Na.*left/);
    await sound();
  });

  it('opens it on the flow of its plan: where it has been, where it waits and for how long still', async () => {
    await row('Big offer').click();
    expect(page.url()).toMatch(/#runs\/./);
    await waitsAt().waitFor();
    expect(await waitsAt().textContent()).toMatch(/Wait 6 h until.*5 h 5\d min left/s);
    // The flow that it went into is open; what it has not reached is not marked.
    expect(await flow().locator('.step.walked').count()).toBe(4);
    expect(await flow().locator('.step:has-text("Tell Wu Bin")').getAttribute('class')).not.toContain('walked');
    const verdict = page.locator('section[aria-label^="Who was told"]');
    await verdict.locator('text=delivered').waitFor();
    expect(await verdict.textContent()).toMatch(/Li Na told by email.*because nobody had told them of this mail yet/s);
    expect(await page.locator('.waits').first().textContent()).toContain('waits for somebody to take it on');
    await sound();
  });

  it('announces what comes while somebody is at the list, and moves nothing under the hand', async () => {
    const before = await row('Big offer').boundingBox();
    await office.send(mail('Short offer'));
    await button('1 new run: show it').waitFor();
    expect(await row('Big offer').boundingBox()).toEqual(before);
    expect(await row('Short offer').count()).toBe(0);
    await button('1 new run: show it').click();
    await row('Short offer').waitFor();
  });

  it('says that the policy was changed since, and keeps the version that the run began with', async () => {
    const text = readFileSync(join(office.dir, 'rules', PATH), 'utf8');
    office.rule(PATH, text.replace("'6h'", "'9h'").replace("{ text: 'Nobody looks' }", "{ text: 'Late' }"));
    await eventually(() => posthorn.published.length > 0, 'the change to be published');
    await page.locator('text=This run keeps the version that it began with').waitFor();
    expect(await waitsAt().textContent()).toContain('Wait 6 h until');
  });

  it('takes an alert on, and shows how the run goes on', async () => {
    await button('I take it').first().click();
    await page.locator('text=taken on by Li Na').waitFor();
    await expect.poll(() => waitsAt().textContent(), { timeout: 20_000 }).toMatch(/answered.*23 h 59 min left/s);
  });

  it('is walked by keys, as a list, too', async () => {
    await waitsAt().focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('l');
    const steps = page.locator('.canvas [role=treeitem]');
    await expect.poll(() => steps.count()).toBeGreaterThan(5);
    await page.keyboard.press('End');
    expect(await page.evaluate(`document.activeElement.textContent`)).toContain('End');
    await page.keyboard.press('l');
    await page.locator('[role=option]').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.locator('article h2:has-text("Short offer")').waitFor();
  });

  it('ends where the policy ends', async () => {
    await button('I take it').first().click();
    await page.locator('text=It came to its end.').waitFor();
    await flow().locator('.small.end.walked').waitFor();
    await expect.poll(() => row('Short offer').textContent(), { timeout: 20_000 }).toContain('ended');
  });

  it('finds runs by policy, person, state and words', async () => {
    const rows = page.locator('[data-run]');
    await select('State').selectOption('running');
    await expect.poll(() => rows.count()).toBe(1);
    await select('Told').selectOption('wu');
    await page.locator('text=No run fits').waitFor();
    await select('Told').selectOption('');
    await select('State').selectOption('');
    await select('Policy').selectOption('sales/offer');
    await page.fill('form[role=search] input', 'SHORT');
    await expect.poll(() => rows.allTextContents().then((all) => all.join())).toMatch(/^(?!.*Big offer).*Short offer/s);
    await page.fill('form[role=search] input', '');
    await expect.poll(() => rows.count()).toBe(2);
  });

  it('cancels, once that is confirmed, and says who did it', async () => {
    await row('Big offer').click();
    await button('Cancel …').click();
    await page.locator('dialog >> text=It ends where it is').waitFor();
    await sound();
    await page.locator('dialog >> text=Let it run').click();
    await button('Cancel …').click();
    await page.locator('dialog button:has-text("Cancel the run")').click();
    await page.locator('text=It was cancelled by Li Na.').waitFor();
    await expect.poll(() => row('Big offer').textContent(), { timeout: 20_000 }).toContain('cancelled');
  });

  it('opens the policy in the editor, with the mail', async () => {
    await page.locator('a:has-text("Open in the editor with this mail")').click();
    await page.locator('main header h2:has-text("Offer unanswered")').waitFor();
    expect(new URL(page.url()).hash).toMatch(/^#\/sales\/offer\.ts\?mail=./);
    await page.locator('[data-pane=below] >> text=Big offer').first().waitFor();
  });

  it('shows in the flow, too, what activating would change', async () => {
    const until = flow().locator('.step:has-text("Wait 24 h until")');
    await until.first().click();
    await page.keyboard.press('Control+d');
    await page.keyboard.press('Control+s');
    await page.locator('footer [role=status]:has-text("Saved")').waitFor();
    await page.locator('main header button:has-text("Activate")').click();
    await page.locator('dialog button:has-text("Flow")').click();
    await page.locator('dialog .step.added:has-text("Wait 24 h until")').waitFor();
    expect(await page.locator('dialog .change').count()).toBe(1);
    expect(await page.locator('dialog .both li').allTextContents()).toEqual([expect.stringContaining('new')]);
    await sound();
    await shot('compare');
    await page.keyboard.press('Escape');
  });

  it('lays both texts side by side where the disk and the editor stand against each other', async () => {
    await flow().locator('.step:has-text("Wait 24 h until")').first().click();
    await page.keyboard.press('Delete');
    const text = readFileSync(join(office.dir, 'rules', PATH), 'utf8');
    office.rule(PATH, text.replaceAll("'24h'", "'25h'"));
    await button('Compare both').click();
    await page.locator('dialog .removed:has-text("25h")').first().waitFor();
    expect(await page.locator('dialog .added').allTextContents()).toEqual([expect.stringContaining('24h')]);
    await sound();
    await page.locator('dialog button:has-text("Take what is on disk")').click();
    await flow().locator('.step:has-text("Wait 25 h until")').first().waitFor();
  });

  it('keeps who is away, whose turn it is and what is silenced', async () => {
    await page.locator('nav a:has-text("People")').click();
    await page.locator('tr:has-text("Wu Bin"):has-text("email")').waitFor();
    await sound();
    await button('Somebody is away …').click();
    await page.locator('dialog').getByLabel('Who', { exact: true }).selectOption('wu');
    await page.locator('dialog').getByLabel('Who stands in').selectOption('li');
    await sound();
    await button('Keep').click();
    await page.locator('section[aria-label=Absences] >> text=Li Na stands in').waitFor();
    await page.locator('tr:has-text("Wu Bin") >> text=Li Na acts').waitFor();
    await button('Silence alerts …').click();
    await button('Keep').click();
    await page.locator('dialog >> text=Say which alerts').waitFor();
    await page.locator('dialog').getByLabel('is (with * for anything)').fill('sales/*');
    await button('Keep').click();
    await page.locator('section[aria-label=Silences] >> text=policy: sales/*').waitFor();
    await shot('people');
    await page.getByRole('button', { name: /^End the silence/ }).click();
    await page.locator('section[aria-label=Silences] >> text=none').waitFor();
  });

  it('says plainly what is not there', async () => {
    await page.goto(`${new URL(page.url()).origin}/editor/#runs/nothing`);
    await page.locator('text=There is no such run').waitFor();
    complaints.splice(0, complaints.length, ...complaints.filter((one) => !/404/.test(one)));
  });

  it('is complete in Chinese, on a tablet, in the dark', async () => {
    await page.setViewportSize({ width: 820, height: 1_180 });
    await page.keyboard.press('Control+K');
    await page.keyboard.type('中文');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+K');
    await page.keyboard.type('深色');
    await page.keyboard.press('Enter');
    await page.locator('a:has-text("全部运行")').click();
    await row('Big offer').click();
    await page.locator('text=由 Li Na 取消').waitFor();
    await sound();
  });

  it('says that the server is away, and keeps what is shown', async () => {
    await posthorn.stop();
    await page.locator('text=服务器没有响应').first().waitFor();
    await page.locator('text=由 Li Na 取消').waitFor();
    expect(complaints.filter((one) => !/Failed to load resource|ERR_/.test(one))).toEqual([]);
  });
});
