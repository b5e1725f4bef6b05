import { html, raw } from 'hono/html';
import type { Task } from '../../../connectors/store/store.ts';
import type { Story } from '../../story.ts';
import { pushBox } from '../push/box.ts';
import type { Push } from '../push/part.ts';
import { PUSH_SCRIPT } from '../push/script.ts';
import { taskList, waitList } from './aside.ts';
import { eventCard } from './event.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';
import { NOTHING, type View } from './view.ts';

/** The whole page. Everything that comes from a mail or the rules is escaped by `html`. */
export function page(stories: readonly Story[], tasks: readonly Task[], view: View, push?: Push) {
  const { words, language } = view;
  const cards = stories.length
    ? stories.map((story) => eventCard(story, view))
    : html`<p class="note">${words.noEvents}</p>`;
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Posthorn</title><style>${raw(STYLE)}</style></head>
<body><header><h1>Posthorn</h1><p>${words.tagline}</p><a href="/editor/">${words.editor}</a>${push ? pushBox(push, view) : NOTHING}</header>
<main><section><h2>${words.events}</h2>${cards}</section>
<aside><section><h2>${words.waits}</h2>${waitList(stories, view)}</section>
<section><h2>${words.tasks}</h2>${taskList(tasks, view)}</section></aside></main>
<script>${raw(SCRIPT)}</script>${push ? raw(`<script>${PUSH_SCRIPT}</script>`) : NOTHING}</body></html>`;
}
