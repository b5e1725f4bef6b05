import { html } from 'hono/html';
import type { Action } from '../../../connectors/links/token.ts';
import type { Alert } from '../../../engine/arbiter/alert.ts';
import type { Entry } from '../../../engine/interpreter/entry.ts';
import { isoDuration } from '../../../engine/plan/duration.ts';
import { quoteShown } from '../../../engine/quote/wording/summary.ts';
import type { Story, ToldAlert } from '../../story.ts';
import { NOTHING, type View } from './view.ts';

/** One mail: who was told and why, who was not and why not, and all that happened. */
export function eventCard(story: Story, view: View) {
  const { event, alerts, refused, entries } = story;
  const { words } = view;
  if (!entries.length) return plainCard(story, view);
  return html`<article>
    <h3>${event.subject || event.messageId || event.id}</h3>
    <p class="meta">${origin(story, view)}</p>
    <ul>${alerts.map((alert) => alertLine(alert, view))}${refused.map((entry) => refusedLine(event.id, entry, view))}</ul>
    <details id="t-${event.id}"><summary>${words.timeline}</summary>
      <table>${entries.map((entry) => entryRow(entry, view))}</table>
    </details>
  </article>`;
}

/** A mail that no policy cares for is one line. */
function plainCard({ event }: Story, { words, time }: View) {
  const state = event.state === 'unmatched' ? words.nothingMatched : words.beingHanded;
  return html`<article class="plain"><h3>${event.subject || event.messageId || event.id}
    <span class="meta">${time(event.envelope.receivedAt)} · ${event.envelope.mailbox} · ${state}</span></h3></article>`;
}

function origin({ event, entries }: Story, { time, title }: View): string {
  const policies = [...new Set(entries.map(({ policy }) => policy))].map(title);
  return [time(event.envelope.receivedAt), event.envelope.mailbox, ...policies].join(' · ');
}

function alertLine({ alert, state, reason, became, detail }: ToldAlert, view: View) {
  const { words } = view;
  const danger = alert.danger ? html` <span class="tag danger">${words.danger}</span>` : NOTHING;
  const trouble =
    state === 'sent' ? NOTHING : html` <span class="danger">${words[state]}${detail ? `: ${detail}` : ''}</span>`;
  const mark = became ? html`<span class="good">${words[became.state]}</span>` : NOTHING;
  const verdict = alert.verdict ? html`${actForm(alert, 'fine', view)}${actForm(alert, 'bad', view)}` : NOTHING;
  const buttons = html`<div class="acts">${mark}${became ? NOTHING : actForm(alert, 'acknowledge', view)}${became?.state === 'resolved' ? NOTHING : actForm(alert, 'resolve', view)}${verdict}</div>`;
  return html`<li><div class="row"><div><span class="who">${alert.name}</span> ${words.told} ${words.by} ${alert.channel}
      <span class="tag ${alert.priority}">${words.priority[alert.priority]}</span>
      <span class="tag">${words.stage[alert.stage]}</span>${danger}${trouble}
      <div class="why">${whyLink(alert.event, alert.person, view.reason(reason))}</div></div>${buttons}</div>
    ${alert.quote?.text ? quoteLink(alert.key, view) : NOTHING}
    <details id="a-${alert.key}"><summary>${words.text}</summary><pre>${alert.subject}

${[alert.body, ...(alert.quote ? [quoteShown(alert.quote, view.language)] : [])].join('\n\n')}</pre></details></li>`;
}

function actForm({ event, key, person }: Alert, action: Action, { words, form }: View) {
  return html`<form method="post" action="/events/${encodeURIComponent(event)}/${action}">
    <input type="hidden" name="form" value="${form}"><input type="hidden" name="alert" value="${key}">
    <input type="hidden" name="by" value="${person}"><button>${words[action]}</button></form>`;
}

/** Where the quote of an alert lies as PDF. */
export const quoteLink = (key: string, { words }: View) =>
  html`<div><a href="/alerts/${key}/quote.pdf">${words.quotePdf}</a></div>`;

const whyLink = (event: string, person: string, reason: string) =>
  html`<a href="/why/${encodeURIComponent(event)}?person=${encodeURIComponent(person)}">${reason}</a>`;

function refusedLine(event: string, { to = '', reason = '', policy }: Entry, view: View) {
  const { words, name, title } = view;
  return html`<li class="not"><span class="who">${name(to)}</span> ${words.notTold}
    <span class="why">· ${whyLink(event, to, view.reason(reason))} · ${title(policy)}</span></li>`;
}

function entryRow(entry: Entry, view: View) {
  const { words, name, title } = view;
  const { to, channel, reason, effect, detail, state, until, exit } = entry;
  const said = [
    to && name(to),
    channel,
    effect,
    entry.kind !== 'start' && detail,
    state && (words.state[state] ?? state),
    until !== undefined && `${words.until} +${isoDuration(until)}`,
    exit,
    reason && view.reason(reason),
  ];
  return html`<tr><td>+${isoDuration(entry.at)}</td><td>${title(entry.policy)}</td><td>${words.kind[entry.kind]}
    ${said.filter(Boolean).join(' · ')}</td></tr>`;
}
