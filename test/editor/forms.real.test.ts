import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../editor/words/en.ts';
import type { Words } from '../../editor/words/words.ts';
import { zh } from '../../editor/words/zh.ts';
import { type Hand, keys, mouse } from './hands.ts';
import { accessTroubles, type EditorStage, openEditorStage } from './stage.ts';

const PATH = 'trial/trouble.ts';
const TEXT = `import { createTask, mentions, notify, policy, until } from 'posthorn';
import { carriers } from '../lists.ts';
import { purchasing } from '../people.ts';

/** As lines write it. */
const troubles = [
  '船期延误', // late
  'vessel delay',
];

export default policy({
  title: 'Vessel delayed',
  owner: 'logistics',
  on: 'mail.received',
  // Only of those who carry our boxes.
  when: ({ mail }) => carriers.has(mail.from.domain) && mentions(mail, troubles),
  async run({ mail }) {
    await notify(purchasing, { text: mail.subject }); // first
    const task = await createTask({ in: 'oa', title: mail.subject, assign: purchasing });
    if (!(await until(task.done, '2h'))) {
      await notify(purchasing.superior, { template: 'shipping-trouble-overdue' });
    }
  },
});
`;
const CHANGED = `import { any, createTask, mentions, notify, policy, until } from 'posthorn';
import { suppliers } from '../lists.ts';
import { purchasing, service } from '../people.ts';

/** As lines write it. */
const troubles = [
  '船期延误', // late
  'vessel delay',
  '甩柜',
];

export default policy({
  title: 'Vessel delayed',
  owner: 'purchasing',
  on: 'mail.received',
  priority: 'high',
  // Only of those who carry our boxes.
  when: ({ mail }) => suppliers.has(mail.from.domain) && mentions(mail, troubles) && !mail.isReply,
  async run({ mail, alerts }) {
    await notify([purchasing, service.onCall], { template: 'shipping-trouble' }); // first
    const task = await createTask({ in: 'oa', title: mail.subject, assign: purchasing });
    if (!(await until(any(task.done, alerts.resolved), '90m'))) {
      await notify(purchasing.superior, { template: 'shipping-trouble-overdue', acknowledgeWithin: '10m' });
    }
  },
});
`;

/** What is typed to find things, in each language. */
const SAID = {
  en: {
    owner: 'Purchasing',
    reply: ['is a reply', 'Is a reply'],
    resolved: 'any alert is resolved',
    onCall: 'on call for Customer service',
    hours: '1.5 hours',
    minutes: '10 minutes',
  },
  zh: {
    owner: 'Purchasing',
    reply: ['是回复', '是回复'],
    resolved: '任一提醒已解决',
    onCall: 'Customer service 值班人',
    hours: '九十分钟',
    minutes: '10 分钟',
  },
} as const;

let editor: EditorStage;
let page: Page;
beforeAll(async () => {
  editor = await openEditorStage();
});
afterAll(() => editor?.close());
beforeEach(async () => {
  editor.write(PATH, TEXT);
});

async function open(language: 'en' | 'zh'): Promise<void> {
  await page?.close({ runBeforeUnload: false });
  page = await editor.open({ language, view: 'both' });
  page.setDefaultTimeout(15_000);
  await page.evaluate(`location.hash = '#/${PATH}'`);
  await page.locator('.canvas [data-stop="2.timedOut.0"]').waitFor();
  await page.locator('.form h2').waitFor();
}

const form = () => page.locator('.form');
const field = (key: string) => form().locator(`[data-field="${key}"]`);
const onDisk = () => readFileSync(join(editor.stage.rulesDir, PATH), 'utf8');
const saved = () => expect.poll(onDisk, { timeout: 20_000 });

/** A handful of changes, each by another kind of field. */
async function change(hand: Hand, language: 'en' | 'zh', { forms, conditions }: Words): Promise<void> {
  const said = SAID[language];
  const when = field('when');
  await hand.open('start');
  await hand.pick(field('owner').locator('input'), said.owner);
  await hand.select(field('priority').locator('select'), 'high');
  await hand.pick(when.getByLabel(conditions.list, { exact: true }), 'suppliers');
  await hand.add(when.getByLabel(conditions.phrases).last(), '甩柜');
  await hand.press(when.getByRole('button', { name: conditions.add }));
  await hand.pick(when.locator('[role=combobox]').last(), said.reply[0], said.reply[1]);
  await hand.select(when.getByLabel(conditions.operator).last(), '!true');
  await hand.open('0');
  await hand.pick(field('0').locator('input'), said.onCall);
  await hand.pick(field('1.template').locator('input'), 'shipping-trouble');
  await hand.open('2');
  await hand.press(field('0').getByRole('button', { name: forms.state.add }));
  await hand.pick(field('0').locator('[role=combobox]').last(), said.resolved);
  await hand.fill(field('1').locator('input'), said.hours);
  await hand.open('2.timedOut.0');
  await hand.press(form().locator('summary'));
  await hand.fill(field('1.acknowledgeWithin').locator('input'), said.minutes);
}

