import { html, raw } from 'hono/html';
import { STYLE } from '../page/style.ts';
import type { Language } from '../page/words.ts';

const WORDS = {
  en: {
    title: 'Editor',
    building: 'The editor is being built. This takes half a minute, once; the page opens by itself.',
  },
  zh: {
    title: '编辑器',
    building: '正在构建编辑器，仅需一次，约半分钟；完成后本页自动打开。',
  },
};

/** What stands at `/editor/` until there is an editor; looks again by itself, but where something stands in the way. */
export function buildingPage(language: Language, trouble: string | undefined) {
  const words = WORDS[language];
  const again = trouble === undefined ? raw('<meta http-equiv="refresh" content="2">') : '';
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${again}
<title>Posthorn</title><style>${raw(STYLE)}</style></head>
<body><header><h1>Posthorn</h1><p>${words.title}</p></header><main class="single">
<p class="note" role="status">${trouble ?? words.building}</p></main></body></html>`;
}
