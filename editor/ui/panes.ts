/** What can have the focus. */
const FOCUSABLE =
  'a[href],button:not(:disabled),input:not(:disabled),select,textarea,[tabindex="0"],[contenteditable="true"]';

const isShown = (element: HTMLElement) => element.offsetParent !== null || element.getClientRects().length > 0;

/** The element of each pane that had the focus last. */
const last = new WeakMap<HTMLElement, HTMLElement>();

/** The panes that are shown, as they follow each other: elements with `data-pane`. */
const panes = () => [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(isShown);

/** Moves the focus to the next pane, or to the one before: to where it was there last. */
export function cyclePanes(by: 1 | -1): void {
  const all = panes();
  if (all.length === 0) return;
  const { activeElement } = document;
  const here = all.findIndex((pane) => pane.contains(activeElement));
  if (here >= 0 && activeElement instanceof HTMLElement) last.set(all[here]!, activeElement);
  focusPane(all[(here < 0 ? (by === 1 ? 0 : all.length - 1) : here + by + all.length) % all.length]!);
}

/** @param name as `data-pane` says it */
export function focusPaneNamed(name: string): void {
  const pane = panes().find((each) => each.dataset.pane === name);
  if (pane) focusPane(pane);
}

/** Between two looks whether a pane is there that is still being loaded, and how long it is looked for, in ms. */
const LOOK_MS = 40;
const PATIENCE_MS = 4_000;

/** Moves the focus into a pane as soon as that has something to take it, unless somebody goes elsewhere meanwhile. */
export function focusSoon(name: string): void {
  const until = Date.now() + PATIENCE_MS;
  let here: Element | null | undefined;
  const look = () => {
    const { activeElement, body } = document;
    here ??= activeElement;
    if (activeElement !== here && activeElement !== body) return;
    const pane = panes().find((each) => each.dataset.pane === name);
    if (pane?.querySelector('[data-pane-focus]')) focusPane(pane);
    else if (Date.now() < until) setTimeout(look, LOOK_MS);
  };
  // A dialog that closes gives the focus back first.
  setTimeout(look, LOOK_MS);
}

function focusPane(pane: HTMLElement): void {
  const before = last.get(pane);
  const first = pane.querySelector<HTMLElement>('[data-pane-focus]') ?? pane.querySelector<HTMLElement>(FOCUSABLE);
  const target = before?.isConnected && isShown(before) ? before : first;
  (target ?? pane).focus();
}
