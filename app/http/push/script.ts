/**
 * Allows alerts on this device, and takes that back. Whose they are is remembered by the browser alone; on each visit the
 * subscription is told anew, for browsers change theirs now and then.
 */
export const PUSH_SCRIPT = `
const box = document.getElementById('push');
const part = (name) => document.getElementById('push-' + name);
const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
const send = async (method, body) => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch('/api/push/subscriptions', { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).error ?? answer.status);
};
function show(person) {
  const chosen = [...part('who').options].find((one) => one.value === person);
  part('state').textContent = chosen ? box.dataset.on + ' ' + chosen.textContent : '';
  part('who').parentElement.hidden = part('on').hidden = Boolean(chosen);
  part('off').hidden = !chosen;
}
function complain(error) {
  const denied = Notification.permission === 'denied';
  part('state').textContent = denied ? box.dataset.denied : box.dataset.failed + ' ' + error.message;
}
async function begin() {
  const registration = await navigator.serviceWorker.register('/push-worker.js', { updateViaCache: 'none' });
  const known = async () => (await registration.pushManager.getSubscription()) ?? undefined;
  const keep = async (subscription, person) => {
    await send('POST', { ...subscription.toJSON(), person });
    localStorage.setItem('posthorn-person', person);
    show(person);
  };
  part('on').addEventListener('click', async () => {
    try {
      const options = { userVisibleOnly: true, applicationServerKey: bytes(box.dataset.key) };
      await navigator.serviceWorker.ready;
      await keep((await known()) ?? (await registration.pushManager.subscribe(options)), part('who').value);
    } catch (error) {
      complain(error);
    }
  });
  part('off').addEventListener('click', async () => {
    const subscription = await known();
    localStorage.removeItem('posthorn-person');
    show();
    if (!subscription) return;
    await send('DELETE', { endpoint: subscription.endpoint }).catch(complain);
    await subscription.unsubscribe();
  });
  const person = localStorage.getItem('posthorn-person');
  const subscription = person && Notification.permission === 'granted' ? await known() : undefined;
  if (subscription) await keep(subscription, person).catch(complain);
}
if (box && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window) {
  box.hidden = false;
  begin().catch(complain);
}
`;
