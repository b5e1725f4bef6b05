import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** How often Tab is pressed at most until something has the focus. */
const MOST = 120;

/** Somebody at the editor, who does everything in one way. */
export interface Hand {
  /** Puts a step at a place, found by some words. @param place its gap, and the stop that a key is pressed at */
  insert(
    place: { readonly gap: string; readonly from: string; readonly isEmpty?: boolean },
    words: string,
    as: string,
  ): Promise<void>;
  /** Shows the form of a stop. */
  open(stop: string): Promise<void>;
  fill(field: Locator, text: string): Promise<void>;
  select(field: Locator, value: string): Promise<void>;
  /** Chooses in a field with a list. @param query what is typed, and how the choice is called where that is not the same */
  pick(field: Locator, ...query: readonly string[]): Promise<void>;
  press(button: Locator): Promise<void>;
  /** Takes the only chip of a row away. @param remove its button */
  clear(entry: Locator, remove: Locator): Promise<void>;
  /** Adds to a row of chips. */
  add(field: Locator, ...texts: readonly string[]): Promise<void>;
}

const stop = (page: Page, key: string) => page.locator(`.canvas [data-stop="${key}"]`);

/** The choice that is offered under a name. */
const offered = (page: Page, wanted: string) =>
  page.locator('[role=listbox] [role=option]', { has: page.getByText(wanted, { exact: true }) }).first();

export const mouse = (page: Page): Hand => {
  const pick: Hand['pick'] = async (field, query = '', wanted = query) => {
    await field.click();
    await page.keyboard.type(query);
    await offered(page, wanted).click();
  };
  return {
    pick,
    async insert({ gap }, words, as) {
      await page.locator(`.canvas [data-gap="${gap}"]`).click();
      await page.keyboard.type(words);
      await page.locator('.inserter [role=option]').first().click();
      await page.locator(`.canvas [data-stop="${as}"][aria-current]`).waitFor();
    },
    open: (key) => stop(page, key).click({ position: { x: 40, y: 10 } }),
    fill: (field, text) => field.fill(text),
    select: async (field, value) => void (await field.selectOption(value)),
    press: (button) => button.click(),
    clear: (_, remove) => remove.click(),
    async add(field, ...texts) {
      await field.click();
      for (const text of texts) {
        await page.keyboard.type(text);
        await page.keyboard.press('Enter');
      }
    },
  };
};

export const keys = (page: Page): Hand => {
  const isHere = (field: Locator) => field.evaluate((element) => element === element.ownerDocument.activeElement);
  const focused = () => page.evaluate<string>(`document.activeElement?.dataset.stop ?? ''`);
  /** Along the fields of the form, and from its end back to its beginning. */
  const reach = async (field: Locator) => {
    await field.waitFor();
    for (let i = 0; i < MOST; i++) {
      if (await isHere(field)) return;
      await page.keyboard.press('Tab');
      const isOut = await page.evaluate<boolean>(`document.activeElement?.closest('[data-pane=step]') === null`);
      if (isOut) await intoForm();
    }
    throw new Error(`Tab never reached ${field}`);
  };
  /** Along the parts of the window to the flow, and from there by Enter. */
  const toFlow = async () => {
    for (let i = 0; i < 12 && (await focused()) === ''; i++) await page.keyboard.press('F6');
  };
  const intoForm = async () => {
    await toFlow();
    await page.keyboard.press('Enter');
  };
  const walk = async (key: string) => {
    if ((await focused()) === '') await page.keyboard.press('Escape');
    await toFlow();
    await page.keyboard.press('Home');
    for (let i = 0; i < MOST && (await focused()) !== key; i++) await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe(key);
  };
  return {
    async insert({ from, isEmpty }, words, as) {
      await walk(from);
      await page.keyboard.press(isEmpty ? 'Enter' : 'a');
      await page.locator('.inserter input').waitFor();
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
      await expect.poll(focused).toBe(as);
    },
    async open(key) {
      await walk(key);
      await page.keyboard.press('Enter');
      await page.locator('[data-pane=step] :focus').waitFor();
    },
    async fill(field, text) {
      await reach(field);
      await page.keyboard.press('Control+a');
      if (text === '') await page.keyboard.press('Delete');
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    },
    async select(field, value) {
      await reach(field);
      const by = await field.evaluate((element, wanted) => {
        const { options, selectedIndex } = element as unknown as {
          options: { value: string }[];
          selectedIndex: number;
        };
        return [...options].findIndex((one) => one.value === wanted) - selectedIndex;
      }, value);
      for (let i = 0; i < Math.abs(by); i++) await page.keyboard.press(by > 0 ? 'ArrowDown' : 'ArrowUp');
      expect(await field.inputValue()).toBe(value);
    },
    async pick(field, query = '', wanted = query) {
      await reach(field);
      if ((await field.getAttribute('aria-expanded')) !== 'true') await page.keyboard.press('ArrowDown');
      await page.keyboard.type(query);
      await page
        .locator('[role=option][aria-selected=true]', { has: page.getByText(wanted, { exact: true }) })
        .waitFor();
      await page.keyboard.press('Enter');
    },
    async press(button) {
      await reach(button);
      await page.keyboard.press('Enter');
    },
    async clear(entry) {
      await reach(entry);
      await page.keyboard.press('Backspace');
    },
    async add(field, ...texts) {
      await reach(field);
      for (const text of texts) {
        await page.keyboard.type(text);
        await page.keyboard.press('Enter');
      }
    },
  };
};
