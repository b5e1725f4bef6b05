import { Hono } from 'hono';

/**
 * The service worker: shows what a push message holds (`Notification` of the web push channel) and opens its links. It is the
 * same for everybody and holds no secret; browsers fetch it without the page.
 */
const WORKER = `
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('push', (event) => {
  const { title, body, tag, lang, timestamp, silent, vibrate, requireInteraction, open, actions } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, {
    body, tag, lang, timestamp, silent, requireInteraction,
    ...(vibrate && { vibrate }),
    actions: actions.map(({ words }, index) => ({ action: String(index), title: words })),
    data: { open, urls: actions.map(({ url }) => url) },
  }));
});
self.addEventListener('notificationclick', (event) => {
  const { open, urls } = event.notification.data;
  event.notification.close();
  event.waitUntil(go(urls[event.action] ?? open ?? '/'));
});
async function go(link) {
  const url = new URL(link, self.location.origin);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return;
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const shown = windows.find((one) => one.url === url.href);
  await (shown ? shown.focus() : self.clients.openWindow(url.href));
}
`;

export const workerRoute = () =>
  new Hono().get('/push-worker.js', (context) =>
    context.body(WORKER, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
