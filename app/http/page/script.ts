/**
 * The page's only script: fetches the page anew every few seconds and exchanges what changed, unless somebody is about to
 * press something. Without it the page works, and stands still.
 */
export const SCRIPT = `
const main = () => document.querySelector('main');
const open = () => new Set([...document.querySelectorAll('details[open]')].map((one) => one.id));
let last = main().innerHTML;
async function refresh() {
  if (document.hidden || document.activeElement?.closest('form')) return;
  const answer = await fetch(location.pathname).catch(() => undefined);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
  if (fresh.innerHTML === last) return;
  last = fresh.innerHTML;
  const shown = open();
  for (const one of fresh.querySelectorAll('details')) one.open = shown.has(one.id);
  main().replaceWith(fresh);
}
setInterval(refresh, 3000);
`;
