import { html, raw } from 'hono/html';
import { STYLE } from './style.ts';
import { type Language, WORDS } from './words.ts';

/** What a visitor without the token sees. */
export function signInPage(language: Language) {
  const { signIn, signInHow } = WORDS[language];
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Posthorn</title><style>${raw(STYLE)}</style></head>
<body><header><h1>Posthorn</h1><p>${signIn}</p></header><main><p class="note">${signInHow}</p></main></body></html>`;
}
