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

function focusPane(pane: HTMLElement): void {
  const before = last.get(pane);
  const first = pane.querySelector<HTMLElement>('[data-pane-focus]') ?? pane.querySelector<HTMLElement>(FOCUSABLE);
  const target = before?.isConnected && isShown(before) ? before : first;
  (target ?? pane).focus();
}
