import { html, raw } from 'hono/html';
import type { Judged, Place, PolicyWhy, Why, WishWhy } from '../../why/answer.ts';
import { WHY_WORDS } from '../../why/words.ts';
import { quoteLink } from './event.ts';
import { STYLE } from './style.ts';
import { NOTHING, type View } from './view.ts';

/** Why persons were, or were not, told of one mail. Everything that comes from it is escaped by `html`. */
export function whyPage(why: Why, view: View) {
  const words = WHY_WORDS[view.language];
  const { event, persons, policies, others, mailIsGone } = why;
  const said = words.kind[event.kind] ?? (event.state === 'started' ? undefined : words.state[event.state]);
  return html`<!doctype html>
<html lang="${view.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title} · Posthorn</title><style>${raw(STYLE)}</style></head>
<body><header><h1><a href="/">Posthorn</a></h1><p>${words.title}</p></header>
<main class="single wide"><section>
<article><h3>${event.subject || event.messageId || event.id}</h3>
<p class="meta">${view.time(event.receivedAt)} · ${words.came} ${event.mailbox} · ${event.id}</p>
${said ? html`<p>${said}</p>` : NOTHING}${mailIsGone && event.kind !== 'own' ? html`<p>${words.mailIsGone}</p>` : NOTHING}</article>
${persons.map(
  ({ name, wishes }) =>
    html`<article><h3>${name}</h3><ul>${
      wishes.length
        ? wishes.map((wish) => wishLine(wish, view))
        : html`<li class="not">${words.notTold}: ${words.neverNamed}</li>`
    }</ul></article>`,
)}
${policies.length ? html`<h2>${words.ran}</h2>${policies.map((one) => policyCard(one, view, false))}` : NOTHING}
${others.length ? html`<h2>${words.nearly}</h2>${others.map((one) => policyCard(one, view, true))}` : NOTHING}
</section></main></body></html>`;
}

function wishLine(wish: WishWhy, view: View) {
  const words = WHY_WORDS[view.language];
  const { sent, at, channel, stage, priority, policy, place, cause, notes = {} } = wish;
  return html`<li class="${sent ? '' : 'not'}"><span class="${sent ? 'good' : 'wait'}">${sent ? words.told : words.notTold}</span>
    ${channel ? `${words.by} ${channel}` : ''} <span class="tag">${priority}</span> <span class="tag">${stage}</span> ${view.time(at)}
    <div>${words.because}: ${wish.words}${cause ? ` (${cause})` : ''}</div>
    <div class="why">${words.wish} ${place ? shown(place) : view.title(policy)}${place?.calledAt ? `, ${words.calledAt} ${shown(place.calledAt)}` : ''}</div>
    ${Object.entries(notes).map(([name, note]) => html`<div class="why">${words.verdicts}, ${name}: ${note}</div>`)}
    ${wish.delivery ? deliveryLine(wish.delivery, view) : NOTHING}${wish.summary ? summaryLine(wish.summary, view) : NOTHING}</li>`;
}

function summaryLine(summary: NonNullable<WishWhy['summary']>, view: View) {
  const words = WHY_WORDS[view.language].summary;
  if (summary === 'waiting') return html`<div class="wait">${words.waiting}</div>`;
  return html`<div class="why">${words.held(summary.items)}: ${summary.subject}</div>${deliveryLine(summary, view)}`;
}

function deliveryLine(
  { state, channel, detail, receipt, loggedAt, became, quoteOf }: NonNullable<WishWhy['delivery']>,
  view: View,
) {
  const words = WHY_WORDS[view.language];
  const more = [detail, receipt && `${words.receipt} ${receipt}`].filter(Boolean).join('; ');
  const end = became
    ? html`<div class="good">${words.became[became.state]} ${became.by === undefined ? '?' : view.name(became.by)}, ${view.time(became.at)}</div>`
    : NOTHING;
  return html`<div class="why">${words.delivery[state]} ${words.by} ${channel}, ${view.time(loggedAt)}${more ? `; ${more}` : ''}</div>${end}${quoteOf === undefined ? NOTHING : quoteLink(quoteOf, view)}`;
}

function policyCard(
  { policy, title, hash, file, changed, names, condition, found }: PolicyWhy,
  view: View,
  isNear: boolean,
) {
  const words = WHY_WORDS[view.language];
  const persons = names.map(view.name).join(', ');
  const named = persons ? `${isNear ? words.names : words.whoWas} ${persons}` : words.namesNobody;
  const who = changed && [
    words.changed[changed.kind],
    changed.by,
    changed.approvedBy && `${words.agreed} ${changed.approvedBy}`,
    view.time(changed.at),
  ];
  return html`<article><h3>${title}</h3><p class="meta">${policy} · ${file} · ${hash} · ${named}${who ? ` · ${who.filter(Boolean).join(' ')}` : ''}</p>
    ${found.map(({ in: where, before, words: matched, after }) => html`<div>${words.matched} ${where}: …${before}<mark>${matched}</mark>${after}…</div>`)}
    ${condition ? html`<details id="w-${policy}"><summary>${words.whole}</summary>${judged(condition)}</details>` : NOTHING}</article>`;
}

const MARKS = { true: '✓', false: '✗', unknown: '?' };

/** Parts in parts; what a helper gives is typed as text that is safe or still to come. */
function judged({ label, truth, of, reads }: Judged): ReturnType<typeof html> {
  return html`<ul class="tree"><li><span class="${truth === true ? 'good' : 'danger'}">${MARKS[`${truth}`]}</span> <code>${label}</code>
    ${reads.map(({ path, value }) => html`<div class="why">${path}: ${value}</div>`)}${of.map(judged)}</li></ul>`;
}

const shown = ({ file, line }: Place) => `${file}${line === undefined ? '' : `:${line}`}`;
