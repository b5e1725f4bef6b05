import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { en } from '../../editor/words/en.ts';
import type { Words } from '../../editor/words/words.ts';
import { zh } from '../../editor/words/zh.ts';
import { DESIGN_POLICY } from '../compiler/design-policy.ts';
import type { Hand } from './hands.ts';
import { accessTroubles } from './stage.ts';

/** Written by hand: what an analyst builds must be this, byte for byte. */
export const BY_HAND = `import { createTask, mentions, notify, policy, until } from 'posthorn';
import { carriers } from '../lists.ts';
import { customs, purchasing, service } from '../people.ts';

${DESIGN_POLICY.slice(DESIGN_POLICY.indexOf('export default'))}`;
export const PATH = 'trial/vessel-delayed-or-customs-hold.ts';

/** What an analyst types to find things, in each language. */
export const SAID = {
  en: {
    words: en,
    domain: ['sender domain', 'Sender domain'],
    mail: ['subject and text', 'Mail, subject and text'],
    answered: 'the mail is answered',
    lead: (team: string) => `head of ${team}`,
    superior: 'superior of Purchasing',
    subject: 'subject',
    hours: '6 hours',
    notify: 'notify',
    task: 'create a task',
    wait: 'wait until',
  },
  zh: {
    words: zh,
    domain: ['发件人 域名', '发件人的域名'],
    mail: ['主题与正文', '邮件的主题与正文'],
    answered: '邮件已回复',
    lead: (team: string) => `${team} 负责人`,
    superior: 'Purchasing 上级',
    subject: '主题',
    hours: '六小时',
    notify: '通知',
    task: '创建任务',
    wait: '等待',
  },
} as const;

/** The dialog is of the frame, and has a test of its own. */
export async function begin(page: Page, w: Words): Promise<void> {
  await page.keyboard.press('Alt+n');
  await page.getByLabel(w.operations.title).fill('Vessel delayed or customs hold');
  await page.getByLabel(w.operations.folder).fill('trial');
  await page.getByLabel(w.operations.owner).selectOption('logistics');
  await page.getByRole('button', { name: w.operations.create, exact: true }).press('Enter');
  await page.locator('.canvas [data-stop="start"]').waitFor();
}

const NOTE = "the forwarder's own escalation line closes at 18:00, so six hours is the last useful moment";

export async function build(page: Page, hand: Hand, language: 'en' | 'zh'): Promise<void> {
  const said = SAID[language];
  const { forms, conditions } = said.words;
  const form = page.locator('.form');
  const field = (key: string) => form.locator(`[data-field="${key}"]`);
  const button = (name: string) => form.getByRole('button', { name, exact: true });
  const tell = async (...who: readonly string[]) => {
    const entry = field('0').getByPlaceholder(forms.addWho);
    await hand.clear(entry, button(forms.without('Shipping')));
    for (const one of who) await hand.pick(entry, one);
  };

  await hand.open('start');
  await hand.select(field('priority').locator('select'), 'urgent');
  await hand.press(field('when').getByRole('button', { name: conditions.add }));
  await hand.pick(field('when').locator('[role=combobox]').last(), ...said.domain);
  await hand.select(field('when').getByLabel(conditions.operator), 'listed');
  await hand.pick(field('when').getByLabel(conditions.list, { exact: true }), 'carriers');
  await hand.press(field('when').getByRole('button', { name: conditions.add }));
  await hand.pick(field('when').locator('[role=combobox]').last(), ...said.mail);
  await hand.add(
    field('when').getByLabel(conditions.phrases).last(),
    '船期延误',
    '清关异常',
    'vessel delay',
    'customs hold',
  );
  await hand.press(field('endsWhen').getByRole('button', { name: forms.state.first }));
  await hand.pick(field('endsWhen').locator('[role=combobox]').last(), said.answered);

  await hand.insert({ gap: ':0', from: 'start' }, said.notify, '0');
  await hand.open('0');
  await tell(said.lead('Purchasing'), said.lead('Customs'), said.lead('Customer service'));
  await hand.pick(field('1.template').locator('[role=combobox]'), 'shipping-trouble');

  await hand.insert({ gap: ':1', from: '0' }, said.task, '1');
  await hand.open('1');
  await hand.fill(field('0.title').locator('textarea'), 'Shipping trouble: ');
  await hand.press(field('0.title').getByRole('button', { name: forms.insertFact }));
  await hand.pick(field('0.title').locator('[role=combobox]'), said.subject);
  await hand.pick(field('0.assign').locator('[role=combobox]'), 'Purchasing');

  await hand.insert({ gap: ':2', from: '1' }, said.wait, '2');
  await hand.open('2');
  await hand.fill(field('1').locator('input'), said.hours);
  await hand.fill(form.getByLabel(forms.note), NOTE);

  await hand.insert({ gap: '2.timedOut:0', from: '2.timedOut:0', isEmpty: true }, said.notify, '2.timedOut.0');
  await hand.open('2.timedOut.0');
  await tell(said.superior);
  await hand.pick(field('1.template').locator('[role=combobox]'), 'shipping-trouble-overdue');
  await hand.select(field('1.stage').locator('select'), 'escalation');
  expect(await accessTroubles(page)).toEqual([]);
}
