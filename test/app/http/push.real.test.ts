import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alert } from '../../../engine/arbiter/alert.ts';
import { type Browser, openChromium } from '../../real/chromium.ts';
import { anAlert } from '../../store/specimens.ts';
import { openPushStage } from './push-stage.ts';

let stage: Awaited<ReturnType<typeof openPushStage>>;
let browser: Browser;
let page: Page;
let cdp: CDPSession;
const registrations: string[] = [];

beforeAll(async () => {
  stage = await openPushStage();
  browser = await openChromium();
  await browser.context.grantPermissions(['notifications'], { origin: stage.page.base });
  page = await browser.context.newPage();
  cdp = await browser.context.newCDPSession(page);
  cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: all }) => {
    registrations.push(...all.map(({ registrationId }) => registrationId));
  });
  await cdp.send('ServiceWorker.enable');
  // The maker's push service is outside this machine: the browser is given a subscription of the one on loopback.
  const { endpoint, keys } = stage.service.subscribe('li');
  await page.addInitScript({ content: `(${PRETEND})(${JSON.stringify({ endpoint, keys })})` });
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

/** Has the browser take a subscription that is given to it. Runs there. */
const PRETEND = `(given) => {
  let mine = null;
  const unsubscribe = async () => { mine = null; return true; };
  PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
    document.documentElement.dataset.asked = JSON.stringify([userVisibleOnly, applicationServerKey.length]);
    mine = { ...given, toJSON: () => given, unsubscribe };
    return mine;
  };
  PushManager.prototype.getSubscription = async () => mine;
}`;

interface Shown {
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  readonly vibrate: readonly number[];
  /** The words on its buttons. */
  readonly said: readonly string[];
  /** How many more there are with the same tag. */
  readonly others: number;
}

/** Counts what was shown whole: to read while one is being shown makes Chromium forget it. Runs in the worker. */
const COUNT = `(() => {
  if (self.shown !== undefined) return;
  self.shown = 0;
  const show = ServiceWorkerRegistration.prototype.showNotification;
  ServiceWorkerRegistration.prototype.showNotification = async function (...given) {
    await show.apply(this, given);
    self.shown++;
  };
})()`;

/** Reads what is shown. Runs in the page. */
const READ = `async (tag) => {
  const registration = await navigator.serviceWorker.ready;
  const [one, ...others] = await registration.getNotifications({ tag });
  const { title, body, silent, requireInteraction, lang, timestamp, data } = one;
  const said = one.actions.map((action) => action.title);
  return { title, body, silent, requireInteraction, lang, timestamp, data, vibrate: [...one.vibrate], said, others: others.length };
}`;

/** Presses a notification, or a button on it. Runs in the worker; browsers open a window only where a person pressed. */
const PRESS = `async (tag, action, open) => {
  let opened = 'nothing';
  Clients.prototype.openWindow = async (url) => { opened = url; };
  const [shown] = await self.registration.getNotifications({ tag });
  const notification = { close() {}, data: open ? { open, urls: [] } : shown.data };
  const event = Object.assign(new Event('notificationclick'), { notification, action });
  const done = new Promise((resolve) => { event.waitUntil = (work) => resolve(work); });
  self.dispatchEvent(event);
  await done;
  return opened;
}`;

/** Sends an alert, hands the browser what its push service got, and reads what it shows. */
async function shownFor(changes: Partial<Alert>) {
  const before = stage.service.pushed().length;
  const links = { acknowledge: `${stage.page.base}/a/1`, open: `${stage.page.base}/alerts/1` };
  await stage.channel.send(anAlert({ channel: 'desktop', address: 'li', ...changes }), links);
  const { text: data } = stage.service.pushed()[before]!;
  const worker = browser.context.serviceWorkers()[0]!;
  await worker.evaluate(COUNT);
  const shown = (await worker.evaluate('self.shown')) as number;
  await cdp.send('ServiceWorker.deliverPushMessage', {
    origin: stage.page.base,
    registrationId: registrations.at(-1)!,
    data,
  });
  await expect.poll(() => worker.evaluate('self.shown'), { timeout: 10_000 }).toBe(shown + 1);
  return (await page.evaluate(`(${READ})('${changes.key ?? anAlert().key}')`)) as Shown;
}

describe('alerts on the desktop, in a real browser', () => {
  it('are allowed by the button, for whom one says one is', async () => {
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(stage.page.url);
    await page.selectOption('#push-who', 'li');
    await page.click('#push-on');
    await expect.poll(() => page.textContent('#push-state')).toContain('Li Lei');
    expect(await page.evaluate('document.documentElement.dataset.asked')).toBe('[true,65]');
    expect((await stage.store.subscriptions.of('li')).map(({ endpoint }) => endpoint)).toEqual([
      `${stage.service.url}/push/li/1`,
    ]);
    expect(errors).toEqual([]);
  });

  it('show the alert, and vibrate and stay as it presses', async () => {
    const urgent = await shownFor({ key: 'a'.repeat(32) });
    expect(urgent).toMatchObject({
      title: anAlert().subject,
      body: anAlert().body,
      lang: 'zh',
      timestamp: anAlert().at,
      silent: false,
      requireInteraction: true,
      vibrate: [400, 100, 400, 100, 400, 100, 400],
      said: ['我来处理', '查看'],
      data: { open: `${stage.page.base}/alerts/1` },
    });
    expect(await shownFor({ key: 'b'.repeat(32), priority: 'normal' })).toMatchObject({
      silent: false,
      requireInteraction: false,
      vibrate: [200],
    });
  });

  it('make no sound in quiet hours, nor for what presses little', async () => {
    const silent = { silent: true, requireInteraction: false, vibrate: [] };
    expect(await shownFor({ key: 'c'.repeat(32), silent: true })).toMatchObject(silent);
    expect(await shownFor({ key: 'd'.repeat(32), priority: 'low' })).toMatchObject(silent);
  });

  it('show a repeat in the place of the first, and a subject with markup as its letters', async () => {
    const subject = '<script>alert(1)</script><b>x</b>';
    await shownFor({ key: 'e'.repeat(32), subject });
    expect(await shownFor({ key: 'e'.repeat(32), subject })).toMatchObject({ title: subject, others: 0 });
  });

  it('open what was pressed, or the alert, and nothing that is no page', async () => {
    await shownFor({ key: 'f'.repeat(32) });
    const worker = browser.context.serviceWorkers()[0]!;
    const opened = (action: string, open: string) =>
      worker.evaluate(`(${PRESS})('${'f'.repeat(32)}', '${action}', '${open}')`);
    const { base } = stage.page;
    expect(await opened('0', '')).toBe(`${base}/a/1`);
    expect(await opened('', '/alerts/1')).toBe(`${base}/alerts/1`);
    expect(await opened('', 'javascript:alert(1)')).toBe('nothing');
  });

  it('are taken back by the button', async () => {
    await page.click('#push-off');
    await expect.poll(() => stage.store.subscriptions.of('li')).toEqual([]);
    expect(await page.isVisible('#push-on')).toBe(true);
  });
});
