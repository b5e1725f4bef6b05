import { html, raw } from 'hono/html';
import { oneLine } from '../../../connectors/clean-text.ts';
import type { Action } from '../../../connectors/links/token.ts';
import type { Alert } from '../../../engine/arbiter/alert.ts';
import type { Before } from '../../acts/deeds.ts';
import { STYLE } from '../page/style.ts';
import { NOTHING } from '../page/view.ts';
import type { Language } from '../page/words.ts';
import { ACT_WORDS } from './words.ts';

/** What the pages need of an alert; its texts quote a mail and are escaped by `html`. */
export interface Shown {
  readonly language: Language;
  readonly alert: Alert;
  readonly action: Action;
  /** An instant (epoch ms) by the person's clock. */
  time(at: number): string;
  /** A person's name by id. */
  name(id: string): string;
  /** Proves that a form is ours: value of its hidden field. */
  readonly proof: string;
}

/** How far the proof of identity has come. */
export interface IdentityStep {
  readonly awaits: boolean;
  readonly said?: string | undefined;
  readonly isTrouble?: boolean;
}

type Html = ReturnType<typeof html>;

/** Who would do what about which alert, and the button. */
export function confirmPage(shown: Shown, identity?: IdentityStep) {
  const words = ACT_WORDS[shown.language];
  const { action, proof } = shown;
  const field = html`<input type="hidden" name="page" value="${proof}">`;
  const act = html`<form method="post">${field}<button class="act">${words.button[action]}</button></form>`;
  return frame(
    shown.language,
    words.ask[action],
    html`${facts(shown)}<p>${words.means[action]}</p>${identity ? identityForms(shown, identity, field) : act}`,
  );
}

function identityForms({ language, action }: Shown, { awaits, said, isTrouble }: IdentityStep, field: Html) {
  const words = ACT_WORDS[language];
  const note = html`<p class="${isTrouble ? 'danger' : 'meta'}" role="status">${said ?? words.identity}</p>`;
  const code = html`<form method="post">${field}<label>${words.code} <input name="code" inputmode="numeric"
    autocomplete="one-time-code" pattern="[0-9 ]{6,7}" required autofocus></label>
    <button class="act">${words.button[action]}</button></form>`;
  const send = html`<form method="post">${field}<input type="hidden" name="send" value="code"><button
    class="${awaits ? '' : 'act'}">${awaits ? words.anotherCode : words.sendCode}</button></form>`;
  return html`${note}${awaits ? code : NOTHING}${send}`;
}

export function donePage(shown: Shown) {
  const words = ACT_WORDS[shown.language];
  return frame(shown.language, words.now[shown.action], html`${facts(shown)}<p>${words.closeWindow}</p>`);
}

export function alreadyPage(shown: Shown, { state, by, at }: Before) {
  const words = ACT_WORDS[shown.language];
  const who = by === undefined ? words.somebody : shown.name(by);
  return frame(
    shown.language,
    words.already[state],
    html`<dl><dt>${words.by}</dt><dd>${who}</dd><dt>${words.at}</dt><dd>${shown.time(at)}</dd>
      <dt>${words.alert}</dt><dd>${subjectOf(shown)}</dd></dl><p>${words.closeWindow}</p>`,
  );
}

/** What is wrong, and what to do. */
export function troublePage(language: Language, trouble: Trouble) {
  const words = ACT_WORDS[language];
  return frame(language, words[trouble], html`<p>${words[`${trouble}How`]}</p>`);
}

export type Trouble = 'invalid' | 'expired' | 'gone' | 'tooMany' | 'foreign';

function facts(shown: Shown) {
  const words = ACT_WORDS[shown.language];
  const { alert } = shown;
  return html`<dl><dt>${words.asPerson}</dt><dd>${oneLine(alert.name, 100)}</dd>
    <dt>${words.alert}</dt><dd>${subjectOf(shown)}</dd><dt>${words.sentAt}</dt><dd>${shown.time(alert.at)}</dd></dl>`;
}

const subjectOf = ({ alert }: Shown) => oneLine(alert.subject, 300);

function frame(language: Language, title: string, content: Html) {
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow"><title>${title} · Posthorn</title><style>${raw(STYLE)}</style></head>
<body><header><h1>Posthorn</h1></header>
<main class="single"><section class="note"><h2 class="ask">${title}</h2>${content}</section></main></body></html>`;
}
