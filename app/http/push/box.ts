import { html } from 'hono/html';
import type { View } from '../page/view.ts';
import type { Push } from './part.ts';

/** Where somebody allows alerts on the device in front of them. Hidden until the script knows that the browser can. */
export function pushBox({ publicKey }: Push, { words: { push }, rules: { people } }: View) {
  const persons = Object.entries(people).flatMap(([id, { kind, name }]) => (kind === 'person' ? [{ id, name }] : []));
  return html`<div id="push" hidden data-key="${publicKey}" data-on="${push.on}" data-denied="${push.denied}" data-failed="${push.failed}">
<span id="push-state" role="status"></span><label>${push.who} <select id="push-who">${persons.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></label>
<button id="push-on">${push.turnOn}</button><button id="push-off" hidden>${push.turnOff}</button></div>`;
}