describe('values are set', () => {
  it.each([
    ['by mouse', 'en', mouse, en],
    ['by keys alone', 'en', keys, en],
    ['in Chinese, by mouse', 'zh', mouse, zh],
  ] as const)('%s, and the text has these changes and no others', async (_, language, handOf, words) => {
    await open(language);
    await change(handOf(page), language, words);
    expect(await accessTroubles(page)).toEqual([]);
    await page.keyboard.press('Control+s');
    await saved().toBe(CHANGED);
  });

  it('and taken back, one by one, to the byte', async () => {
    await open('en');
    const hand = mouse(page);
    await hand.open('0');
    await hand.pick(field('0').locator('input'), 'Li Na');
    await hand.fill(field('1.text').locator('textarea'), 'Held: {{ mail.subject }}');
    await hand.press(form().getByRole('button', { name: en.forms.wrap }));
    await page.locator('.canvas [data-stop="0.then.0"]').waitFor();
    expect(await form().locator('h2').textContent()).toBe('If');
    await page.keyboard.press('Control+s');
    await saved().toContain(
      '    if (mail.isReply) {\n      await notify([purchasing, li], { text: `Held: ${mail.subject}` }); // first\n    }\n',
    );
    await page.locator('.canvas [data-stop="start"]').focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z');
    expect(await page.locator('button[aria-label=Undo]').isEnabled()).toBe(false);
    await page.keyboard.press('Control+s');
    await saved().toBe(TEXT);
  });
});

describe('a field', () => {
  it('says what is wrong with it, and what to do', async () => {
    await open('en');
    await mouse(page).open('2');
    await field('1').locator('input').fill('soon');
    await field('1').locator('input').press('Enter');
    await field('1').locator('.troubles', { hasText: 'Say how long: 30 minutes' }).waitFor();
    await field('1').locator('input').fill('2 hours');
    await field('1').locator('input').press('Enter');
    await expect.poll(() => page.locator('.troubles').count()).toBe(0);
    editor.write(PATH, TEXT.replace("'shipping-trouble-overdue'", "'shipping-troubles'"));
    await page.locator('.canvas .mark.wrong').waitFor();
    await mouse(page).open('2.timedOut.0');
    await field('1.template').locator('.troubles', { hasText: 'did you mean' }).waitFor();
    expect(await accessTroubles(page)).toEqual([]);
  });

  it('shows as its text what has no form, and takes any expression there', async () => {
    await open('en');
    editor.write(PATH, TEXT.replace('{ text: mail.subject }', "{ text: mail.isReply ? 'again' : 'new' }"));
    await mouse(page).open('0');
    const text = field('1.text').locator('textarea');
    await expect.poll(() => text.inputValue()).toBe("mail.isReply ? 'again' : 'new'");
    await text.fill("mail.isReply ? 'once more' : 'new'");
    await text.press('Enter');
    await text.fill('if (');
    await text.press('Enter');
    await field('1.text').locator('.troubles', { hasText: 'no TypeScript that fits here' }).waitFor();
    await page.keyboard.press('Control+s');
    await saved().toContain("{ text: mail.isReply ? 'once more' : 'new' }");
  });

  it('of a text opens it in its languages, with a preview', async () => {
    await open('en');
    await mouse(page).open('2.timedOut.0');
    await form().getByRole('button', { name: en.forms.template.edit }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'English' }).click();
    await dialog.getByLabel(en.forms.template.text).fill('# Open: {{ mail.subject }}\n\nSee to it.\n');
    expect(await dialog.getByLabel(en.forms.preview).textContent()).toContain('Open: 清关异常 / customs hold');
    expect(await accessTroubles(page)).toEqual([]);
    await dialog.getByRole('button', { name: en.forms.template.save }).click();
    const path = join(editor.stage.rulesDir, 'templates/shipping-trouble-overdue.en.md');
    await expect
      .poll(() => readFileSync(path, 'utf8'), { timeout: 20_000 })
      .toBe('# Open: {{ mail.subject }}\n\nSee to it.\n');
  });

  it('of a text that is not there yet writes it in both languages, and the step uses it', async () => {
    await open('en');
    await mouse(page).open('2.timedOut.0');
    const w = en.forms.template;
    await form().getByRole('button', { name: w.new }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel(w.name).inputValue()).toBe('trouble');
    await dialog.getByLabel(w.name).fill('shipping-trouble');
    await dialog.getByText(w.taken).waitFor();
    await dialog.getByLabel(w.name).fill('vessel-late');
    await dialog.getByLabel(w.subject).last().fill('船期延误：{{ mail.subject }}');
    await dialog.getByLabel(w.body).last().fill('请跟进。');
    expect(await accessTroubles(page)).toEqual([]);
    await dialog.getByRole('button', { name: w.create }).click();
    await dialog.getByRole('button', { name: w.save }).waitFor();
    await page.keyboard.press('Escape');
    const text = (language: string) => {
      const path = join(editor.stage.rulesDir, `templates/vessel-late.${language}.md`);
      return readFileSync(path, 'utf8');
    };
    expect(text('en')).toBe('# Vessel delayed: {{ mail.subject }}\n');
    expect(text('zh')).toBe('# 船期延误：{{ mail.subject }}\n\n请跟进。\n');
    await expect.poll(() => page.locator('.troubles').count()).toBe(0);
    await page.keyboard.press('Control+s');
    await saved().toContain("{ template: 'vessel-late' }");
    await page.getByRole('button', { name: en.head.activate }).click();
    await page.locator('dialog h3', { hasText: 'templates/vessel-late.zh.md' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('of what is held back names policies and departments', async () => {
    await open('en');
    await mouse(page).open('start');
    await form().locator('summary').click();
    await mouse(page).pick(field('inhibits').locator('input'), 'sales', en.forms.inhibits.folder('sales'));
    await field('inhibits').locator('select').selectOption('domain');
    await page.keyboard.press('Control+s');
    await saved().toContain("  inhibits: { policies: ['sales/*'], about: 'domain' },\n");
    await field('inhibits').getByRole('button').first().click();
    await page.keyboard.press('Control+s');
    await saved().not.toContain('inhibits');
  });

  it('makes the browser complain of nothing', () => expect(editor.complaints).toEqual([]));
});
