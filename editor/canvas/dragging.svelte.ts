import type { Several } from '../../engine/compiler/edit/edit.ts';
import type { Entry } from './entries/entry.ts';
import type { Flow } from './flow.svelte.ts';

/** How far a pointer moves before it drags, in px: a click is never quite still. */
const STILL = 5;

type What = { readonly entry: Entry } | { readonly steps: Several };

/** Something that a pointer carries: steps to another place, or an entry of the palette to its first one. Mouse, pen and finger alike. */
export class Dragging {
  readonly #flow: Flow;
  now = $state.raw<{ readonly what: What; readonly title: string; readonly x: number; readonly y: number }>();
  /** Key of the gap at which it would be dropped. */
  gap = $state<string>();
  /** The nearest gap at a place of the window; the graph knows. */
  gapAt: (x: number, y: number) => string | undefined = () => undefined;

  constructor(flow: Flow) {
    this.#flow = flow;
  }

  /** Follows a pointer from where it was pressed. */
  press(event: PointerEvent, what: () => What | undefined, title: string): void {
    if (event.button !== 0) return;
    const { clientX, clientY, pointerId } = event;
    const leaving = new AbortController();
    const { signal } = leaving;
    const move = (now: PointerEvent) => {
      if (now.pointerId !== pointerId) return;
      if (!this.now && Math.hypot(now.clientX - clientX, now.clientY - clientY) < STILL) return;
      const carried = this.now?.what ?? what();
      if (!carried) return leaving.abort();
      this.now = { what: carried, title, x: now.clientX, y: now.clientY };
      this.gap = this.gapAt(now.clientX, now.clientY);
    };
    const end = (isDropped: boolean) => {
      leaving.abort();
      const { now, gap } = this;
      this.now = undefined;
      this.gap = undefined;
      if (isDropped && now && gap !== undefined) this.#drop(now.what, gap);
    };
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', () => end(true), { signal });
    window.addEventListener('pointercancel', () => end(false), { signal });
    const leave = (key: KeyboardEvent) => key.key === 'Escape' && end(false);
    window.addEventListener('keydown', leave, { signal, capture: true });
  }

  #drop(what: What, key: string): void {
    const gap = this.#flow.drawing.gaps.find((one) => one.key === key);
    if (!gap) return;
    if ('entry' in what) this.#flow.insert(what.entry, gap);
    else this.#flow.move(what.steps, gap, this.#flow.placeSaid(gap));
  }
}
