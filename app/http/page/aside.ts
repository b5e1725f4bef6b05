import { html } from 'hono/html';
import type { Task } from '../../../connectors/store/store.ts';
import type { Entry } from '../../../engine/interpreter/entry.ts';
import type { Story } from '../../story.ts';
import { NOTHING, type View } from './view.ts';

/** What waits for whom until when, the next deadline first. */
export function waitList(stories: readonly Story[], view: View) {
  const waits = stories
    .flatMap(({ event, waits }) =>
      waits.map((wait) => ({ event, wait, due: event.envelope.receivedAt + (wait.until ?? 0) })),
    )
    .sort((a, b) => a.due - b.due);
  if (!waits.length) return html`<p class="meta">${view.words.noWaits}</p>`;
  return foldedList(
    'waits',
    waits.map(({ event, wait, due }) => waitLine(event.subject, wait, due, view)),
  );
}

function waitLine(subject: string, { state = '', policy }: Entry, due: number, { words, title, time, distance }: View) {
  return html`<li><span class="wait">${words.state[state] ?? state}</span> ${words.until} <b>${time(due)}</b>
    <span class="why">(${distance(due)})</span><div class="why">${title(policy)} · ${subject}</div></li>`;
}

/** What is to do, with a button for who has done it. */
export function taskList(tasks: readonly Task[], view: View) {
  if (!tasks.length) return html`<p class="meta">${view.words.noTasks}</p>`;
  const openFirst = tasks.toSorted((a, b) => Number(a.doneAt !== undefined) - Number(b.doneAt !== undefined));
  return foldedList(
    'tasks',
    openFirst.map((task) => taskLine(task, view)),
  );
}

function taskLine({ id, title, system, assign, doneAt }: Task, { words, form, name, time }: View) {
  const end =
    doneAt === undefined
      ? html`<form method="post" action="/tasks/${encodeURIComponent(id)}/done"><input type="hidden" name="form" value="${form}"><button>${words.done}</button></form>`
      : html`<span class="good">${words.doneBy} ${time(doneAt)}</span>`;
  return html`<li><div class="row"><div>${title}<div class="why">${system}${assign ? ` · ${name(assign)}` : ''}</div></div>${end}</div></li>`;
}

const SHOWN = 7;

/** The first few; the rest on demand. */
function foldedList(id: string, items: readonly ReturnType<typeof html>[]) {
  const rest = items.length - SHOWN;
  const more =
    rest > 0 ? html`<details id="${id}"><summary>+ ${rest}</summary><ul>${items.slice(SHOWN)}</ul></details>` : NOTHING;
  return html`<ul>${items.slice(0, SHOWN)}</ul>${more}`;
}
